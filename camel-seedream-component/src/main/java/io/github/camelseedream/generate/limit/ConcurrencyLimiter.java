package io.github.camelseedream.generate.limit;

import io.github.camelseedream.http.Deadline;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Permits for a limited number of calls on the wire at once. A permit covers HTTP only: it is
 * released before the exchange goes on, so that a route may call again while it handles the result.
 * A second instance limits how many images are decoded at once. Safe for use by several threads.
 *
 * @hidden
 */
public final class ConcurrencyLimiter {

    /** While both wait, this many requests that continue come before one that begins. */
    static final int CONTINUED_FOR_ONE_NEW = 4;

    private final int max;
    private final Duration maxWait;

    /** Requests that begin, each on a thread that waits, in order of arrival. */
    private final Set<Waiter> beginning = new LinkedHashSet<>();

    /** Requests that continue, without a thread, in order of arrival. */
    private final Set<Waiter> continuing = new LinkedHashSet<>();

    /** Nobody waits while there is a free permit. */
    private int free;

    private int continuedInARow;

    /**
     * @param max the number of permits
     * @param maxWait how long a request that begins waits for a permit; zero refuses at once
     */
    public ConcurrencyLimiter(int max, Duration maxWait) {
        this.max = max;
        this.maxWait = maxWait;
        this.free = max;
    }

    /**
     * Waits on this thread for a permit, in order of arrival, for a request that begins.
     *
     * @return whether there was one within the timeout
     */
    public boolean acquire(Duration timeout) {
        CountDownLatch granted = new CountDownLatch(1);
        Waiter waiter = new Waiter(granted::countDown);
        if (acquireOrQueue(beginning, waiter)) {
            return true;
        }
        try {
            if (granted.await(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
                return true;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // a permit granted at the last moment is kept
        return !unqueue(beginning, waiter);
    }

    /**
     * Waits on this thread for a permit, for a request that continues.
     *
     * @return whether there was one before the deadline
     */
    public boolean acquire(Deadline deadline) {
        CompletableFuture<Boolean> granted = new CompletableFuture<>();
        return acquireOrQueue(deadline, () -> granted.complete(true), () -> granted.complete(false))
                || granted.join();
    }

    /**
     * Takes a permit now, or queues for one without a thread: then {@code onPermit} is called, with
     * the permit, by whoever releases it. For requests that continue and so bring home what was
     * paid for: most of them come before those that begin.
     *
     * @param onPermit must not block or throw
     * @param onDeadline called instead, without a permit, when the deadline comes first; must not
     *     block or throw
     * @return whether a permit was taken now; neither is called then
     */
    public boolean acquireOrQueue(Deadline deadline, Runnable onPermit, Runnable onDeadline) {
        Waiter waiter = new Waiter(onPermit);
        if (acquireOrQueue(continuing, waiter)) {
            return true;
        }
        waiter.watch(
                deadline.begin(
                        () -> {
                            if (unqueue(continuing, waiter)) {
                                onDeadline.run();
                            }
                        }));
        return false;
    }

    /** Takes a permit if one is free. */
    public synchronized boolean tryAcquire() {
        if (free == 0) {
            return false;
        }
        free--;
        return true;
    }

    /** Releases a permit, or hands it to the next that waits. */
    public void release() {
        Waiter next = next();
        if (next != null) {
            next.grant();
        }
    }

    private synchronized boolean acquireOrQueue(Set<Waiter> queue, Waiter waiter) {
        if (tryAcquire()) {
            return true;
        }
        queue.add(waiter);
        return false;
    }

    private synchronized boolean unqueue(Set<Waiter> queue, Waiter waiter) {
        return queue.remove(waiter);
    }

    /** The next that waits, taken out of its queue; null where nobody waits: a permit is free. */
    private synchronized Waiter next() {
        boolean isTurnOfNew =
                continuing.isEmpty()
                        || continuedInARow >= CONTINUED_FOR_ONE_NEW && !beginning.isEmpty();
        Iterator<Waiter> queue = (isTurnOfNew ? beginning : continuing).iterator();
        continuedInARow = isTurnOfNew ? 0 : continuedInARow + 1;
        if (!queue.hasNext()) {
            free++;
            return null;
        }
        Waiter first = queue.next();
        queue.remove();
        return first;
    }

    /** How many permits are taken. */
    public synchronized int inUse() {
        return max - free;
    }

    /** How many wait for a permit. */
    synchronized int waiting() {
        return beginning.size() + continuing.size();
    }

    /** The number of permits. */
    public int max() {
        return max;
    }

    /** How long a request that begins waits for a permit; zero where it is refused at once. */
    public Duration maxWait() {
        return maxWait;
    }

    /** Somebody who waits for a permit. */
    private static final class Waiter {

        private final Runnable onPermit;
        private Deadline.Activity watch = () -> {};
        private boolean granted;

        private Waiter(Runnable onPermit) {
            this.onPermit = onPermit;
        }

        private synchronized void watch(Deadline.Activity activity) {
            watch = activity;
            if (granted) {
                activity.close();
            }
        }

        private void grant() {
            synchronized (this) {
                granted = true;
                watch.close();
            }
            onPermit.run();
        }
    }
}
