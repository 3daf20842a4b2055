package io.github.camelseedream.simulator.task;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs actions when the simulator's clock reaches their time, in the order of their times. It polls
 * the clock, since a test can advance it; with nothing scheduled it is idle. Threadsafe.
 */
final class SimulatedScheduler implements AutoCloseable {

    private static final long POLL_MILLIS = 5;

    private record Entry(Instant time, long number, Runnable action) {}

    private final Clock clock;
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::time).thenComparingLong(Entry::number));
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(
                    1,
                    action -> {
                        Thread thread = new Thread(action, "seedream-simulator-scheduler");
                        thread.setDaemon(true);
                        return thread;
                    });
    private long added;
    private boolean isPolling;

    SimulatedScheduler(Clock clock) {
        this.clock = clock;
    }

    synchronized void at(Instant time, Runnable action) {
        entries.add(new Entry(time, added++, action));
        if (!isPolling && !timer.isShutdown()) {
            isPolling = true;
            timer.execute(this::inspect);
        }
    }

    /** Drops all scheduled actions. */
    synchronized void clear() {
        entries.clear();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void inspect() {
        for (var due = due(); due.isPresent(); due = due()) {
            due.get().action.run();
        }
        pollAgain();
    }

    private synchronized Optional<Entry> due() {
        boolean isDue = !entries.isEmpty() && !clock.instant().isBefore(entries.peek().time);
        return isDue ? Optional.of(entries.remove()) : Optional.empty();
    }

    private synchronized void pollAgain() {
        isPolling = !entries.isEmpty() && !timer.isShutdown();
        if (isPolling) {
            timer.schedule(this::inspect, POLL_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
