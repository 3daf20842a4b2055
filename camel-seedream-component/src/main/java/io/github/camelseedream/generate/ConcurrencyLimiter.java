package io.github.camelseedream.generate;

import io.github.camelseedream.http.Deadline;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How many calls may be on the wire at once. It covers HTTP only: a call leaves before its exchange
 * goes on, so that a route may call again while it handles the result. A second one bounds how many
 * images are decoded at once. Safe for use by several threads.
 */
public final class ConcurrencyLimiter {

    /** How many of those who continue come before one who begins, while both wait. */
    static final int CONTINUED_FOR_ONE_NEW = 4;

    private final int most;
    private final Duration patience;

    /** Requests that begin, each on a thread that waits, in order of arrival. */
    private final Set<Waiter> beginning = new LinkedHashSet<>();

    /** Requests that continue, without a thread, in order of arrival. */
    private final Set<Waiter> continuing = new LinkedHashSet<>();

    /** Nobody waits while there is one. */
    private int free;

    private int continuedInARow;

    /**
     * @param most how many calls at once
     * @param patience how long a caller waits for a place; zero refuses at once
     */
    public ConcurrencyLimiter(int most, Duration patience) {
        this.most = most;
        this.patience = patience;
        this.free = most;
    }

    /** Waits for a place, in order of arrival; false when none came free in that time. */
    public boolean enter(Duration atMost) {
        CountDownLatch came = new CountDownLatch(1);
        Waiter waiter = new Waiter(came::countDown);
        if (enterOrQueue(beginning, waiter)) {
            return true;
        }
        try {
            if (came.await(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // one that came at the last moment is not refused
        return !unqueue(beginning, waiter);
    }

    /**
     * Takes a place now, or has one kept: then {@code later} is called, with the place, by whoever
     * leaves one. It is for requests that continue, to bring home what was submitted, so most of
     * these come before those who wait in {@link #enter}.
     *
     * @param bound how long it may wait
     * @param later must not block or throw
     * @param tooLate called instead of {@code later}, without a place, when the bound is over
     *     first; must not block or throw
     * @return whether a place was taken now; neither is called then
     */
    public boolean enterOrQueue(Deadline bound, Runnable later, Runnable tooLate) {
        Waiter waiter = new Waiter(later);
        if (enterOrQueue(continuing, waiter)) {
            return true;
        }
        waiter.watch(
                bound.begin(
                        () -> {
                            if (unqueue(continuing, waiter)) {
                                tooLate.run();
                            }
                        }));
        return false;
    }

    /**
     * Waits on this thread for a place, like one that continues; false when the bound was over
     * before one came free.
     */
    public boolean enter(Deadline bound) {
        CompletableFuture<Boolean> came = new CompletableFuture<>();
        return enterOrQueue(bound, () -> came.complete(true), () -> came.complete(false))
                || came.join();
    }

    /** Takes a place if one is free. */
    public synchronized boolean enterIfFree() {
        if (free == 0) {
            return false;
        }
        free--;
        return true;
    }

    /** Gives a place back, or hands it to one who waits. */
    public void leave() {
        Waiter next = next();
        if (next != null) {
            next.enter();
        }
    }

    private synchronized boolean enterOrQueue(Set<Waiter> line, Waiter waiter) {
        if (enterIfFree()) {
            return true;
        }
        line.add(waiter);
        return false;
    }

    private synchronized boolean unqueue(Set<Waiter> line, Waiter waiter) {
        return line.remove(waiter);
    }

    /** Who is next, taken out of the line; null where nobody waits and the place is free now. */
    private synchronized Waiter next() {
        boolean isTurnOfNew =
                continuing.isEmpty()
                        || continuedInARow >= CONTINUED_FOR_ONE_NEW && !beginning.isEmpty();
        Iterator<Waiter> line = (isTurnOfNew ? beginning : continuing).iterator();
        continuedInARow = isTurnOfNew ? 0 : continuedInARow + 1;
        if (!line.hasNext()) {
            free++;
            return null;
        }
        Waiter first = line.next();
        line.remove();
        return first;
    }

    /** How many calls hold a place. */
    public synchronized int inside() {
        return most - free;
    }

    /** How many wait for a place. */
    synchronized int waiting() {
        return beginning.size() + continuing.size();
    }

    /** How many calls at once. */
    public int most() {
        return most;
    }

    /** How long a caller waits for a place; zero where it is refused at once. */
    public Duration patience() {
        return patience;
    }

    /** One who waits for a place. */
    private static final class Waiter {

        private final Runnable enter;
        private Deadline.Activity watch = () -> {};
        private boolean entered;

        private Waiter(Runnable enter) {
            this.enter = enter;
        }

        private synchronized void watch(Deadline.Activity activity) {
            watch = activity;
            if (entered) {
                activity.close();
            }
        }

        private void enter() {
            synchronized (this) {
                entered = true;
                watch.close();
            }
            enter.run();
        }
    }
}
