package io.github.camelseedream.generate;

import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.generate.call.GenerationContext;
import io.github.camelseedream.generate.call.ProviderCall;
import io.github.camelseedream.generate.call.TaskStates;
import io.github.camelseedream.result.ImageFailure;
import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.result.TaskProgress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Aggregates the progress of the tasks of a request, which several threads report. Each reports the
 * call that it owns, so that none reads what another one writes. Safe for use by several threads.
 */
final class RequestProgress {

    private static final String PENDING = "pending";
    private static final String COMPLETED = "completed";
    private static final String FAILED = "failed";

    /**
     * The progress of one call, immutable unlike the call.
     *
     * @param percent null where a task tells of no progress
     * @param position null where no task tells of a queue
     * @param ended how many of its tasks have ended
     */
    private record CallProgress(
            TaskHandle.Part handlePart,
            String status,
            Integer percent,
            Integer position,
            int ended,
            List<ImageFailure> failures) {}

    private final GenerationContext context;
    private final RequestOutline outline;
    private final SortedMap<Integer, CallProgress> calls = new TreeMap<>();

    RequestProgress(GenerationContext context, RequestOutline outline) {
        this.context = context;
        this.outline = outline;
    }

    /** The progress of all submitted calls, after that of one has changed. */
    synchronized TaskProgress after(ProviderCall changed) {
        calls.put(changed.index(), of(changed));
        TaskHandle.Builder task = TaskHandles.withoutTasks(context, outline);
        calls.values().forEach(call -> task.part(call.handlePart()));
        return sum(task.build(), List.copyOf(calls.values()));
    }

    /** The progress of the calls of a handle. */
    static TaskProgress of(TaskHandle task, List<ProviderCall> calls) {
        return sum(task, calls.stream().map(RequestProgress::of).toList());
    }

    private static CallProgress of(ProviderCall call) {
        TaskStates tasks = call.tasks().orElseThrow();
        List<ImageFailure> failures = new ArrayList<>();
        int index = call.index();
        for (SeedreamException error : tasks.failures()) {
            failures.add(TaskHandles.failure(index++, error));
        }
        String ended = tasks.finished().images().isEmpty() ? FAILED : COMPLETED;
        return new CallProgress(
                call.handlePart(),
                tasks.isDone() ? ended : PENDING,
                tasks.percent(),
                tasks.position(),
                tasks.ended(),
                failures);
    }

    private static TaskProgress sum(TaskHandle task, List<CallProgress> calls) {
        List<ImageFailure> failures = new ArrayList<>(task.getFailures());
        calls.forEach(call -> failures.addAll(call.failures()));
        List<String> states = calls.stream().map(CallProgress::status).toList();
        String ended = states.contains(COMPLETED) ? COMPLETED : FAILED;
        return new TaskProgress(
                task,
                states.contains(PENDING) ? PENDING : ended,
                percent(calls),
                calls.stream()
                        .map(CallProgress::position)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                calls.stream().mapToInt(CallProgress::ended).sum(),
                failures);
    }

    private static Integer percent(List<CallProgress> calls) {
        List<Integer> known =
                calls.stream().map(CallProgress::percent).filter(Objects::nonNull).toList();
        return known.size() < calls.size()
                ? null
                : Integer.valueOf(
                        (int) known.stream().mapToInt(Integer::intValue).average().orElse(0));
    }
}
