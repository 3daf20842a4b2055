package io.github.camelseedream.generate.event;

import io.github.camelseedream.error.PartialResultException;
import io.github.camelseedream.result.Cost;
import io.github.camelseedream.result.ImageFailure;
import io.github.camelseedream.result.ImageResult;
import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.result.TaskProgress;
import java.time.Duration;
import java.util.List;

/**
 * Something that happened to a request. It is {@link Refused}, or {@link Started} and later, once,
 * {@link Finished} or {@link Failed}; the others come in between. Immutable.
 */
public sealed interface GenerationEvent {

    /** Nothing was sent, and nothing follows. */
    record Refused(Throwable error) implements GenerationEvent {}

    /**
     * It has a place among the calls under way.
     *
     * @param queued how long it waited for that
     */
    record Started(Duration queued) implements GenerationEvent {}

    /**
     * A call that makes images was sent, and answered or not; a request may make several.
     *
     * @param took from the call to its answer, images inside the answer included
     */
    record Submitted(Duration took) implements GenerationEvent {}

    /**
     * The provider works on a task of it, which is not known to have ended.
     *
     * @param progress of all tasks of the request so far
     */
    record TaskPending(TaskProgress progress) implements GenerationEvent {}

    /**
     * A task was polled; perhaps it gave no answer.
     *
     * @param progress of all tasks of the request so far
     */
    record TaskPolled(TaskProgress progress) implements GenerationEvent {}

    /**
     * A task is not waited for any more: it has ended, or the time was over.
     *
     * @param waited how long it was waited for here
     */
    record TaskWaitEnded(Duration waited) implements GenerationEvent {}

    /** An image was fetched by its URL. */
    record Downloaded(Duration took) implements GenerationEvent {}

    /**
     * It has an answer.
     *
     * @param images how many images are in it
     * @param cost what the provider says they cost; null where it does not tell
     * @param failures the images that did not come
     */
    record Finished(int images, Cost cost, List<ImageFailure> failures) implements GenerationEvent {

        public Finished {
            failures = List.copyOf(failures);
        }

        /** What of an answer is told, whatever was asked for. */
        public static Finished of(Object answer) {
            if (answer instanceof ImageResult result) {
                return new Finished(
                        result.getImages().size(), result.getCost(), result.getFailures());
            }
            return new Finished(
                    0, null, answer instanceof TaskHandle task ? task.getFailures() : List.of());
        }
    }

    /**
     * It has none.
     *
     * @param delivered what the error carries all the same; nothing but under {@code
     *     partialFailure=fail}
     */
    record Failed(Throwable error, Finished delivered) implements GenerationEvent {

        public static Failed of(Throwable error) {
            return new Failed(
                    error,
                    Finished.of(
                            error instanceof PartialResultException some ? some.result() : null));
        }
    }
}
