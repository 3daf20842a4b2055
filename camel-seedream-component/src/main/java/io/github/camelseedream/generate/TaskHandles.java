package io.github.camelseedream.generate;

import io.github.camelseedream.catalog.RequestedSize;
import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.TaskProvider;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.task.TaskStates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes handles of calls, and calls of handles. */
final class TaskHandles {

    private TaskHandles() {}

    /** The handle of the tasks that have not ended; what failed is told in it. */
    static TaskHandle handle(
            GenerationContext job,
            RequestValidator.ValidatedRequest checked,
            List<ProviderCall> parts) {
        return handle(job, checked, parts, ProviderCall::isWaiting);
    }

    /** The handle of all tasks, also of those that have ended. */
    static TaskHandle whole(
            GenerationContext job,
            RequestValidator.ValidatedRequest checked,
            List<ProviderCall> parts) {
        return handle(job, checked, parts, part -> part.tasks() != null);
    }

    private static TaskHandle handle(
            GenerationContext job,
            RequestValidator.ValidatedRequest checked,
            List<ProviderCall> parts,
            Predicate<ProviderCall> isIn) {
        TaskHandle.Builder task = begin(job, checked);
        checked.earlierFailures().forEach(task::failure);
        for (ProviderCall part : parts) {
            if (isIn.test(part)) {
                task.part(part.handle());
            } else {
                int index = part.index() + part.images().size();
                for (SeedreamException error : part.errors()) {
                    task.failure(ResultMerger.failure(index++, error));
                }
            }
        }
        return task.build();
    }

    /** A handle without its tasks. */
    static TaskHandle.Builder begin(
            GenerationContext job, RequestValidator.ValidatedRequest checked) {
        ImageRequest request = checked.call().request();
        TaskHandle.Builder task =
                TaskHandle.builder()
                        .provider(job.target().provider().spec().name())
                        .model(checked.call().model())
                        .mode(checked.mode())
                        .submittedAt(Instant.now())
                        .output(
                                new TaskHandle.Output(
                                        request.get(ImageParameters.OUTPUT_FORMAT).orElse(null),
                                        request.get(ImageParameters.OUTPUT_COMPRESSION)
                                                .orElse(null)))
                        .adjustments(checked.adjustments());
        return checked.origin() == null
                ? task
                : task.submittedAt(Instant.parse(checked.origin().getSubmittedAt()))
                        .attributes(checked.origin().getAttributes());
    }

    /**
     * The calls that a handle stands for.
     *
     * @throws InvalidRequestException if the provider has no such tasks, so that nothing is sent
     */
    static List<ProviderCall> parts(ImageProvider provider, TaskHandle task) {
        List<Violation> complaints = new ArrayList<>();
        List<ProviderCall> parts = new ArrayList<>();
        for (TaskHandle.Part part : task.getParts()) {
            for (String id : part.ids()) {
                if (!(provider instanceof TaskProvider tasks) || !tasks.isTaskId(id)) {
                    complaints.add(
                            new Violation(
                                    "task",
                                    shown(id),
                                    "handle",
                                    "is no id of a task of " + provider.spec().name()));
                }
            }
            ProviderCall call = new ProviderCall(call(task, part.count()), part.index(), "");
            call.watch(new TaskStates(task.getModel(), part.ids()));
            parts.add(call);
        }
        if (parts.isEmpty()) {
            complaints.add(new Violation("task", "", "handle", "holds no task"));
        }
        if (!complaints.isEmpty()) {
            throw new InvalidRequestException(
                    new CallContext(provider.spec().name(), task.getModel(), ""), complaints);
        }
        return parts;
    }

    /** A handle comes from outside. */
    private static String shown(String id) {
        return id.length() <= 60 ? id : id.substring(0, 60) + "...";
    }

    /** What of the request still matters once it is submitted. */
    static RequestValidator.ValidatedRequest checked(TaskHandle task) {
        int count = task.getParts().stream().mapToInt(TaskHandle.Part::count).sum();
        return new RequestValidator.ValidatedRequest(
                call(task, count), task.getMode(), task.getAdjustments(), task);
    }

    private static ProviderRequest call(TaskHandle task, int count) {
        ImageRequest.Builder request = ImageRequest.builder();
        if (task.getMode().equals("set")) {
            request.set(ImageParameters.IMAGE_MODE, "set", "handle");
        }
        if (task.getOutput().format() != null) {
            request.set(ImageParameters.OUTPUT_FORMAT, task.getOutput().format(), "handle");
        }
        if (task.getOutput().compression() != null) {
            request.set(
                    ImageParameters.OUTPUT_COMPRESSION, task.getOutput().compression(), "handle");
        }
        return new ProviderRequest(
                task.getModel(), request.build(), count, RequestedSize.nothing(), "");
    }
}
