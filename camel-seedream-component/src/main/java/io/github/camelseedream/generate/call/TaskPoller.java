package io.github.camelseedream.generate.call;

import io.github.camelseedream.error.RateLimitedException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TaskUnreachableException;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.http.HttpReply;
import io.github.camelseedream.http.HttpTransport;
import io.github.camelseedream.http.RateLimiter;
import io.github.camelseedream.http.Retry;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderTask;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.TaskProvider;
import io.github.camelseedream.provider.wire.ProviderErrors;
import io.github.camelseedream.provider.wire.ReplyReader;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.CallOutcome;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls the tasks of a call. A poll costs nothing, so a reply that says nothing of the task (no
 * connection, 429, 5xx, a page of a proxy) only means to poll again later. For one thread at a
 * time.
 *
 * @hidden
 */
public final class TaskPoller {

    private static final Logger LOG = LoggerFactory.getLogger(TaskPoller.class);

    private final GenerationContext context;
    private final TaskProvider provider;
    private final RateLimiter rateLimiter;

    public TaskPoller(GenerationContext context) {
        this.context = context;
        this.provider = (TaskProvider) context.provider();
        this.rateLimiter = context.target().rateLimiter();
    }

    /**
     * Polls each task once that has not ended, unless the provider asked for a pause.
     *
     * @return whether any was polled
     */
    public boolean poll(ProviderCall call, TaskStates tasks) {
        if (tasks.isDone() || rateLimiter.isClosed()) {
            return false;
        }
        tasks.polled();
        for (ProviderTask task : tasks.open()) {
            if (call.isAwaited()) {
                poll(call, tasks, task);
            }
        }
        return true;
    }

    private void poll(ProviderCall call, TaskStates tasks, ProviderTask task) {
        CallContext where = new CallContext(provider.spec().name(), task.model(), task.id());
        try {
            poll(call, tasks, task, provider.status(task), where);
        } catch (IOException e) {
            LOG.debug("{} could not be polled, and is polled again: {}", where, e.getMessage());
        } catch (SeedreamException e) {
            record(call, tasks, task, new Outcome.Failed(e));
        } catch (RuntimeException | Error e) {
            // a provider of the user's own may break
            unreachable(call, Unforeseen.adapterFailed(e));
        }
    }

    private void poll(
            ProviderCall call,
            TaskStates tasks,
            ProviderTask task,
            HttpCall poll,
            CallContext where)
            throws IOException {
        HttpTransport transport = context.transport();
        try (HttpReply reply = transport.send(poll, context.deadline())) {
            if (Retry.mayPass(reply.status())) {
                LOG.debug("{} answered with status {}: polled again", where, reply.status());
                slowDown(reply, where);
                return;
            }
            Reply whole = ReplyReader.read(reply, context.store());
            if (ProviderErrors.isBlocked(whole)) {
                LOG.debug("{} was not reached for a bot check: polled again", where);
            } else if (!whole.isSuccess()) {
                String status = "it answered with status " + whole.status();
                String text = ProviderErrors.errorText(whole);
                unreachable(call, text.isEmpty() ? status : status + ": " + text);
            } else {
                Outcome outcome =
                        Objects.requireNonNull(
                                provider.readStatus(task, whole), "it says nothing of the task");
                record(
                        call,
                        tasks,
                        task,
                        outcome.linkedFrom(transport.uri(poll)).withTexts(transport::withoutKey));
            }
        }
    }

    private void slowDown(HttpReply reply, CallContext where) throws IOException {
        if (reply.status() == 429
                && ProviderErrors.failure(ReplyReader.read(reply, context.store()), where, Map.of())
                        instanceof RateLimitedException limited) {
            rateLimiter.refused(limited.retryAfter());
        }
    }

    /** The task was submitted, so an adapter that says that nothing was sent is broken. */
    private static void record(
            ProviderCall call, TaskStates tasks, ProviderTask task, Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed
                && failed.error().outcome() == CallOutcome.NOT_SENT) {
            unreachable(call, Unforeseen.adapterFailed(failed.error()));
        } else {
            tasks.record(task, outcome);
        }
    }

    private static void unreachable(ProviderCall call, String why) {
        call.waitEnded((where, task) -> new TaskUnreachableException(where, task, why));
    }
}
