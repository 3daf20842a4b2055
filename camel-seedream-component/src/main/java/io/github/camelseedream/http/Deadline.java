package io.github.camelseedream.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The end of the time a request may take, and the means to end it early. Whoever does something
 * that can hang registers how to abort it; a timer (or a stop) calls {@link #expire(String)}. Safe
 * for use by several threads.
 */
public final class Deadline {

    private final long end;
    private final Set<Runnable> aborts = ConcurrentHashMap.newKeySet();
    private volatile String reason;

    private Deadline(long end) {
        this.end = end;
    }

    /** A deadline that much from now. */
    public static Deadline after(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** Time left, not below zero. */
    public Duration remaining() {
        return reason != null
                ? Duration.ZERO
                : Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    public boolean isOver() {
        return remaining().isZero();
    }

    /** Why it was ended early, or an empty text. */
    public String reason() {
        return reason == null ? "" : reason;
    }

    /** Ends it now and aborts what is under way. */
    public void expire(String why) {
        reason = why;
        abortAll();
    }

    /**
     * Says how to abort what begins now; aborts at once if the time is already over. Closing the
     * handle says that it is over.
     */
    public Activity begin(Runnable howToAbort) {
        Activity activity = () -> aborts.remove(howToAbort);
        aborts.add(howToAbort);
        if (reason != null) {
            abortAll();
        }
        return activity;
    }

    /** Something under way that can be aborted. */
    @FunctionalInterface
    public interface Activity extends AutoCloseable {

        @Override
        void close();
    }

    private void abortAll() {
        for (Runnable abort : aborts) {
            if (aborts.remove(abort)) {
                abort.run();
            }
        }
    }
}
