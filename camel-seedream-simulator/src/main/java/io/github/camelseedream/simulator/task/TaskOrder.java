package io.github.camelseedream.simulator.task;

import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.picture.PictureOrder;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A task to be taken on: what was asked for, what it makes, and what goes wrong.
 *
 * @param work until it is known, the task is queued; it never fails
 */
public record TaskOrder(
        Submission submission, CompletableFuture<TaskWork> work, FaultEffects effects) {

    /** For a task whose pictures are known at once. */
    public TaskOrder(Submission submission, List<PictureOrder> pictures, FaultEffects effects) {
        this(submission, CompletableFuture.completedFuture(TaskWork.of(pictures)), effects);
    }
}
