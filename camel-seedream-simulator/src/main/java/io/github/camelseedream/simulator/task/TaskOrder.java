package io.github.camelseedream.simulator.task;

import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.image.ImageOrder;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A task to be taken on: what was asked for, what it makes, and what goes wrong.
 *
 * @param work until it is known, the task is queued; it never fails
 */
public record TaskOrder(
        Submission submission, CompletableFuture<TaskWork> work, FaultEffects effects) {

    /** For a task whose images are known at once. */
    public TaskOrder(Submission submission, List<ImageOrder> images, FaultEffects effects) {
        this(submission, CompletableFuture.completedFuture(TaskWork.of(images)), effects);
    }
}
