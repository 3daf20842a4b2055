package io.github.camelseedream.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What became of a request that was to be cancelled. JSON-plain. Immutable.
 *
 * @param task the request; it can still be awaited, whatever became of it
 * @param outcome {@code cancelled} if each of its tasks was; else of their outcomes the one that is
 *     latest in the order of {@link CancelOutcome}
 * @param tasks the outcome of each of its tasks, by the task's id
 */
public record TaskCancellation(
        TaskHandle task, CancelOutcome outcome, Map<String, CancelOutcome> tasks) {

    public TaskCancellation {
        tasks = Collections.unmodifiableMap(new LinkedHashMap<>(tasks));
    }

    /**
     * @param tasks of each task of the handle, which are not none
     */
    public static TaskCancellation of(TaskHandle task, Map<String, CancelOutcome> tasks) {
        return new TaskCancellation(task, Collections.max(tasks.values()), tasks);
    }
}
