package io.github.camelseedream.simulator.task;

import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.image.ImageSpec;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A task to submit: the request, what it makes, and what goes wrong.
 *
 * @param work until it is known, the task is queued; it never fails
 */
public record TaskSpec(
        Submission submission, CompletableFuture<TaskWork> work, FaultEffects effects) {

    /** For a task whose images are known at once. */
    public TaskSpec(Submission submission, List<ImageSpec> images, FaultEffects effects) {
        this(submission, CompletableFuture.completedFuture(TaskWork.of(images)), effects);
    }
}
