package io.github.camelseedream.generate;

import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.result.SeedreamTask;
import java.util.List;

/** The handle of what the provider took. */
final class HandleEnding implements Ending<SeedreamTask> {

    private final GenerationJob job;

    HandleEnding(GenerationJob job) {
        this.job = job;
    }

    @Override
    public boolean waitsForTasks() {
        return false;
    }

    @Override
    public SeedreamTask answer(RequestCheck.Checked checked, List<CallPart> parts) {
        List<SeedreamException> errors =
                parts.stream().flatMap(part -> part.errors().stream()).toList();
        if (parts.stream().noneMatch(CallPart::isWaiting)) {
            throw ImagesCollector.worst(errors);
        }
        parts.forEach(part -> job.ledger().forget(part.digest()));
        return HandleAssembly.handle(job, checked, parts);
    }
}
