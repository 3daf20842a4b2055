package io.github.camelseedream.generate.call;

import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TaskException;
import io.github.camelseedream.error.TaskTimedOutException;
import io.github.camelseedream.generate.limit.RateLimiter;
import io.github.camelseedream.ledger.Note;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.TaskHandle;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One call to a provider that may be paid, and all that has come of it. It is not sent, in doubt,
 * submitted as tasks, or answered; in the end it has images, failures or both, or tasks that are no
 * longer waited for. Only the methods of this class change that, and they record in the {@link
 * SubmissionRecord} what the next delivery has to know. Owned by one thread at a time, and read by
 * others once all calls of the request have ended.
 *
 * @hidden
 */
public final class ProviderCall {

    /** Why tasks that have not ended are no longer waited for. */
    @FunctionalInterface
    interface WaitFailure {

        TaskException exception(CallContext context, TaskHandle task);
    }

    /**
     * What a ledger knows the call by, beside the number of its first image.
     *
     * @param key the idempotency key of the request
     * @param digest equal for equal calls, in every process
     */
    record ClaimKey(String key, String digest) {}

    /**
     * An image of an answer that was fetched, or could not be. One of the two is null.
     *
     * @param returned the image as the answer has it
     */
    record Fetched(
            Outcome.ReturnedImage returned, GeneratedImage image, SeedreamException failure) {}

    private final Optional<ProviderRequest> request;
    private final int index;
    private final int count;
    private final boolean isSet;
    private final SubmissionRecord.CallRecord record;
    private final ClaimKey claimKey;
    private Optional<TaskStates> tasks = Optional.empty();
    private long waitingSince;
    private Optional<WaitFailure> waitFailure = Optional.empty();
    private boolean isWaitTimedOut;
    private boolean isClaimed;
    private Optional<Instant> answeredBefore = Optional.empty();
    private Optional<Outcome.ReplyMetadata> metadata = Optional.empty();
    private List<GeneratedImage> images = List.of();
    private List<SeedreamException> failures = List.of();

    /** What was fetched while its answer was not whole, in the order in which it came. */
    private final List<Fetched> early = new ArrayList<>();

    private Optional<RateLimiter.Slot> slot = Optional.empty();
    private int retries;

    /**
     * A call that stands where an earlier delivery left it.
     *
     * @param index the number of its first image, from 1
     * @param record what is known of it
     * @param claimKey what a ledger knows it by
     */
    ProviderCall(
            ProviderRequest request,
            int index,
            SubmissionRecord.CallRecord record,
            ClaimKey claimKey) {
        this.request = Optional.of(request);
        this.index = index;
        this.count = request.count();
        this.isSet = request.isSet();
        this.record = record;
        this.claimKey = claimKey;
    }

    /** A call that was submitted before, perhaps by another process. */
    public ProviderCall(TaskHandle task, TaskHandle.Part part) {
        this.request = Optional.empty();
        this.index = part.index();
        this.count = part.count();
        this.isSet = task.getMode().equals("set");
        this.record = new SubmissionRecord.CallRecord();
        this.claimKey = new ClaimKey("", "");
        submitted(new TaskStates(task.getModel(), part.ids()));
    }

    /** A call that was submitted before, whose one task has ended, so that it is not polled. */
    public static ProviderCall ended(TaskHandle task, TaskHandle.Part part, Outcome outcome) {
        ProviderCall call = new ProviderCall(task, part);
        TaskStates states = call.tasks.orElseThrow();
        states.record(states.open().get(0), outcome);
        return call;
    }

    /** What is sent; a call that was submitted before is not sent again and has none. */
    ProviderRequest request() {
        return request.orElseThrow();
    }

    /** What was asked for; empty for a call that was submitted before. */
    public Optional<ImageRequest> asked() {
        return request.map(ProviderRequest::request);
    }

    /** The number of its first image, from 1. */
    public int index() {
        return index;
    }

    /** What a ledger knows it by, beside its index. */
    ClaimKey claimKey() {
        return claimKey;
    }

    /** Whether it is claimed for this sending, and nothing is noted yet. */
    boolean isClaimed() {
        return isClaimed;
    }

    /** Whether a ledger is told what becomes of it. */
    boolean isInLedger() {
        return record.ledger().isPresent();
    }

    /** When an earlier delivery was answered, where the ledger says so. */
    Optional<Instant> answeredBefore() {
        return answeredBefore;
    }

    /** The answer of the provider, once it is known. */
    Optional<Outcome.Finished> answer() {
        return record.entry()
                .filter(SubmissionRecord.Answered.class::isInstance)
                .map(entry -> ((SubmissionRecord.Answered) entry).answer());
    }

    /** Why it may have run, where nobody knows whether it did. */
    Optional<OutcomeUnknownException> doubt() {
        return record.entry()
                .filter(SubmissionRecord.InDoubt.class::isInstance)
                .map(entry -> ((SubmissionRecord.InDoubt) entry).error());
    }

    /** Whether it may be billed: it is in doubt, submitted or answered. */
    public boolean mayBeBilled() {
        return record.entry().isPresent();
    }

    /** Its tasks at the provider, once it is submitted. */
    public Optional<TaskStates> tasks() {
        return tasks;
    }

    /** Whether it has a task that has not ended. */
    public boolean isPending() {
        return tasks.filter(states -> !states.isDone()).isPresent();
    }

    /** Whether it has a task that has not ended and is still waited for. */
    public boolean isAwaited() {
        return isPending() && waitFailure.isEmpty();
    }

    /** Whether the wait for its tasks timed out, and nothing else ended it. */
    public boolean isWaitTimedOut() {
        return isWaitTimedOut;
    }

    /** How long its tasks have been waited for. */
    public Duration waited() {
        return Duration.ofNanos(System.nanoTime() - waitingSince);
    }

    /** Its part of a task handle. */
    public TaskHandle.Part handlePart() {
        return new TaskHandle.Part(index, count, tasks.orElseThrow().ids());
    }

    /** What the answer says beside the images. */
    public Optional<Outcome.ReplyMetadata> metadata() {
        return metadata;
    }

    /** The images that came. */
    public List<GeneratedImage> images() {
        return images;
    }

    /** One failure for each image that did not come. */
    public List<SeedreamException> failures() {
        return failures;
    }

    /**
     * Why its tasks are no longer waited for, where they have not ended.
     *
     * @param handle what the exception carries
     */
    public Optional<TaskException> waitFailure(CallContext context, TaskHandle handle) {
        return waitFailure.map(failure -> failure.exception(context, handle));
    }

    /** One failure for each of its images that did not come; of a set nobody knows how many. */
    public List<SeedreamException> forEachImage(SeedreamException failure) {
        return Collections.nCopies(isSet ? 1 : Math.max(0, count - early.size()), failure);
    }

    /** How many images are missing of an answer with so many; a set may have any number. */
    int missing(int came) {
        int failed = tasks.map(states -> states.failures().size()).orElse(0);
        return isSet ? 0 : Math.max(0, count - came - failed);
    }

    /** It is claimed in a ledger, or is there from an earlier delivery. */
    void claimed(Consumer<Note> claim) {
        isClaimed = true;
        record.remember(claim);
    }

    private void note(Note note) {
        isClaimed = false;
        record.ledger().ifPresent(ledger -> ledger.accept(note));
    }

    /** It was sent, and nobody knows whether it ran. */
    void inDoubt(OutcomeUnknownException error) {
        doubted(error);
        note(new Note.Unknown(error.getMessage()));
    }

    /** It was sent before, and nobody knows whether it ran, as the ledger has it. */
    void doubted(OutcomeUnknownException error) {
        record.remember(new SubmissionRecord.InDoubt(error));
    }

    /** It was not sent, or refused; what an earlier attempt left in doubt stays so. */
    void notBilled(SeedreamException why) {
        if (doubt().isPresent()) {
            note(new Note.Unknown(doubt().get().getMessage()));
            return;
        }
        record.forget();
        note(
                why.outcome() == CallOutcome.NOT_SENT
                        ? new Note.NotSent(why.getMessage())
                        : new Note.Rejected(why.getMessage()));
    }

    /** The provider works on it. */
    void submitted(List<String> ids) {
        submittedBefore(ids);
        note(new Note.Submitted(ids));
    }

    /** The provider works on it, as the ledger has it. */
    void submittedBefore(List<String> ids) {
        record.remember(new SubmissionRecord.Submitted(ids));
        submitted(new TaskStates(request().model(), ids));
    }

    /**
     * The provider works on it since an earlier delivery.
     *
     * @return false if it does not
     */
    boolean resumed() {
        record.entry()
                .filter(SubmissionRecord.Submitted.class::isInstance)
                .map(entry -> ((SubmissionRecord.Submitted) entry).tasks())
                .ifPresent(ids -> submitted(new TaskStates(request().model(), ids)));
        return tasks.isPresent();
    }

    private void submitted(TaskStates states) {
        tasks = Optional.of(states);
        waitingSince = System.nanoTime();
    }

    /** Its tasks are no longer waited for, although one has not ended. */
    void waitEnded(WaitFailure why) {
        waitFailure = Optional.of(why);
    }

    /** Its tasks are no longer waited for, since the time is over. */
    void waitTimedOut(String why) {
        isWaitTimedOut = true;
        waitEnded((context, task) -> new TaskTimedOutException(context, task, why));
    }

    /** The images are made and paid for; they are recorded before they are fetched. */
    void answered(Outcome.Finished answer) {
        record.remember(new SubmissionRecord.Answered(answer));
        note(new Note.Done(CallClaims.recorded(answer)));
    }

    /** The images are made and paid for, as the ledger has it. */
    void answeredBefore(Outcome.Finished answer, Instant at) {
        record.remember(new SubmissionRecord.Answered(answer));
        answeredBefore = Optional.of(at);
    }

    /** An image came, or was lost, while its answer was not whole. */
    void fetchedEarly(Fetched fetched) {
        early.add(fetched);
        images = early.stream().map(Fetched::image).filter(Objects::nonNull).toList();
        failures = early.stream().map(Fetched::failure).filter(Objects::nonNull).toList();
    }

    /** What came while its answer was not whole. */
    List<Fetched> early() {
        return List.copyOf(early);
    }

    /** All that could be had of its answer is here. */
    void done(Outcome.ReplyMetadata told, List<GeneratedImage> came, List<SeedreamException> lost) {
        metadata = Optional.ofNullable(told);
        images = List.copyOf(came);
        failures = List.copyOf(lost);
    }

    /** It failed, and with it each of its images that had not come before. */
    void failed(SeedreamException error) {
        failures =
                Stream.concat(
                                early.stream().map(Fetched::failure).filter(Objects::nonNull),
                                forEachImage(error).stream())
                        .toList();
    }

    /** Its request was answered: what follows is another call. */
    void delivered() {
        record.forget();
    }

    /** Its slot at the rate limiter, the same each time that it is sent. */
    RateLimiter.Slot slot(RateLimiter limiter) {
        if (slot.isEmpty()) {
            slot = Optional.of(limiter.turn());
        }
        return slot.get();
    }

    /** Others no longer wait for it at the rate limiter. */
    void leaveSlot() {
        slot.ifPresent(RateLimiter.Slot::leave);
    }

    /** Counts that it is sent again; how often so far. */
    int retried() {
        return ++retries;
    }

    int retries() {
        return retries;
    }

    /** Of several failures, the one that matters most for the bill. */
    public static SeedreamException mostSevere(List<SeedreamException> failures) {
        return failures.stream().min(Comparator.comparing(ProviderCall::rank)).orElseThrow();
    }

    /** A handle holds what became of the others. */
    private static int rank(SeedreamException error) {
        return error instanceof TaskException
                ? -1
                : List.of(
                                CallOutcome.UNKNOWN,
                                CallOutcome.ACCEPTED,
                                CallOutcome.REJECTED,
                                CallOutcome.NOT_SENT)
                        .indexOf(error.outcome());
    }
}
