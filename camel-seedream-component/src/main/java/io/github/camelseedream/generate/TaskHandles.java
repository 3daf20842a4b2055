package io.github.camelseedream.generate;

import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.generate.call.GenerationContext;
import io.github.camelseedream.generate.call.ProviderCall;
import io.github.camelseedream.generate.call.Target;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.http.HttpTransport;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.TaskProvider;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.ImageFailure;
import io.github.camelseedream.result.TaskHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** From the calls of a request to its task handle, and back. */
final class TaskHandles {

    private static final int MAX_SHOWN_ID = 60;

    private TaskHandles() {}

    /** The handle of the tasks that have not ended. */
    static TaskHandle ofPending(
            GenerationContext context, RequestOutline outline, List<ProviderCall> calls) {
        return handle(context, outline, calls, ProviderCall::isPending);
    }

    /** The handle of all tasks, also of those that have ended. */
    static TaskHandle ofAll(
            GenerationContext context, RequestOutline outline, List<ProviderCall> calls) {
        return handle(context, outline, calls, call -> call.tasks().isPresent());
    }

    private static TaskHandle handle(
            GenerationContext context,
            RequestOutline outline,
            List<ProviderCall> calls,
            Predicate<ProviderCall> isIn) {
        TaskHandle.Builder task = withoutTasks(context, outline);
        outline.earlierFailures().forEach(task::failure);
        for (ProviderCall call : calls) {
            if (isIn.test(call)) {
                task.part(call.handlePart());
            } else {
                int index = call.index() + call.images().size();
                for (SeedreamException error : call.failures()) {
                    task.failure(failure(index++, error));
                }
            }
        }
        return task.build();
    }

    static TaskHandle.Builder withoutTasks(GenerationContext context, RequestOutline outline) {
        return TaskHandle.builder()
                .provider(context.provider().spec().name())
                .model(context.model())
                .mode(outline.mode())
                .submittedAt(outline.submittedAt())
                .output(outline.output())
                .adjustments(outline.adjustments())
                .attributes(outline.attributes());
    }

    /** Why an image did not come, as plain values. */
    static ImageFailure failure(int index, SeedreamException error) {
        return new ImageFailure(
                index,
                error.getClass().getSimpleName(),
                error.outcome().text(),
                error.isRepeatable(),
                error.getMessage());
    }

    /**
     * The calls that a handle stands for.
     *
     * @throws InvalidRequestException if the provider has no such tasks; nothing is sent then
     */
    static List<ProviderCall> calls(ImageProvider provider, TaskHandle task) {
        check(provider, task);
        return task.getParts().stream().map(part -> new ProviderCall(task, part)).toList();
    }

    /**
     * The call of a handle whose one task has ended, so that it is not polled.
     *
     * @throws InvalidRequestException if the provider has no such task; nothing is sent then
     */
    static List<ProviderCall> ended(Target target, TaskHandle task, Outcome outcome) {
        check(target.provider(), task);
        HttpTransport transport = target.transport();
        return List.of(
                ProviderCall.ended(
                        task,
                        task.getParts().get(0),
                        outcome.linkedFrom(transport.uri(HttpCall.get("")))
                                .withTexts(transport::withoutKey)));
    }

    /**
     * Checks that each id may be one of the provider's.
     *
     * @throws InvalidRequestException if it may not; nothing is sent then
     */
    static void check(ImageProvider provider, TaskHandle task) {
        List<Violation> violations = new ArrayList<>();
        for (TaskHandle.Part part : task.getParts()) {
            for (String id : part.ids()) {
                if (!(provider instanceof TaskProvider tasks) || !tasks.isTaskId(id)) {
                    violations.add(
                            new Violation(
                                    "task",
                                    shown(id),
                                    "handle",
                                    "is no id of a task of " + provider.spec().name()));
                }
            }
        }
        if (task.getParts().isEmpty()) {
            violations.add(new Violation("task", "", "handle", "holds no task"));
        }
        if (!violations.isEmpty()) {
            throw new InvalidRequestException(
                    new CallContext(provider.spec().name(), task.getModel(), ""), violations);
        }
    }

    /** A handle comes from outside. */
    private static String shown(String id) {
        return id.length() <= MAX_SHOWN_ID ? id : id.substring(0, MAX_SHOWN_ID) + "...";
    }
}
