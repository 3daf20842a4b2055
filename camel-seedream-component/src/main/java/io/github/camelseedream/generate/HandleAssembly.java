package io.github.camelseedream.generate;

import io.github.camelseedream.catalog.WantedSize;
import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.TaskProvider;
import io.github.camelseedream.request.Complaint;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.result.SeedreamTask;
import io.github.camelseedream.task.TaskWatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Makes handles of calls, and calls of handles. */
final class HandleAssembly {

    private HandleAssembly() {}

    /** The handle of the tasks that have not ended; what failed is told in it. */
    static SeedreamTask handle(
            GenerationJob job, RequestCheck.Checked checked, List<CallPart> parts) {
        return handle(job, checked, parts, CallPart::isWaiting);
    }

    /** The handle of all tasks, also of those that have ended. */
    static SeedreamTask whole(
            GenerationJob job, RequestCheck.Checked checked, List<CallPart> parts) {
        return handle(job, checked, parts, part -> part.tasks() != null);
    }

    private static SeedreamTask handle(
            GenerationJob job,
            RequestCheck.Checked checked,
            List<CallPart> parts,
            Predicate<CallPart> isIn) {
        SeedreamTask.Builder task = begin(job, checked);
        checked.earlierFailures().forEach(task::failure);
        for (CallPart part : parts) {
            if (isIn.test(part)) {
                task.part(part.handle());
            } else {
                int index = part.index() + part.images().size();
                for (SeedreamException error : part.errors()) {
                    task.failure(ResultAssembly.failure(index++, error));
                }
            }
        }
        return task.build();
    }

    /** A handle without its tasks. */
    static SeedreamTask.Builder begin(GenerationJob job, RequestCheck.Checked checked) {
        ImageRequest request = checked.call().request();
        SeedreamTask.Builder task =
                SeedreamTask.builder()
                        .provider(job.target().provider().profile().name())
                        .model(checked.call().model())
                        .mode(checked.mode())
                        .submittedAt(Instant.now())
                        .output(
                                new SeedreamTask.Output(
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
    static List<CallPart> parts(ImageProvider provider, SeedreamTask task) {
        List<Complaint> complaints = new ArrayList<>();
        List<CallPart> parts = new ArrayList<>();
        for (SeedreamTask.Part part : task.getParts()) {
            for (String id : part.ids()) {
                if (!(provider instanceof TaskProvider tasks) || !tasks.isTaskId(id)) {
                    complaints.add(
                            new Complaint(
                                    "task",
                                    shown(id),
                                    "handle",
                                    "is no id of a task of " + provider.profile().name()));
                }
            }
            CallPart call = new CallPart(call(task, part.count()), part.index(), "");
            call.watch(new TaskWatch(task.getModel(), part.ids()));
            parts.add(call);
        }
        if (parts.isEmpty()) {
            complaints.add(new Complaint("task", "", "handle", "holds no task"));
        }
        if (!complaints.isEmpty()) {
            throw new InvalidRequestException(
                    new CallContext(provider.profile().name(), task.getModel(), ""), complaints);
        }
        return parts;
    }

    /** A handle comes from outside. */
    private static String shown(String id) {
        return id.length() <= 60 ? id : id.substring(0, 60) + "...";
    }

    /** What of the request still matters once it is submitted. */
    static RequestCheck.Checked checked(SeedreamTask task) {
        int count = task.getParts().stream().mapToInt(SeedreamTask.Part::count).sum();
        return new RequestCheck.Checked(
                call(task, count), task.getMode(), task.getAdjustments(), task);
    }

    private static ProviderRequest call(SeedreamTask task, int count) {
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
                task.getModel(), request.build(), count, WantedSize.nothing(), "");
    }
}
