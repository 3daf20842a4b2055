package io.github.camelseedream.generate;

import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.error.CallOutcome;
import io.github.camelseedream.error.CapacityExceededException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.RateLimitedException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TaskUnreachableException;
import io.github.camelseedream.error.TransportException;
import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.http.HttpReply;
import io.github.camelseedream.http.RateLimiter;
import io.github.camelseedream.http.SendException;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.TaskProvider;
import io.github.camelseedream.provider.wire.ProviderErrors;
import io.github.camelseedream.provider.wire.ReplyReader;
import io.github.camelseedream.task.TaskStates;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One call of a request, from the wire to the images: send it once, read the answer, fetch what it
 * points at. Runs on a worker; the {@link SubmissionLedger} keeps what a redelivery must know.
 */
final class CallExecutor {

    /** How often a call is sent in all while it is refused for the rate. */
    private static final int MOST_TRIES = 4;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final GenerationContext job;
    private final SharedResources rooms;
    private final Deadline deadline;
    private final RequestEvents events;
    private final ImageFetcher images;

    CallExecutor(GenerationContext job, SharedResources rooms, PendingResult<?> ticket) {
        this.job = job;
        this.rooms = rooms;
        this.deadline = ticket.deadline();
        this.events = ticket.events();
        this.images = new ImageFetcher(job, rooms.store(), deadline, events);
    }

    /**
     * Runs one call as far as it can go now: to its images, to its tasks, or to its failure.
     *
     * @return how long to wait before it goes on; zero when there is nothing more to do here
     */
    Duration run(ProviderCall part) {
        try {
            return answer(part);
        } catch (SeedreamException e) {
            part.fail(inDoubt(part, e));
        } catch (RuntimeException | Error e) {
            broken(part, e);
        }
        return Duration.ZERO;
    }

    /** Whatever breaks, a call that was handed out stays handed out, and its handle is not lost. */
    void broken(ProviderCall part, Throwable cause) {
        CallContext context = context(part.call());
        if (part.isWaiting()) {
            part.endWait(
                    (whole, task) ->
                            new TaskUnreachableException(
                                    whole, task, Unforeseen.adapterFailed(cause)));
        } else if (part.tasks() != null || job.ledger().recall(part.digest()).isPresent()) {
            part.fail(Unforeseen.afterSending(context, cause));
        } else {
            part.fail(Unforeseen.adapterFailed(context, cause));
        }
    }

    /**
     * What may have run once may be billed, whatever became of sending it again. That is no cause:
     * Camel would look for a handler of the cause first.
     */
    private SeedreamException inDoubt(ProviderCall part, SeedreamException error) {
        boolean isFree =
                error.outcome() == CallOutcome.NOT_SENT || error.outcome() == CallOutcome.REJECTED;
        Optional<SeedreamException> doubt = isFree ? doubt(part) : Optional.empty();
        if (doubt.isEmpty()) {
            return error;
        }
        SeedreamException still =
                new OutcomeUnknownException(
                        context(part.call()),
                        doubt.get()
                                        .getMessage()
                                        .replace(
                                                ProviderErrors.MAYBE_PAID,
                                                "It may have been paid for")
                                + ". Sent again, it ended so: "
                                + error.getMessage(),
                        null);
        still.addSuppressed(error);
        return still;
    }

    /** Why an earlier sending of the call may have run. */
    private Optional<SeedreamException> doubt(ProviderCall part) {
        return job.ledger()
                .recall(part.digest())
                .filter(SubmissionLedger.Unknown.class::isInstance)
                .map(entry -> ((SubmissionLedger.Unknown) entry).error());
    }

    /** From an earlier delivery, or from the provider. */
    private Duration answer(ProviderCall part) {
        SubmissionLedger.Entry known = job.ledger().recall(part.digest()).orElse(null);
        if (known instanceof SubmissionLedger.Accepted accepted) {
            images.fetch(part, accepted.answer());
            return Duration.ZERO;
        }
        if (known instanceof SubmissionLedger.Submitted submitted) {
            part.watch(new TaskStates(part.call().model(), submitted.tasks()));
            return Duration.ZERO;
        }
        if (known instanceof SubmissionLedger.Unknown unknown
                && !job.settings().repeatUnknown()
                && !isIdempotent()) {
            throw unknown.error();
        }
        requireRoom(part.call());
        RateLimiter.Slot turn = part.turn(job.target().rateGate());
        Duration delay = turn.delay();
        if (delay.isZero() && !deadline.isOver()) {
            return submit(part, turn);
        }
        if (!part.mayWait(deadline, delay)) {
            turn.leave();
            throw slowedDown(part.call());
        }
        return delay.plusMillis(1);
    }

    /** What could not be kept is not paid for. */
    private void requireRoom(ProviderRequest call) {
        Optional<String> problem =
                job.settings().storesImages() ? rooms.store().problem() : Optional.empty();
        if (problem.isPresent()) {
            throw new CapacityExceededException(
                    context(call),
                    "Nothing was sent, since the image could not be stored: " + problem.get());
        }
    }

    /** Whether a call that is sent again is the same call to the provider. */
    private boolean isIdempotent() {
        return job.target().provider() instanceof TaskProvider tasks && tasks.isIdempotent();
    }

    private Duration submit(ProviderCall part, RateLimiter.Slot turn) {
        long begin = System.nanoTime();
        Outcome outcome = outcome(part.call());
        if (isSent(outcome)) {
            events.tell(() -> new GenerationEvent.Submitted(RequestEvents.since(begin)));
        }
        if (outcome instanceof Outcome.Failed failed) {
            return failed(part, turn, failed.error());
        }
        if (outcome instanceof Outcome.Pending pending) {
            job.ledger().remember(part.digest(), new SubmissionLedger.Submitted(pending.tasks()));
            part.watch(new TaskStates(part.call().model(), pending.tasks()));
            turn.passed();
        } else {
            turn.passed();
            finished(part, (Outcome.Finished) outcome);
        }
        return Duration.ZERO;
    }

    private static boolean isSent(Outcome outcome) {
        return !(outcome instanceof Outcome.Failed failed
                && failed.error().outcome() == CallOutcome.NOT_SENT);
    }

    /** What is paid for is remembered before it is fetched. */
    private void finished(ProviderCall part, Outcome.Finished answer) {
        job.ledger().remember(part.digest(), new SubmissionLedger.Accepted(answer));
        images.fetch(part, answer);
    }

    /** All tasks of a call have ended: its images are fetched, its failures are told. */
    void ended(ProviderCall part) {
        Outcome.Finished answer = part.tasks().finished();
        List<SeedreamException> failures = part.tasks().failures();
        if (!answer.images().isEmpty()) {
            failures.forEach(part.errors()::add);
            finished(part, answer);
        } else if (!failures.isEmpty()) {
            if (failures.stream().allMatch(this::mayBeSubmittedAgain)) {
                job.ledger().forget(part.digest());
            }
            part.fail(ImagesCollector.worst(failures));
        } else {
            part.fail(ProviderErrors.noImage(context(part.call())));
        }
    }

    /** A task that may be billed stays the one that a redelivery asks for. */
    private boolean mayBeSubmittedAgain(SeedreamException failure) {
        return failure.outcome() == CallOutcome.REJECTED
                || failure.outcome() == CallOutcome.UNKNOWN && job.settings().repeatUnknown();
    }

    private Outcome outcome(ProviderRequest call) {
        CallContext context = context(call);
        try {
            Outcome outcome = send(call);
            return outcome instanceof Outcome.Pending pending && pending.tasks().isEmpty()
                    ? new Outcome.Failed(ProviderErrors.noImage(context))
                    : outcome;
        } catch (SendException e) {
            return new Outcome.Failed(notAnswered(context, e));
        } catch (IOException e) {
            return new Outcome.Failed(unreadable(context, e));
        }
    }

    private Outcome send(ProviderRequest call) throws IOException {
        ImageProvider provider = job.target().provider();
        HttpCall sent = provider.submit(call, deadline.remaining());
        try (HttpReply reply = job.target().transport().send(sent, deadline)) {
            Outcome outcome = provider.read(call, ReplyReader.read(reply, rooms.store()));
            return sent(call, outcome)
                    .linkedFrom(job.target().transport().uri(sent))
                    .withTexts(job.target().transport()::withoutKey);
        } catch (SeedreamException e) {
            return sent(call, new Outcome.Failed(e));
        } catch (RuntimeException | Error e) {
            // a provider of the user's own may break; what was sent stays sent
            throw new IOException(Unforeseen.adapterFailed(e), e);
        }
    }

    /** An adapter cannot unsay that a call was sent. */
    private Outcome sent(ProviderRequest call, Outcome outcome) {
        Objects.requireNonNull(outcome, "it says nothing of the outcome");
        return outcome instanceof Outcome.Failed failed
                ? new Outcome.Failed(Unforeseen.sent(context(call), failed.error()))
                : outcome;
    }

    /** How long to wait before the same call is sent again; else the failure is thrown. */
    private Duration failed(ProviderCall part, RateLimiter.Slot turn, SeedreamException error) {
        boolean unknown = error instanceof OutcomeUnknownException;
        if (unknown) {
            job.ledger().remember(part.digest(), new SubmissionLedger.Unknown(error));
        } else if (doubt(part).isEmpty()) {
            job.ledger().forget(part.digest());
        }
        Duration pause = Duration.ZERO;
        if (error instanceof RateLimitedException limited) {
            turn.refused(limited.retryAfter());
            pause = turn.delay();
        } else if (unknown && isIdempotent()) {
            pause = FIRST_PAUSE.multipliedBy(1L << part.refusals());
        }
        if (!pause.isZero() && part.refused() < MOST_TRIES && part.mayWait(deadline, pause)) {
            return pause.plusMillis(1);
        }
        turn.leave();
        throw error instanceof RateLimitedException limited
                ? limited.after(part.refusals())
                : error;
    }

    private CallContext context(ProviderRequest call) {
        return job.context(call.model());
    }

    private SeedreamException slowedDown(ProviderRequest call) {
        CallContext context = context(call);
        return new CapacityExceededException(
                context,
                "Nothing was sent: "
                        + (deadline.reason().isEmpty()
                                ? context.provider()
                                        + " asked to slow down until after this request's timeout."
                                        + " Raise timeout, or send less at once"
                                : deadline.reason()));
    }

    private SeedreamException notAnswered(CallContext context, SendException e) {
        if (e.phase() == SendException.Phase.CONNECT) {
            return new TransportException(context, "connect", e.host(), e);
        }
        return new OutcomeUnknownException(
                context,
                "the call to "
                        + context
                        + " was sent and no answer came: "
                        + (deadline.reason().isEmpty() ? e.getMessage() : deadline.reason())
                        + ". "
                        + ProviderErrors.MAYBE_PAID,
                e);
    }

    private SeedreamException unreadable(CallContext context, IOException e) {
        return new OutcomeUnknownException(
                context,
                "the answer of "
                        + context
                        + " could not be used: "
                        + (deadline.reason().isEmpty() ? e.getMessage() : deadline.reason())
                        + ". "
                        + ProviderErrors.MAYBE_PAID,
                e);
    }
}
