package io.github.camelseedream.http;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The end of the time a request may take, and the means to end it early. Whoever does something
 * that can hang registers how to abort it; a timer (or a stop) calls {@link #expire(String)}. Safe
 * for use by several threads.
 *
 * @hidden
 */
public final class Deadline {

    private final Duration time;
    private final long end;
    private final Set<Runnable> aborts = ConcurrentHashMap.newKeySet();
    private volatile String reason;

    private Deadline(Duration time) {
        this.time = time;
        this.end = System.nanoTime() + time.toNanos();
    }

    /** A deadline that much from now. */
    public static Deadline after(Duration time) {
        return new Deadline(time);
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

    /** Whether its time has passed, and not only something ended it before. */
    public boolean isTimeUp() {
        return end - System.nanoTime() <= 0;
    }

    /** Why it is over, or an empty text while it is not. */
    public String reason() {
        if (reason != null) {
            return reason;
        }
        return isOver() ? "the timeout of " + time.toMillis() + " ms ended it" : "";
    }

    /** Ends what is under way, since the time is over. */
    public void expire() {
        expire("the timeout of " + time.toMillis() + " ms ended it");
    }

    /** Ends it now, before its time, and aborts what is under way. */
    public void expire(String why) {
        reason = why;
        abortAll();
    }

    /**
     * Says how to abort what begins now; aborts at once if the time is already over. Closing the
     * handle says that it is over.
     *
     * @hidden
     */
    public Activity begin(Runnable howToAbort) {
        Activity activity = () -> aborts.remove(howToAbort);
        aborts.add(howToAbort);
        if (reason != null) {
            abortAll();
        }
        return activity;
    }

    /**
     * Something under way that can be aborted.
     *
     * @hidden
     */
    @FunctionalInterface
    public interface Activity extends AutoCloseable {

        @Override
        void close();
    }

    private void abort(Runnable abort) {
        try {
            abort.run();
        } catch (RuntimeException | Error e) {
            // one that fails keeps none of the others from being aborted
            abortAll();
            throw e;
        }
    }

    private void abortAll() {
        for (Runnable abort : aborts) {
            if (aborts.remove(abort)) {
                abort(abort);
            }
        }
    }
}
