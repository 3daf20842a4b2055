package io.github.camelseedream.generate;

import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.result.ImageFailure;
import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.result.TaskProgress;
import io.github.camelseedream.task.TaskStates;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How the tasks of one submit stand. Immutable, unlike the {@link ProviderCall} it is read from.
 *
 * @param percent null where a task tells of no progress
 * @param ended how many of the tasks have ended
 */
record PartProgress(
        TaskHandle.Part handle,
        String status,
        Integer percent,
        int ended,
        List<ImageFailure> failures) {

    private static final String PENDING = "pending";
    private static final String COMPLETED = "completed";
    private static final String FAILED = "failed";

    static PartProgress of(ProviderCall part) {
        TaskStates watch = part.tasks();
        List<ImageFailure> failures = new ArrayList<>();
        int index = part.index();
        for (SeedreamException error : watch.failures()) {
            failures.add(ResultMerger.failure(index++, error));
        }
        String ended = watch.finished().images().isEmpty() ? FAILED : COMPLETED;
        return new PartProgress(
                part.handle(),
                watch.isDone() ? ended : PENDING,
                watch.percent(),
                watch.ended(),
                failures);
    }

    /** The progress of a request, of that of its submits. */
    static TaskProgress sum(TaskHandle task, List<PartProgress> parts) {
        List<ImageFailure> failures = new ArrayList<>(task.getFailures());
        parts.forEach(part -> failures.addAll(part.failures()));
        List<String> states = parts.stream().map(PartProgress::status).toList();
        String ended = states.contains(COMPLETED) ? COMPLETED : FAILED;
        return new TaskProgress(
                task,
                states.contains(PENDING) ? PENDING : ended,
                percent(parts),
                parts.stream().mapToInt(PartProgress::ended).sum(),
                failures);
    }

    private static Integer percent(List<PartProgress> parts) {
        List<Integer> known =
                parts.stream().map(PartProgress::percent).filter(Objects::nonNull).toList();
        return known.size() < parts.size()
                ? null
                : Integer.valueOf(
                        (int) known.stream().mapToInt(Integer::intValue).average().orElse(0));
    }
}
