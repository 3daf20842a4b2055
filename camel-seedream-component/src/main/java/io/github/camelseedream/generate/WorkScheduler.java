package io.github.camelseedream.generate;

import java.time.Duration;

/** Who does the work of a request, and who watches the time. */
public interface WorkScheduler {

    /**
     * Does a piece of work, here or on another thread.
     *
     * @throws java.util.concurrent.RejectedExecutionException if there is no thread for it
     * @throws Error if the machine gives no further thread; the work was not begun
     */
    void run(Runnable work);

    /**
     * Goes on with work that has begun, as soon as there is a thread for it; it is never refused,
     * and this never throws. While the component stops it may run on the caller's thread.
     */
    void goOn(Runnable work);

    /**
     * Does a piece of work after a while, or early when the component stops; the time passes
     * without a thread where possible. The answer takes it back.
     */
    Runnable runLater(Duration delay, Runnable work);

    /** Rings once after a while, on a thread of its own; the answer cancels it. */
    Runnable alarm(Duration delay, Runnable ring);
}
