package io.github.camelseedream.example.durable;

import io.github.camelseedream.error.CapacityExceededException;
import io.github.camelseedream.error.DownloadException;
import io.github.camelseedream.error.IdempotencyConflictException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.RateLimitedException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TaskException;
import io.github.camelseedream.error.TaskTimedOutException;
import io.github.camelseedream.error.TaskUnreachableException;
import io.github.camelseedream.error.TransportException;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.result.TaskHandle;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rule of what becomes of a message whose call failed. Threadsafe. */
final class Failures {

    /** What is next for a message. */
    enum Fate {
        /** Back to its queue, for later. */
        AGAIN,
        /** Put aside: it may be paid for, and nobody can tell. */
        UNKNOWN,
        /** Put aside. */
        FAILED;

        /** Where it is put aside. */
        String folder() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** With these the task may go well all the same. */
    private static final List<Class<? extends SeedreamException>> OF_NO_TASK =
            List.of(
                    TaskException.class,
                    DownloadException.class,
                    CapacityExceededException.class,
                    TransportException.class,
                    RateLimitedException.class);

    private static final String GIVEN_UP =
            "it has taken longer than -DgiveUpHours, or was with a simulator that is gone";

    private static final Map<CallOutcome, String> PAID =
            Map.of(
                    CallOutcome.NOT_SENT, "no, nothing was sent",
                    CallOutcome.REJECTED, "no",
                    CallOutcome.ACCEPTED, "yes",
                    CallOutcome.UNKNOWN, "perhaps");

    private final boolean idempotent;
    private final Instant oldest;
    private final Duration giveUpAfter;
    private final Clock clock;

    /**
     * @param idempotent whether the ledger sends again what is in doubt, with the same key
     * @param oldest tasks from before are of no use: the simulator that had them is gone
     * @param giveUpAfter for how long after its submit a task is waited for, and a submit in doubt
     *     is tried again
     */
    Failures(boolean idempotent, Instant oldest, Duration giveUpAfter, Clock clock) {
        this.idempotent = idempotent;
        this.oldest = oldest;
        this.giveUpAfter = giveUpAfter;
        this.clock = clock;
    }

    /**
     * After a wait that brought nothing.
     *
     * @throws TaskTimedOutException where it was the last one
     */
    void refuseToWaitForEver(Job job, TaskHandle task) {
        if (isTooOld(job.takenSince())) {
            throw new TaskTimedOutException(
                    new CallContext(task.getProvider(), task.getModel(), ""), task, GIVEN_UP);
        }
    }

    private boolean isTooOld(Instant since) {
        return since.isBefore(oldest) || since.plus(giveUpAfter).isBefore(clock.instant());
    }

    /**
     * A failure that the component has no name for, such as an outbox that takes no file: a request
     * may have been taken, and a task is still there.
     */
    static SeedreamException named(Job job, Exception error) {
        if (error instanceof SeedreamException seedream) {
            return seedream;
        }
        String message = "It failed unexpectedly: " + error;
        return job.isHandle()
                ? new TaskUnreachableException(
                        CallContext.NONE, TaskHandle.builder().build(), message)
                : new OutcomeUnknownException(CallContext.NONE, message, error);
    }

    Fate of(Job job, SeedreamException error) {
        return job.isHandle() ? ofHandle(job, error) : ofRequest(job, error);
    }

    private Fate ofHandle(Job job, SeedreamException error) {
        boolean mayGoWell = OF_NO_TASK.stream().anyMatch(kind -> kind.isInstance(error));
        return mayGoWell && !isTooOld(job.takenSince()) ? Fate.AGAIN : Fate.FAILED;
    }

    private Fate ofRequest(Job job, SeedreamException error) {
        if (error.outcome() == CallOutcome.UNKNOWN) {
            return idempotent && !isTooOld(takenSince(job)) ? Fate.AGAIN : Fate.UNKNOWN;
        }
        if (error instanceof IdempotencyConflictException) {
            // what was taken with this key before was ours
            return Fate.UNKNOWN;
        }
        return error.isRepeatable() ? Fate.AGAIN : Fate.FAILED;
    }

    /** Since when the provider may have it, after a submit of unknown outcome. */
    private Instant takenSince(Job job) {
        return job.takenSince() == null ? clock.instant() : job.takenSince();
    }

    /** The job as it goes back to its queue. */
    Job again(Job job, SeedreamException error) {
        return error.outcome() == CallOutcome.UNKNOWN ? job.takenSince(takenSince(job)) : job;
    }

    /** What is written beside a message that was put aside. */
    static String reason(Job job, SeedreamException error, Fate fate) {
        return """
        %s

        Paid: %s.
        Put %s into the inbox to have it %s
        """
                .formatted(
                        error.getMessage(),
                        PAID.get(error.outcome()),
                        job.fileName(),
                        remedy(job, fate));
    }

    private static String remedy(Job job, Fate fate) {
        if (job.isHandle()) {
            return "waited for again; that costs nothing.";
        }
        return fate == Fate.UNKNOWN
                ? "made all the same, and perhaps pay twice. The provider's list of your requests"
                        + " tells whether it was taken."
                : "tried again.";
    }
}
