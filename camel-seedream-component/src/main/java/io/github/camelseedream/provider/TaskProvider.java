package io.github.camelseedream.provider;

import io.github.camelseedream.http.HttpCall;
import java.time.Duration;
import java.util.Optional;

/**
 * A provider that takes a request as a task and is asked for its images later. Its {@link #read}
 * answers with {@link Outcome.Pending}. Pure, like every adapter. Safe for use by several threads.
 */
public interface TaskProvider extends ImageProvider {

    /**
     * Whether this may be the id of a task here. An id comes from a handle, which may be forged: an
     * id that could lead a call elsewhere must not pass.
     */
    boolean isTaskId(String id);

    /** The call that asks how a task stands; it costs nothing. */
    HttpCall status(ProviderTask task);

    /**
     * What an answer to {@link #status} with a good status means: images, not yet, or never. The
     * failure of a task is one of {@link io.github.camelseedream.error.TaskFailedException}, {@link
     * io.github.camelseedream.error.ContentRejectedException} and {@link
     * io.github.camelseedream.error.TaskExpiredException}. Other answers do not come here: either
     * the question is asked again (429, 5xx, no JSON), or it was refused, which says nothing of the
     * task.
     */
    Outcome readStatus(ProviderTask task, Reply reply);

    /**
     * The call that gets what a task has come to, where an answer to {@link #status} says only that
     * it has ended. It costs nothing.
     *
     * @param status the answer, with a good status
     */
    default Optional<HttpCall> result(ProviderTask task, Reply status) {
        return Optional.empty();
    }

    /**
     * What an answer to {@link #result} means, as in {@link #readStatus}. Other than there, every
     * answer comes here but 429 and one without JSON; one that says nothing of the task is {@link
     * Outcome.Pending}, and the task is polled again.
     *
     * @param status the answer that said that the task has ended
     */
    default Outcome readResult(ProviderTask task, Reply status, Reply result) {
        return readStatus(task, result);
    }

    /**
     * For how long a submit with the same {@link ProviderRequest#idempotencyKey()} is the same
     * task; zero where the provider knows no keys.
     */
    default Duration keyLife() {
        return Duration.ZERO;
    }

    /** Whether a submit with the same key, sent again at once, is the same task. */
    default boolean isIdempotent() {
        return !keyLife().isZero();
    }
}
