package io.github.camelseedream.generate;

import io.github.camelseedream.http.Deadline;
import java.util.concurrent.CompletableFuture;

/**
 * The claim on one answer: its deadline, the alarm that enforces it, and the future that the route
 * waits on. Everything is put away before the future completes, since what runs then is the route.
 */
final class PendingResult<T> {

    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private final Deadline deadline;
    private final Deadline patience;
    private final RequestEvents events;
    private final Runnable putAway;
    private volatile Runnable cancelAlarm = () -> {};

    /**
     * @param deadline bounds the calls
     * @param patience bounds the wait for tasks; is over when the deadline is
     */
    PendingResult(Deadline deadline, Deadline patience, RequestEvents events, Runnable putAway) {
        this.deadline = deadline;
        this.patience = patience;
        this.events = events;
        this.putAway = putAway;
        if (patience != deadline) {
            deadline.begin(() -> patience.expire(deadline.reason()));
        }
    }

    Deadline deadline() {
        return deadline;
    }

    Deadline patience() {
        return patience;
    }

    RequestEvents events() {
        return events;
    }

    CompletableFuture<T> answer() {
        return answer;
    }

    void watch(WorkScheduler workers, GenerationSettings settings) {
        Runnable cancelLast = workers.alarm(settings.timeout(), deadline::expire);
        Runnable cancelFirst =
                settings.maxWait().isZero()
                        ? () -> {}
                        : workers.alarm(settings.maxWait(), patience::expire);
        cancelAlarm =
                () -> {
                    cancelLast.run();
                    cancelFirst.run();
                };
    }

    /** Puts everything away without an answer. */
    void end() {
        cancelAlarm.run();
        putAway.run();
    }

    /** Answers; the route goes on within this call. */
    void finish(T value, Throwable error) {
        end();
        events.tell(
                () ->
                        error == null
                                ? GenerationEvent.Finished.of(value)
                                : GenerationEvent.Failed.of(error));
        if (error == null) {
            answer.complete(value);
        } else {
            answer.completeExceptionally(error);
        }
    }
}
