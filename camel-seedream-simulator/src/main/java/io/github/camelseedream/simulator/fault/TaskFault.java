package io.github.camelseedream.simulator.fault;

import java.time.Duration;
import java.util.Optional;

/**
 * What becomes of the task that a call submits.
 *
 * @param code empty for the provider's usual one
 * @param message why it failed, empty for the provider's usual words
 * @param duration how long it takes, or empty for the usual time
 */
public record TaskFault(TaskEnd end, String code, String message, Optional<Duration> duration) {

    public static final TaskFault NONE = new TaskFault(TaskEnd.COMPLETED, "", "", Optional.empty());
}
