package io.github.camelseedream.generate;

import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TaskException;
import io.github.camelseedream.error.TaskUnreachableException;
import io.github.camelseedream.generate.ResultCollector.Collected;
import io.github.camelseedream.generate.call.GenerationContext;
import io.github.camelseedream.generate.call.ProviderCall;
import io.github.camelseedream.generate.call.SubmissionRecord;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderTask;
import io.github.camelseedream.provider.TaskEvent;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.result.TaskProgress;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The results of operations that do not wait for tasks. */
final class TaskCollectors {

    private TaskCollectors() {}

    /** The handle of what was submitted. */
    static ResultCollector<TaskHandle> handle(GenerationContext context) {
        return (outline, calls) -> {
            if (calls.stream().noneMatch(ProviderCall::isPending)) {
                List<SeedreamException> failures =
                        calls.stream().flatMap(call -> call.failures().stream()).toList();
                return Collected.failed(ProviderCall.mostSevere(failures));
            }
            SubmissionRecord.delivered(calls);
            return Collected.of(TaskHandles.ofPending(context, outline, calls));
        };
    }

    /** The progress of the tasks of a handle, after one poll. */
    static ResultCollector<TaskProgress> progress(TaskHandle task) {
        return polled(
                new CallContext(task.getProvider(), task.getModel(), ""),
                task,
                calls -> Collected.of(RequestProgress.of(task, calls)));
    }

    /**
     * What a webhook delivery reported, as the provider confirms it in one poll. An end that it
     * does not confirm is an error, so that it is reported again.
     *
     * @param handle the handle of the one task
     */
    static ResultCollector<TaskEvent> confirmed(TaskHandle handle, TaskEvent reported) {
        ProviderTask task = new ProviderTask(reported.task().id(), handle.getModel());
        CallContext where = new CallContext(handle.getProvider(), task.model(), task.id());
        return polled(
                where,
                handle,
                calls -> {
                    Outcome outcome = calls.get(0).tasks().orElseThrow().outcome(task);
                    return outcome instanceof Outcome.Pending
                                    && !(reported.outcome() instanceof Outcome.Pending)
                            ? Collected.failed(notConfirmed(where, handle))
                            : Collected.of(new TaskEvent(task, outcome));
                });
    }

    private static SeedreamException notConfirmed(CallContext where, TaskHandle handle) {
        return new TaskUnreachableException(
                where,
                handle,
                "a delivery says that it has ended, and asked again, the provider did not");
    }

    private static <T> ResultCollector<T> polled(
            CallContext where,
            TaskHandle handle,
            Function<List<ProviderCall>, Collected<T>> collect) {
        return (outline, calls) -> {
            Optional<TaskException> unreachable =
                    calls.stream()
                            .flatMap(call -> call.waitFailure(where, handle).stream())
                            .findFirst();
            return unreachable
                    .<Collected<T>>map(Collected::failed)
                    .orElseGet(() -> collect.apply(calls));
        };
    }
}
