package io.github.camelseedream.generate.call;

import io.github.camelseedream.error.RateLimitedException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TaskUnreachableException;
import io.github.camelseedream.generate.limit.RateLimiter;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.http.HttpReply;
import io.github.camelseedream.http.HttpTransport;
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
import java.util.Optional;
import java.util.function.IntPredicate;
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

    private static final int TOO_MANY_REQUESTS = 429;

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
        if (tasks.isDone()) {
            return false;
        }
        rateLimiter.refresh();
        if (rateLimiter.isClosed()) {
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
            poll(call, tasks, task, where);
        } catch (IOException e) {
            LOG.debug("{} could not be polled, and is polled again: {}", where, e.getMessage());
        } catch (SeedreamException e) {
            record(call, tasks, task, new Outcome.Failed(e));
        } catch (RuntimeException | Error e) {
            // a provider of the user's own may break
            unreachable(call, Unforeseen.adapterFailed(e));
        }
    }

    private void poll(ProviderCall call, TaskStates tasks, ProviderTask task, CallContext where)
            throws IOException {
        HttpCall poll = provider.status(task);
        Optional<Reply> status = send(poll, Retry::mayPass, where);
        if (status.isEmpty()) {
            return;
        }
        Reply told = status.get();
        if (!told.isSuccess()) {
            String text = ProviderErrors.errorText(told);
            String why = "it answered with status " + told.status();
            unreachable(call, text.isEmpty() ? why : why + ": " + text);
            return;
        }
        Optional<HttpCall> result = provider.result(task, told);
        if (result.isEmpty()) {
            record(call, tasks, task, linked(provider.readStatus(task, told), poll));
            return;
        }
        Optional<Reply> came = send(result.get(), code -> code == TOO_MANY_REQUESTS, where);
        if (came.isPresent()) {
            Outcome outcome = provider.readResult(task, told, came.get());
            record(call, tasks, task, linked(outcome, result.get()));
        }
    }

    /**
     * A reply that may say something of a task; empty where it only means to poll again.
     *
     * @param mayPass the statuses that say nothing
     */
    private Optional<Reply> send(HttpCall poll, IntPredicate mayPass, CallContext where)
            throws IOException {
        try (HttpReply reply = context.transport().send(poll, context.deadline())) {
            if (mayPass.test(reply.status())) {
                LOG.debug("{} answered with status {}: polled again", where, reply.status());
                slowDown(reply, where);
                return Optional.empty();
            }
            Reply whole = ReplyReader.read(reply, context.store());
            if (ProviderErrors.isBlocked(whole)) {
                LOG.debug("{} was not reached for a bot check: polled again", where);
                return Optional.empty();
            }
            return Optional.of(whole);
        }
    }

    private Outcome linked(Outcome outcome, HttpCall poll) {
        HttpTransport transport = context.transport();
        return Objects.requireNonNull(outcome, "it says nothing of the task")
                .linkedFrom(transport.uri(poll))
                .withTexts(transport::withoutKey);
    }

    private void slowDown(HttpReply reply, CallContext where) throws IOException {
        if (reply.status() == TOO_MANY_REQUESTS
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
