package io.github.camelseedream.generate;

import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TaskException;
import io.github.camelseedream.error.TaskTimedOutException;
import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.http.RateLimiter;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.result.Adjustment;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.StoredImage;
import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.task.TaskStates;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One provider call of a request, and what has come of it. Written by the one worker that runs it,
 * read when all are done.
 */
final class ProviderCall {

    /** Why a task that has not ended is no longer waited for. */
    @FunctionalInterface
    interface WaitEnd {

        TaskException exception(CallContext context, TaskHandle task);
    }

    private final ProviderRequest call;
    private final int index;
    private final String digest;
    private final List<GeneratedImage> images = new ArrayList<>();
    private final List<SeedreamException> errors = new ArrayList<>();
    private final List<Adjustment> adjustments = new ArrayList<>();
    private final List<GeneratedImage> replaced = new ArrayList<>();
    private Outcome.ReplyMetadata facts;
    private TaskStates tasks;
    private WaitEnd waitEnd;
    private boolean outOfPatience;
    private long waitingSince;
    private int refusals;
    private RateLimiter.Slot turn;

    /**
     * @param index the number of its first image, from 1
     * @param digest tells this call apart from all others of the exchange, the same on every
     *     delivery
     */
    ProviderCall(ProviderRequest call, int index, String digest) {
        this.call = call;
        this.index = index;
        this.digest = digest;
    }

    ProviderRequest call() {
        return call;
    }

    int index() {
        return index;
    }

    String digest() {
        return digest;
    }

    List<GeneratedImage> images() {
        return images;
    }

    /** Puts a converted image into the place of the one that came. */
    void replace(GeneratedImage came, StoredImage converted) {
        images.set(images.indexOf(came), came.toBuilder().image(converted).build());
        replaced.add(came);
    }

    /** Frees the images that others took the place of; a redelivery finds none of them. */
    void closeReplaced() {
        replaced.forEach(GeneratedImage::close);
    }

    /** What was done to its images. */
    List<Adjustment> adjustments() {
        return adjustments;
    }

    List<SeedreamException> errors() {
        return errors;
    }

    Outcome.ReplyMetadata facts() {
        return facts;
    }

    void facts(Outcome.ReplyMetadata known) {
        facts = known;
    }

    /** Every image of this call fails with it. */
    void fail(SeedreamException error) {
        int images = call.isSet() ? 1 : call.count();
        for (int i = 0; i < images; i++) {
            errors.add(error);
        }
    }

    /** The provider works on it. */
    void watch(TaskStates watch) {
        tasks = watch;
        waitingSince = System.nanoTime();
    }

    /** The tasks at the provider; null where there are none. */
    TaskStates tasks() {
        return tasks;
    }

    /** Whether a task of it has not ended. */
    boolean isWaiting() {
        return tasks != null && !tasks.isDone();
    }

    /** The nanoseconds since the wait began. */
    long waited() {
        return System.nanoTime() - waitingSince;
    }

    /** A task that has not ended is no longer waited for. */
    void endWait(WaitEnd end) {
        waitEnd = end;
    }

    /** The time to wait is over. */
    void outOfPatience(String why) {
        outOfPatience = true;
        waitEnd = (context, task) -> new TaskTimedOutException(context, task, why);
    }

    /** Whether the time to wait was over, and nothing else ended the wait. */
    boolean isOutOfPatience() {
        return outOfPatience;
    }

    /** Why it is no longer waited for; null while it is. */
    WaitEnd waitEnd() {
        return waitEnd;
    }

    /** The part of a handle that stands for it. */
    TaskHandle.Part handle() {
        return new TaskHandle.Part(index, call.count(), tasks.ids());
    }

    /** Whether there is time to wait that long. */
    boolean mayWait(Deadline deadline, Duration pause) {
        return deadline.remaining().compareTo(pause) > 0;
    }

    /** Its place in the order of those who call, the same however often it is sent. */
    RateLimiter.Slot turn(RateLimiter gate) {
        if (turn == null) {
            turn = gate.turn();
        }
        return turn;
    }

    /** Nobody waits behind it any more, however it ended. */
    void leaveLine() {
        if (turn != null) {
            turn.leave();
        }
    }

    /** How often it was refused for the rate, or got no answer. */
    int refusals() {
        return refusals;
    }

    /** Counts a refusal; the number so far. */
    int refused() {
        return ++refusals;
    }
}
