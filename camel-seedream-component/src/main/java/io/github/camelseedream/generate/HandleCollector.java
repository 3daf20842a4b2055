package io.github.camelseedream.generate;

import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.result.TaskHandle;
import java.util.List;

/** The handle of what the provider took. */
final class HandleCollector implements ResultCollector<TaskHandle> {

    private final GenerationContext job;

    HandleCollector(GenerationContext job) {
        this.job = job;
    }

    @Override
    public boolean waitsForTasks() {
        return false;
    }

    @Override
    public TaskHandle answer(RequestValidator.ValidatedRequest checked, List<ProviderCall> parts) {
        List<SeedreamException> errors =
                parts.stream().flatMap(part -> part.errors().stream()).toList();
        if (parts.stream().noneMatch(ProviderCall::isWaiting)) {
            throw ImagesCollector.worst(errors);
        }
        parts.forEach(part -> job.ledger().forget(part.digest()));
        return TaskHandles.handle(job, checked, parts);
    }
}
