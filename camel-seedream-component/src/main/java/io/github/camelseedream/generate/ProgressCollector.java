package io.github.camelseedream.generate;

import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.result.TaskProgress;
import java.util.List;

/** How the tasks of a handle stand. */
final class ProgressCollector implements ResultCollector<TaskProgress> {

    private final TaskHandle task;

    ProgressCollector(TaskHandle task) {
        this.task = task;
    }

    @Override
    public boolean waitsForTasks() {
        return false;
    }

    @Override
    public TaskProgress answer(
            RequestValidator.ValidatedRequest checked, List<ProviderCall> parts) {
        for (ProviderCall part : parts) {
            if (part.waitEnd() != null) {
                CallContext context = new CallContext(task.getProvider(), task.getModel(), "");
                throw part.waitEnd().exception(context, task);
            }
        }
        return PartProgress.sum(task, parts.stream().map(PartProgress::of).toList());
    }
}
