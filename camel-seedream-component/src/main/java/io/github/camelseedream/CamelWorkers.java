package io.github.camelseedream;

import io.github.camelseedream.generate.Workers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.SizedScheduledExecutorService;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;

/**
 * The component's threads, made by Camel: workers without a queue, so that work starts at once or
 * is refused, and one timer that does no work of its own. With Camel's virtual threads on, workers
 * are virtual; the bound on calls is the {@code CallGate}'s either way.
 */
final class CamelWorkers implements Workers {

    /** Threads beyond the calls, for routes that take their time with a result. */
    private static final int ROUTES_AT_WORK = 1000;

    private static final Duration BUSY = Duration.ofMillis(100);

    /** How late an alarm may ring. */
    private static final Duration TICK = Duration.ofMillis(50);

    private final Set<Alarm> alarms = ConcurrentHashMap.newKeySet();
    private final CamelContext context;
    private final ExecutorService workers;
    private final ScheduledExecutorService timer;

    CamelWorkers(CamelContext context, Object source, int calls) {
        this.context = context;
        ThreadPoolProfile profile = new ThreadPoolProfile("seedream");
        profile.setPoolSize(1);
        profile.setMaxPoolSize(calls + ROUTES_AT_WORK);
        profile.setMaxQueueSize(0);
        profile.setKeepAliveTime(30L);
        profile.setTimeUnit(TimeUnit.SECONDS);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        workers = context.getExecutorServiceManager().newThreadPool(source, "Seedream", profile);
        timer =
                context.getExecutorServiceManager()
                        .newScheduledThreadPool(source, "SeedreamTimer", timerProfile());
        timer.scheduleWithFixedDelay(
                this::ringWhatIsDue, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /**
     * Without Camel's bound of 1000 waiting tasks: the gate bounds them. What comes after the stop
     * is refused; Camel's default would lose it.
     */
    private static ThreadPoolProfile timerProfile() {
        ThreadPoolProfile profile = new ThreadPoolProfile("seedreamTimer");
        profile.setPoolSize(1);
        profile.setMaxQueueSize(0);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return profile;
    }

    /** Work on the caller's own thread, for synchronous and transacted exchanges. */
    InlineWorkers inline() {
        return new InlineWorkers(this);
    }

    void shutdown() {
        context.getExecutorServiceManager().shutdownGraceful(workers);
        context.getExecutorServiceManager().shutdownNow(timer);
    }

    @Override
    public void run(Runnable work) {
        workers.execute(work);
    }

    @Override
    public Runnable runLater(Duration delay, Runnable work) {
        Future<?> due = timer.schedule(() -> goOn(work), delay.toMillis(), TimeUnit.MILLISECONDS);
        return () -> due.cancel(false);
    }

    @Override
    public void goOn(Runnable work) {
        try {
            run(work);
        } catch (RejectedExecutionException e) {
            runLater(BUSY, work);
        }
    }

    @Override
    public Runnable alarm(Duration delay, Runnable ring) {
        Alarm alarm = new Alarm(System.nanoTime() + delay.toNanos(), ring);
        alarms.add(alarm);
        return () -> alarms.remove(alarm);
    }

    /** What waits for its time, alarms included; one of it, at most, looks after these. */
    int waiting() {
        ExecutorService bare =
                timer instanceof SizedScheduledExecutorService camels
                        ? camels.getScheduledThreadPoolExecutor()
                        : timer;
        return alarms.size() + (bare instanceof ThreadPoolExecutor own ? own.getQueue().size() : 0);
    }

    private void ringWhatIsDue() {
        long now = System.nanoTime();
        for (Alarm alarm : alarms) {
            if (now - alarm.due >= 0 && alarms.remove(alarm)) {
                alarm.ring.run();
            }
        }
    }

    /** Nearly none ever rings, so they are looked at now and then instead of being scheduled. */
    private static final class Alarm {

        private final long due;
        private final Runnable ring;

        private Alarm(long due, Runnable ring) {
            this.due = due;
            this.ring = ring;
        }
    }
}
