package io.github.camelseedream.generate.call;

import java.time.Duration;

/**
 * Runs the work of a request, and its timers. Safe for use by several threads.
 *
 * @hidden
 */
public interface WorkScheduler {

    /**
     * Runs work, here or on another thread.
     *
     * @throws java.util.concurrent.RejectedExecutionException if there is no thread for it
     * @throws Error if the machine gives no further thread; the work was not begun
     */
    void run(Runnable work);

    /**
     * Resumes work that has begun, as soon as there is a thread for it. It is never refused, and
     * this never throws; while the component stops it may run on the caller's thread.
     */
    void resume(Runnable work);

    /**
     * Runs work after a delay, or early when the component stops. No thread waits meanwhile where
     * that is possible.
     *
     * @return cancels it
     */
    Runnable runLater(Duration delay, Runnable work);

    /**
     * Calls back once after a timeout, on a thread of its own.
     *
     * @return cancels it
     */
    Runnable onTimeout(Duration timeout, Runnable action);
}
