package io.github.camelseedream.runtime;

import io.github.camelseedream.generate.call.WorkScheduler;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/**
 * The work of one exchange on the thread that brought it, for synchronous and transacted exchanges:
 * the thread does what is due and sleeps in between, until the answer is there.
 *
 * @hidden
 */
public final class CallerThreadScheduler implements WorkScheduler {

    private final DelayQueue<Due> line = new DelayQueue<>();
    private final WorkScheduler timeouts;

    CallerThreadScheduler(WorkScheduler timeouts) {
        this.timeouts = timeouts;
    }

    /**
     * Works until the answer is there. An interrupt does not abandon a submitted call; the flag is
     * restored afterwards.
     */
    public void workUntil(CompletableFuture<?> answer) {
        answer.whenComplete((value, error) -> run(() -> {}));
        boolean interrupted = false;
        while (!answer.isDone()) {
            try {
                line.take().work.run();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void run(Runnable work) {
        runLater(Duration.ZERO, work);
    }

    @Override
    public void resume(Runnable work) {
        run(work);
    }

    @Override
    public Runnable runLater(Duration delay, Runnable work) {
        Due due = new Due(System.nanoTime() + delay.toNanos(), work);
        line.add(due);
        return () -> line.remove(due);
    }

    @Override
    public Runnable onTimeout(Duration timeout, Runnable action) {
        return timeouts.onTimeout(timeout, action);
    }

    private static final class Due implements Delayed {

        private final long time;
        private final Runnable work;

        private Due(long time, Runnable work) {
            this.time = time;
            this.work = work;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(time - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.signum(time - ((Due) other).time);
        }
    }
}
