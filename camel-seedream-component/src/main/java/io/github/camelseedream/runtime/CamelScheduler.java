package io.github.camelseedream.runtime;

import io.github.camelseedream.generate.call.WorkScheduler;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.util.concurrent.SizedScheduledExecutorService;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The component's threads, made by Camel: workers without a queue, so that work starts at once or
 * is refused, and one timer that does no work of its own. With Camel's virtual threads on, workers
 * are virtual; the bound on calls is the {@code ConcurrencyLimiter}'s either way. Safe for use by
 * several threads.
 *
 * @hidden
 */
public final class CamelScheduler implements WorkScheduler {

    private static final Logger LOG = LoggerFactory.getLogger(CamelScheduler.class);

    /** Threads beyond the calls, for routes that take their time with a result. */
    private static final int ROUTES_AT_WORK = 1000;

    /** How late a timeout may be noticed, and when refused work is tried again. */
    private static final Duration TICK = Duration.ofMillis(50);

    private final Set<Timeout> timeouts = ConcurrentHashMap.newKeySet();

    /** Work that has begun and that there is no thread for. */
    private final Queue<Runnable> refused = new ConcurrentLinkedQueue<>();

    private final CamelContext context;
    private final ExecutorService workers;
    private final ScheduledExecutorService timer;
    private volatile boolean stopping;

    public CamelScheduler(CamelContext context, Object source, int calls) {
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
        // Camel's own says so itself, the one for virtual threads does not
        if (bareTimer() instanceof ScheduledThreadPoolExecutor own) {
            own.setRemoveOnCancelPolicy(true);
        }
        timer.scheduleWithFixedDelay(
                this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
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
    public CallerThreadScheduler inline() {
        return new CallerThreadScheduler(this);
    }

    /** Whatever has begun and finds no thread any more is done on the thread that brings it. */
    public void shutdown() {
        stopping = true;
        context.getExecutorServiceManager().shutdownGraceful(workers);
        context.getExecutorServiceManager().shutdownNow(timer);
        runRefused();
    }

    @Override
    public void run(Runnable work) {
        workers.execute(work);
    }

    @Override
    public Runnable runLater(Duration delay, Runnable work) {
        try {
            Future<?> due =
                    timer.schedule(() -> resume(work), delay.toMillis(), TimeUnit.MILLISECONDS);
            return () -> due.cancel(false);
        } catch (RejectedExecutionException e) {
            // the component stops: better early than never
            resume(work);
            return () -> {};
        }
    }

    @Override
    public void resume(Runnable work) {
        try {
            run(work);
        } catch (RejectedExecutionException | Error e) {
            // an Error says that the machine gives no thread now
            refused.add(work);
            if (stopping) {
                runRefused();
            }
        }
    }

    @Override
    public Runnable onTimeout(Duration timeout, Runnable action) {
        Timeout pending = new Timeout(System.nanoTime() + timeout.toNanos(), action);
        timeouts.add(pending);
        return () -> timeouts.remove(pending);
    }

    /** How many timers there are, timeouts included; one at most looks after these. */
    public int waiting() {
        return timeouts.size()
                + (bareTimer() instanceof ThreadPoolExecutor own ? own.getQueue().size() : 0);
    }

    private ExecutorService bareTimer() {
        return timer instanceof SizedScheduledExecutorService camels
                ? camels.getScheduledThreadPoolExecutor()
                : timer;
    }

    /** Never throws, since the executor would not call it again. */
    private void tick() {
        long now = System.nanoTime();
        guarded(
                () -> {
                    for (Timeout timeout : timeouts) {
                        if (now - timeout.due >= 0 && timeouts.remove(timeout)) {
                            guarded(timeout.action);
                        }
                    }
                });
        guarded(this::tryRefusedAgain);
    }

    private void tryRefusedAgain() {
        for (int i = refused.size(); i > 0; i--) {
            Runnable work = refused.poll();
            if (work != null) {
                resume(work);
            }
        }
    }

    private void runRefused() {
        for (Runnable work = refused.poll(); work != null; work = refused.poll()) {
            guarded(work);
        }
    }

    /** One that fails keeps no other from its turn. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            LOG.warn("A timer or a stop found work that failed; all else goes on", e);
        }
    }

    /** Almost all are cancelled, so they are scanned periodically instead of scheduled. */
    private static final class Timeout {

        private final long due;
        private final Runnable action;

        private Timeout(long due, Runnable action) {
            this.due = due;
            this.action = action;
        }
    }
}
