package io.github.camelseedream.simulator.task;

import java.time.Instant;
import java.util.Optional;

/**
 * Where a task is at one instant.
 *
 * @param progress 0 while it is queued, up to 99 while it is processed, 100 when it is completed,
 *     and 0 again when it came to nothing
 * @param endedAt empty until it has ended
 */
public record TaskState(TaskStatus status, int progress, Optional<Instant> endedAt) {}
