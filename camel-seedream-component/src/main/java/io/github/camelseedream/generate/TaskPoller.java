package io.github.camelseedream.generate;

import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.error.CallOutcome;
import io.github.camelseedream.error.RateLimitedException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TaskUnreachableException;
import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.http.HttpReply;
import io.github.camelseedream.http.Retry;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderTask;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.TaskProvider;
import io.github.camelseedream.provider.wire.ProviderErrors;
import io.github.camelseedream.provider.wire.ReplyReader;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a provider how the tasks of a call stand. Asking costs nothing, so whatever says nothing of
 * the task (no connection, 429, 5xx, a page of a proxy) only means to ask again later.
 */
final class TaskPoller {

    private static final Logger LOG = LoggerFactory.getLogger(TaskPoller.class);

    private final Target target;
    private final TaskProvider provider;
    private final SharedResources rooms;
    private final Deadline deadline;

    TaskPoller(Target target, SharedResources rooms, Deadline deadline) {
        this.target = target;
        this.provider = (TaskProvider) target.provider();
        this.rooms = rooms;
        this.deadline = deadline;
    }

    /**
     * Asks once for each task that has not ended.
     *
     * @return whether anything was asked
     */
    boolean look(ProviderCall part) {
        if (!part.isWaiting() || target.rateGate().isClosed()) {
            return false;
        }
        part.tasks().asking();
        for (ProviderTask task : part.tasks().open()) {
            if (part.waitEnd() == null) {
                ask(part, task);
            }
        }
        return true;
    }

    private void ask(ProviderCall part, ProviderTask task) {
        CallContext context = new CallContext(provider.spec().name(), task.model(), task.id());
        try {
            ask(part, task, provider.status(task), context);
        } catch (IOException e) {
            LOG.debug("{} could not be asked; it is asked again: {}", context, e.getMessage());
        } catch (SeedreamException e) {
            said(part, task, new Outcome.Failed(e));
        } catch (RuntimeException | Error e) {
            // a provider of the user's own may break
            unreachable(part, Unforeseen.adapterFailed(e));
        }
    }

    /** A task was submitted, so an adapter that says that nothing was sent says nothing of it. */
    private static void said(ProviderCall part, ProviderTask task, Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed
                && failed.error().outcome() == CallOutcome.NOT_SENT) {
            unreachable(part, Unforeseen.adapterFailed(failed.error()));
        } else {
            part.tasks().said(task, outcome);
        }
    }

    private void ask(ProviderCall part, ProviderTask task, HttpCall call, CallContext context)
            throws IOException {
        try (HttpReply reply = target.transport().send(call, deadline)) {
            if (Retry.mayPass(reply.status())) {
                LOG.debug("{} answered with status {}; it is asked again", context, reply.status());
                slowDown(reply, context);
                return;
            }
            Reply whole = ReplyReader.read(reply, rooms.store());
            if (ProviderErrors.isBlocked(whole)) {
                LOG.debug("{} was not reached for a bot check; it is asked again", context);
            } else if (!whole.isSuccess()) {
                String said = "it answered with status " + whole.status();
                String text = ProviderErrors.errorText(whole);
                unreachable(part, text.isEmpty() ? said : said + ": " + text);
            } else {
                Outcome said =
                        Objects.requireNonNull(
                                provider.readStatus(task, whole), "it says nothing of the task");
                said(
                        part,
                        task,
                        said.linkedFrom(target.transport().uri(call))
                                .withTexts(target.transport()::withoutKey));
            }
        }
    }

    private void slowDown(HttpReply reply, CallContext context) throws IOException {
        if (reply.status() == 429
                && ProviderErrors.failure(ReplyReader.read(reply, rooms.store()), context, Map.of())
                        instanceof RateLimitedException limited) {
            target.rateGate().refused(limited.retryAfter());
        }
    }

    private static void unreachable(ProviderCall part, String why) {
        part.endWait((context, task) -> new TaskUnreachableException(context, task, why));
    }
}
