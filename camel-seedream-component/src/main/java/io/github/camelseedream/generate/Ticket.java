package io.github.camelseedream.generate;

import io.github.camelseedream.http.Deadline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The claim on one answer: its deadline, the alarm that enforces it, and the future that the route
 * waits on. Everything is put away before the future completes, since what runs then is the route.
 */
final class Ticket<T> {

    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private final Deadline deadline;
    private final Runnable putAway;
    private volatile Runnable cancelAlarm = () -> {};

    Ticket(Deadline deadline, Runnable putAway) {
        this.deadline = deadline;
        this.putAway = putAway;
    }

    Deadline deadline() {
        return deadline;
    }

    CompletableFuture<T> answer() {
        return answer;
    }

    void watch(Workers workers, Duration timeout) {
        cancelAlarm = workers.alarm(timeout, deadline::expire);
    }

    /** Puts everything away without an answer. */
    void end() {
        cancelAlarm.run();
        putAway.run();
    }

    /** Answers; the route goes on within this call. */
    void finish(T value, Throwable error) {
        end();
        if (error == null) {
            answer.complete(value);
        } else {
            answer.completeExceptionally(error);
        }
    }
}
