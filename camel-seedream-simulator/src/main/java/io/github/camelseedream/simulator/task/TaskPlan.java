package io.github.camelseedream.simulator.task;

import io.github.camelseedream.simulator.fault.TaskEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When a task passes through its stages, and how it ends. The first fifth of its time it is queued.
 * Everything is fixed when it is submitted, so that its state depends on the clock alone.
 */
record TaskPlan(Instant start, Duration duration, TaskEnd end, Optional<Instant> cancels) {

    private static final int QUEUED_DIVISOR = 5;
    private static final int LAST_PROGRESS = 99;

    /** A timer may run a little early. */
    private static final Duration MARGIN = Duration.ofMillis(5);

    TaskPlan(Instant start, Duration duration, TaskEnd end) {
        this(start, duration, end, Optional.empty());
    }

    /** The same, unless it ends before that. */
    TaskPlan cancelled(Instant time) {
        return new TaskPlan(start, duration, end, Optional.of(time));
    }

    TaskState at(Instant now) {
        if (cancels.filter(time -> !now.isBefore(time)).isPresent()) {
            return new TaskState(TaskStatus.CANCELLED, 0, cancels);
        }
        if (now.isBefore(processingFrom())) {
            return new TaskState(TaskStatus.QUEUED, 0, Optional.empty());
        }
        if (end == TaskEnd.NEVER || now.isBefore(endsAt())) {
            return new TaskState(TaskStatus.PROCESSING, progress(now), Optional.empty());
        }
        TaskStatus last = TaskStatus.valueOf(end.name());
        return new TaskState(last, last == TaskStatus.COMPLETED ? 100 : 0, Optional.of(endsAt()));
    }

    /** How long it takes from now to each further stage, each from the one before. */
    List<Duration> stages(Instant now) {
        List<Duration> stages = new ArrayList<>(List.of(Duration.ZERO));
        Instant last = now;
        for (Instant next : List.of(processingFrom(), endsAt())) {
            if (next.isAfter(last)) {
                stages.add(Duration.between(last, next).plus(MARGIN));
                last = next;
            }
        }
        return stages;
    }

    Instant endsAt() {
        return start.plus(duration);
    }

    /** When it has come this far: 0 to 99. */
    Instant whenAt(int progress) {
        return processingFrom()
                .plus(processing().multipliedBy(progress).dividedBy(100))
                .plusNanos(1);
    }

    private int progress(Instant now) {
        double done = (double) Duration.between(processingFrom(), now).toNanos();
        double all = Math.max(1, processing().toNanos());
        return (int) Math.min(LAST_PROGRESS, 100 * done / all);
    }

    private Instant processingFrom() {
        return start.plus(duration.dividedBy(QUEUED_DIVISOR));
    }

    private Duration processing() {
        return duration.minus(duration.dividedBy(QUEUED_DIVISOR));
    }
}
