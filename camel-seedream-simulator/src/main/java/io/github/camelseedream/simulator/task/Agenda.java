package io.github.camelseedream.simulator.task;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Does things when the simulator's clock has come to their time, in the order of their times. It
 * looks at the clock again and again, since that can be put forward; with nothing to do it rests.
 * Threadsafe.
 */
final class Agenda implements AutoCloseable {

    private static final long LOOK_MILLIS = 5;

    private record Entry(Instant time, long number, Runnable action) {}

    private final Clock clock;
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::time).thenComparingLong(Entry::number));
    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(
                    1,
                    action -> {
                        Thread thread = new Thread(action, "seedream-simulator-agenda");
                        thread.setDaemon(true);
                        return thread;
                    });
    private long added;
    private boolean isLooking;

    Agenda(Clock clock) {
        this.clock = clock;
    }

    synchronized void at(Instant time, Runnable action) {
        entries.add(new Entry(time, added++, action));
        if (!isLooking && !timer.isShutdown()) {
            isLooking = true;
            timer.execute(this::look);
        }
    }

    /** Forgets what was to come. */
    synchronized void clear() {
        entries.clear();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void look() {
        for (var due = due(); due.isPresent(); due = due()) {
            due.get().action.run();
        }
        lookAgain();
    }

    private synchronized Optional<Entry> due() {
        boolean isDue = !entries.isEmpty() && !clock.instant().isBefore(entries.peek().time);
        return isDue ? Optional.of(entries.remove()) : Optional.empty();
    }

    private synchronized void lookAgain() {
        isLooking = !entries.isEmpty() && !timer.isShutdown();
        if (isLooking) {
            timer.schedule(this::look, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
