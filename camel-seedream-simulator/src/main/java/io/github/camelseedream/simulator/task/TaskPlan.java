package io.github.camelseedream.simulator.task;

import io.github.camelseedream.simulator.fault.TaskEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a task passes through its stages, and how it ends. The first fifth of its time it is queued.
 * Everything is fixed when it is submitted, so that its state depends on the clock alone.
 */
record TaskPlan(Instant start, Duration duration, TaskEnd end) {

    private static final int QUEUED_DIVISOR = 5;
    private static final int LAST_PROGRESS = 99;

    TaskState at(Instant now) {
        if (now.isBefore(processingFrom())) {
            return new TaskState(TaskStatus.QUEUED, 0, Optional.empty());
        }
        if (end == TaskEnd.NEVER || now.isBefore(endsAt())) {
            return new TaskState(TaskStatus.PROCESSING, progress(now), Optional.empty());
        }
        TaskStatus last = TaskStatus.valueOf(end.name());
        return new TaskState(last, last == TaskStatus.COMPLETED ? 100 : 0, Optional.of(endsAt()));
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
