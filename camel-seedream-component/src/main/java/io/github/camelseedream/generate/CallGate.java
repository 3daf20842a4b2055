package io.github.camelseedream.generate;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How many calls may be on the wire at once. It covers HTTP only: a call leaves before its exchange
 * goes on, so that a route may call again while it handles the result. A second one bounds how many
 * pictures are decoded at once. Safe for use by several threads.
 */
public final class CallGate {

    private final int most;
    private final Duration patience;
    private final Semaphore places;
    private final Queue<Runnable> first = new ConcurrentLinkedQueue<>();

    /**
     * @param most how many calls at once
     * @param patience how long a caller waits for a place; zero refuses at once
     */
    public CallGate(int most, Duration patience) {
        this.most = most;
        this.patience = patience;
        this.places = new Semaphore(most, true);
    }

    /** Waits for a place, in order of arrival; false when none came free in that time. */
    public boolean enter(Duration atMost) {
        try {
            return places.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /**
     * Takes a place now, or has one kept: then {@code later} is called, with the place, by whoever
     * leaves one. Comes before those who wait in {@link #enter}, since it is for calls that bring
     * home what was submitted.
     *
     * @param later must not block or throw
     * @return whether a place was taken now
     */
    public boolean enterOrQueue(Runnable later) {
        if (places.tryAcquire()) {
            return true;
        }
        first.add(later);
        // a place may have come free in between
        if (places.tryAcquire()) {
            leave();
        }
        return false;
    }

    /**
     * Takes back what {@link #enterOrQueue} keeps a place for.
     *
     * @return false if it was called already, or is about to be
     */
    public boolean unqueue(Runnable later) {
        return first.remove(later);
    }

    /** Takes a place if one is free and nobody waits for it. */
    public boolean enterIfFree() {
        return !places.hasQueuedThreads() && places.tryAcquire();
    }

    public void leave() {
        Runnable next = first.poll();
        if (next != null) {
            next.run();
        } else {
            places.release();
            if (!first.isEmpty() && places.tryAcquire()) {
                leave();
            }
        }
    }

    /** How many calls hold a place. */
    public int inside() {
        return most - places.availablePermits();
    }

    /** How many calls at once. */
    public int most() {
        return most;
    }

    /** How long a caller waits for a place; zero where it is refused at once. */
    public Duration patience() {
        return patience;
    }
}
