package io.github.camelseedream.generate;

import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.result.SeedreamTask;
import io.github.camelseedream.result.TaskProgress;
import java.util.List;

/** How the tasks of a handle stand. */
final class ProgressEnding implements Ending<TaskProgress> {

    private final SeedreamTask task;

    ProgressEnding(SeedreamTask task) {
        this.task = task;
    }

    @Override
    public boolean waitsForTasks() {
        return false;
    }

    @Override
    public TaskProgress answer(RequestCheck.Checked checked, List<CallPart> parts) {
        for (CallPart part : parts) {
            if (part.waitEnd() != null) {
                CallContext context = new CallContext(task.getProvider(), task.getModel(), "");
                throw part.waitEnd().exception(context, task);
            }
        }
        return PartProgress.sum(task, parts.stream().map(PartProgress::of).toList());
    }
}
