package io.github.camelseedream.generate;

import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.result.ImageFailure;
import io.github.camelseedream.result.SeedreamTask;
import io.github.camelseedream.result.TaskProgress;
import io.github.camelseedream.task.TaskWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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
        List<ImageFailure> failures = new ArrayList<>(task.getFailures());
        boolean pictures = false;
        boolean waiting = false;
        int ended = 0;
        for (CallPart part : parts) {
            if (part.waitEnd() != null) {
                CallContext context = new CallContext(task.getProvider(), task.getModel(), "");
                throw part.waitEnd().exception(context, task);
            }
            TaskWatch watch = part.tasks();
            waiting |= !watch.isDone();
            pictures |= !watch.finished().images().isEmpty();
            ended += watch.ended();
            int index = part.index();
            for (SeedreamException error : watch.failures()) {
                failures.add(ResultAssembly.failure(index++, error));
            }
        }
        String status = waiting ? "pending" : pictures ? "completed" : "failed";
        return new TaskProgress(task, status, percent(parts), ended, failures);
    }

    /** Null where a task tells of no progress. */
    private static Integer percent(List<CallPart> parts) {
        List<Integer> known =
                parts.stream()
                        .map(part -> part.tasks().percent())
                        .filter(Objects::nonNull)
                        .toList();
        return known.size() < parts.size()
                ? null
                : Integer.valueOf(
                        (int) known.stream().mapToInt(Integer::intValue).average().orElse(0));
    }
}
