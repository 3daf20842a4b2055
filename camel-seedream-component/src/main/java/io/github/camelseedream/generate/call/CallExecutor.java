package io.github.camelseedream.generate.call;

import io.github.camelseedream.error.CapacityExceededException;
import io.github.camelseedream.error.DownloadException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.RateLimitedException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TaskTimedOutException;
import io.github.camelseedream.error.TaskUnreachableException;
import io.github.camelseedream.error.TransportException;
import io.github.camelseedream.generate.event.GenerationEvent;
import io.github.camelseedream.generate.limit.RateLimiter;
import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.http.HttpReply;
import io.github.camelseedream.http.HttpTransport;
import io.github.camelseedream.http.SendException;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.TaskProvider;
import io.github.camelseedream.provider.wire.ProviderErrors;
import io.github.camelseedream.provider.wire.ReplyReader;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.result.CancelOutcome;
import io.github.camelseedream.result.GeneratedImage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Executes the calls of a request: sends each at most once, reads its answer, and fetches the
 * images that the answer points at. Runs on workers. Safe for use by several threads.
 *
 * @hidden
 */
public final class CallExecutor {

    /**
     * Gets an image of an answer, which holds it or points at it.
     *
     * @hidden
     */
    @FunctionalInterface
    public interface ImageSource {

        /**
         * @throws SeedreamException why it cannot be had
         */
        GeneratedImage fetch(Outcome.ReturnedImage returned);
    }

    /**
     * Hears of each image as soon as it is fetched.
     *
     * @hidden
     */
    @FunctionalInterface
    public interface FetchListener {

        /**
         * @param place its place in the call, from 0
         */
        void fetched(ProviderCall call, int place, GeneratedImage image);
    }

    /** How often a call is sent in all while it is refused for its rate. */
    private static final int MAX_SENDS = 4;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final GenerationContext context;
    private final ImageProvider provider;
    private final Deadline deadline;
    private final CallContext callContext;
    private final ImageSource images;
    private final Optional<CallClaims> claims;
    private final FetchListener listener;

    public CallExecutor(GenerationContext context, ImageSource images, FetchListener listener) {
        this.context = context;
        this.provider = context.provider();
        this.deadline = context.deadline();
        this.callContext = context.callContext();
        this.images = images;
        this.claims = context.claims().map(ledger -> new CallClaims(context, ledger));
        this.listener = listener;
    }

    /**
     * Takes a call as far as it goes now: to its images, its tasks or its failure.
     *
     * @return how long to wait before it is executed again; zero if it is not
     */
    public Duration execute(ProviderCall call) {
        try {
            if (call.answer().isPresent()) {
                fetchImages(call, call.answer().get());
            } else if (call.resumed()) {
                return Duration.ZERO;
            } else if (call.doubt().isPresent() && !mayRepeatUnknown()) {
                call.failed(call.doubt().get());
            } else if (storeProblem().isPresent()) {
                fail(call, cannotStore(storeProblem().get()));
            } else {
                RateLimiter.Slot slot = call.slot(context.target().rateLimiter());
                Duration delay = slot.delay();
                if (delay.isZero() && !deadline.isOver()) {
                    if (!claim(call, slot)) {
                        return Duration.ZERO;
                    }
                    long begin = System.nanoTime();
                    Outcome outcome = send(call);
                    publishSubmitted(outcome, begin);
                    return handle(call, slot, outcome);
                }
                if (hasTimeFor(delay)) {
                    return delay.plusMillis(1);
                }
                slot.leave();
                fail(call, slowedDown());
            }
        } catch (SeedreamException e) {
            fail(call, e);
        } catch (RuntimeException | Error e) {
            broken(call, e);
        }
        return Duration.ZERO;
    }

    /** False if it is not sent, since the ledger knows more of it. */
    private boolean claim(ProviderCall call, RateLimiter.Slot slot) {
        if (claims.isEmpty() || claims.get().claim(call, keyLife())) {
            return true;
        }
        slot.leave();
        call.answer().ifPresent(answer -> fetchImages(call, answer));
        return false;
    }

    /** Where the provider takes it for the same call, sending it again is safe. */
    private boolean mayRepeatUnknown() {
        return context.settings().repeatUnknown() || isIdempotent();
    }

    private boolean isIdempotent() {
        return !keyLife().isZero();
    }

    private Duration keyLife() {
        return provider instanceof TaskProvider tasks ? tasks.keyLife() : Duration.ZERO;
    }

    /** An image that could not be stored must not be paid for. */
    private Optional<String> storeProblem() {
        return context.settings().storesImages() ? context.store().problem() : Optional.empty();
    }

    private boolean hasTimeFor(Duration pause) {
        return deadline.remaining().compareTo(pause) > 0;
    }

    private Outcome send(ProviderCall call) {
        HttpTransport transport = context.transport();
        HttpCall request = provider.submit(call.request(), deadline.remaining());
        UnaryOperator<Outcome> usable =
                outcome ->
                        outcome.linkedFrom(transport.uri(request)).withTexts(transport::withoutKey);
        try (HttpReply reply = transport.send(request, deadline)) {
            return usable.apply(read(call, reply, usable));
        } catch (SendException e) {
            return new Outcome.Failed(notAnswered(e));
        } catch (IOException e) {
            return new Outcome.Failed(unreadable(e.getMessage(), e));
        } catch (RuntimeException | Error e) {
            // a provider of the user's own may break; what was sent stays sent
            return new Outcome.Failed(unreadable(Unforeseen.adapterFailed(e), e));
        }
    }

    /** What the adapter makes of a reply; it cannot undo that the call was sent. */
    private Outcome read(ProviderCall call, HttpReply reply, UnaryOperator<Outcome> usable)
            throws IOException {
        Outcome outcome;
        try {
            Reply whole =
                    ReplyReader.read(
                            reply,
                            context.store(),
                            (part, place) -> fetchEarly(call, place, part, usable));
            outcome = provider.read(call.request(), whole.withCutOff(this::reasonOr));
        } catch (SeedreamException e) {
            outcome = new Outcome.Failed(e);
        }
        if (outcome instanceof Outcome.Failed failed) {
            return new Outcome.Failed(Unforeseen.sent(callContext, failed.error()));
        }
        if (outcome instanceof Outcome.Pending pending && pending.tasks().isEmpty()) {
            return new Outcome.Failed(ProviderErrors.noImage(callContext));
        }
        return Objects.requireNonNull(outcome, "it says nothing of the outcome");
    }

    private void publishSubmitted(Outcome outcome, long begin) {
        boolean isSent =
                !(outcome instanceof Outcome.Failed failed
                        && failed.error().outcome() == CallOutcome.NOT_SENT);
        if (isSent) {
            context.publish(() -> new GenerationEvent.Submitted(GenerationContext.since(begin)));
        }
    }

    /** An image of an answer that goes on is fetched now; a failure is told at its end. */
    private void fetchEarly(
            ProviderCall call, int place, Reply part, UnaryOperator<Outcome> usable) {
        Outcome outcome;
        try {
            outcome = usable.apply(provider.read(call.request(), part));
        } catch (RuntimeException e) {
            // the whole answer has it again, or shows what is wrong with the adapter
            return;
        }
        if (outcome instanceof Outcome.Finished finished) {
            finished.images().stream()
                    .filter(returned -> returned.image() != null || returned.url() != null)
                    .forEach(returned -> call.fetchedEarly(fetch(call, place, returned)));
        }
    }

    /** How long to wait before the call is sent again; zero if it is not. */
    private Duration handle(ProviderCall call, RateLimiter.Slot slot, Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            return retryOrFail(call, slot, failed.error());
        }
        slot.passed();
        if (outcome instanceof Outcome.Pending pending) {
            call.submitted(pending.tasks());
        } else {
            call.answered((Outcome.Finished) outcome);
            fetchImages(call, (Outcome.Finished) outcome);
        }
        return Duration.ZERO;
    }

    private Duration retryOrFail(
            ProviderCall call, RateLimiter.Slot slot, SeedreamException error) {
        Duration pause = Duration.ZERO;
        if (error instanceof OutcomeUnknownException unknown) {
            call.inDoubt(unknown);
            pause = isIdempotent() ? FIRST_PAUSE.multipliedBy(1L << call.retries()) : pause;
        } else {
            call.notBilled(error);
        }
        if (error instanceof RateLimitedException limited) {
            slot.refused(limited.retryAfter());
            pause = slot.delay();
        }
        boolean mayGoAgain = !pause.isZero() && call.early().isEmpty();
        if (mayGoAgain && call.retried() < MAX_SENDS && hasTimeFor(pause)) {
            return pause.plusMillis(1);
        }
        slot.leave();
        fail(
                call,
                error instanceof RateLimitedException limited
                        ? limited.after(call.retries())
                        : error);
        return Duration.ZERO;
    }

    /** What may have run once may be billed, whatever became of sending it again. */
    private static void fail(ProviderCall call, SeedreamException error) {
        if (call.isClaimed() && call.tasks().isEmpty()) {
            // an adapter failed before it made the call
            call.notBilled(error);
        }
        boolean isFree =
                error.outcome() == CallOutcome.NOT_SENT || error.outcome() == CallOutcome.REJECTED;
        call.failed(
                isFree && call.doubt().isPresent() ? call.doubt().get().sentAgain(error) : error);
    }

    /** All tasks of a call have ended: fetches their images, or fails the call. */
    public void tasksEnded(ProviderCall call, TaskStates tasks) {
        if (context.claims().isPresent() && !call.isInLedger()) {
            List<String> ids = tasks.ids();
            call.claimed(note -> context.claims().get().note(callContext.provider(), ids, note));
        }
        Outcome.Finished answer = tasks.finished();
        List<SeedreamException> failures = tasks.failures();
        if (!answer.images().isEmpty()) {
            call.answered(answer);
            fetchImages(call, answer);
        } else if (!failures.isEmpty()) {
            if (failures.stream().allMatch(this::mayBeSubmittedAgain)) {
                call.notBilled(failures.get(0));
            }
            call.failed(ProviderCall.mostSevere(failures));
        } else {
            call.failed(ProviderErrors.noImage(callContext));
        }
    }

    /** A redelivery does not submit again what may be billed, but polls the same task. */
    private boolean mayBeSubmittedAgain(SeedreamException failure) {
        return failure.outcome() == CallOutcome.REJECTED
                || failure.outcome() == CallOutcome.UNKNOWN && context.settings().repeatUnknown();
    }

    /** Fewer images than asked for is no success. */
    private void fetchImages(ProviderCall call, Outcome.Finished answer) {
        List<GeneratedImage> came = new ArrayList<>();
        List<SeedreamException> lost = new ArrayList<>();
        call.tasks().ifPresent(tasks -> lost.addAll(tasks.failures()));
        List<ProviderCall.Fetched> early = new ArrayList<>(call.early());
        for (Outcome.ReturnedImage returned : answer.images()) {
            ProviderCall.Fetched fetched =
                    early.stream()
                            .filter(one -> one.returned().equals(returned))
                            .findFirst()
                            .orElseGet(() -> fetch(call, came.size(), returned));
            early.remove(fetched);
            if (fetched.image() == null) {
                lost.add(fetched.failure());
            } else {
                came.add(fetched.image());
            }
        }
        for (int i = call.missing(answer.images().size()); i > 0; i--) {
            lost.add(ProviderErrors.missingImage(callContext));
        }
        call.answeredBefore().ifPresent(at -> lost.replaceAll(error -> paidAt(error, at)));
        call.done(answer.facts(), came, lost);
    }

    private static SeedreamException paidAt(SeedreamException error, Instant at) {
        return error instanceof DownloadException lost ? lost.paidAt(at) : error;
    }

    private ProviderCall.Fetched fetch(
            ProviderCall call, int place, Outcome.ReturnedImage returned) {
        GeneratedImage image;
        try {
            image = images.fetch(returned);
        } catch (SeedreamException e) {
            return new ProviderCall.Fetched(returned, null, e);
        }
        listener.fetched(call, place, image);
        return new ProviderCall.Fetched(returned, image, null);
    }

    /** Fetches the images of the tasks of a call that have ended, while others have not. */
    public void fetchEnded(ProviderCall call, TaskStates tasks) {
        List<Outcome.ReturnedImage> before =
                call.early().stream().map(ProviderCall.Fetched::returned).toList();
        tasks.places()
                .forEach(
                        (place, task) ->
                                task.images().stream()
                                        .filter(returned -> !before.contains(returned))
                                        .forEach(
                                                returned ->
                                                        call.fetchedEarly(
                                                                fetch(call, place, returned))));
    }

    /** The time to wait for the tasks of a call is over. */
    public void waitTimedOut(ProviderCall call, String why) {
        call.waitTimedOut(why);
    }

    /** The tasks of a call whose wait timed out were to be cancelled. */
    public void cancelled(ProviderCall call, CancelOutcome outcome) {
        String why = context.waitEnd().reason();
        call.waitEnded((where, task) -> TaskTimedOutException.cancelled(where, task, why, outcome));
    }

    /**
     * The tasks of a call whose wait timed out could not be cancelled.
     *
     * @param problem why
     */
    public void notCancelled(ProviderCall call, String problem) {
        String why = context.waitEnd().reason();
        call.waitEnded(
                (where, task) -> TaskTimedOutException.notCancelled(where, task, why, problem));
    }

    /** No other request waits at the rate limiter behind these calls, however they ended. */
    public void leaveSlots(List<ProviderCall> calls) {
        calls.forEach(ProviderCall::leaveSlot);
    }

    /** Whatever breaks, a call that was sent stays sent, and its handle is not lost. */
    public void broken(ProviderCall call, Throwable cause) {
        if (call.isPending()) {
            call.waitEnded(
                    (where, task) ->
                            new TaskUnreachableException(
                                    where, task, Unforeseen.adapterFailed(cause)));
        } else if (call.tasks().isPresent() || call.mayBeBilled()) {
            fail(call, Unforeseen.afterSending(callContext, cause));
        } else {
            fail(call, Unforeseen.adapterFailed(callContext, cause));
        }
    }

    private SeedreamException cannotStore(String problem) {
        return new CapacityExceededException(
                callContext, "Nothing was sent, since the image could not be stored: " + problem);
    }

    private SeedreamException slowedDown() {
        return new CapacityExceededException(
                callContext,
                "Nothing was sent: "
                        + reasonOr(
                                context.target().rateLimiter().isSlowedDown()
                                        ? callContext.provider()
                                                + " asked to slow down until after this request's"
                                                + " timeout. Raise timeout, or send less at once"
                                        : "callsPerMinute has no permit for it before its timeout."
                                                + " Raise callsPerMinute or timeout, or send less"
                                                + " at once"));
    }

    private SeedreamException notAnswered(SendException e) {
        if (e.phase() == SendException.Phase.CONNECT) {
            return new TransportException(callContext, "connect", e.host(), e);
        }
        return OutcomeUnknownException.because(
                callContext,
                "the call to "
                        + callContext
                        + " was sent and no answer came: "
                        + reasonOr(e.getMessage()),
                e);
    }

    private SeedreamException unreadable(String problem, Throwable cause) {
        return OutcomeUnknownException.because(
                callContext,
                "the answer of " + callContext + " could not be used: " + reasonOr(problem),
                cause);
    }

    /** What ended the request early says more than what broke because of it. */
    private String reasonOr(String problem) {
        return deadline.reason().isEmpty() ? problem : deadline.reason();
    }
}
