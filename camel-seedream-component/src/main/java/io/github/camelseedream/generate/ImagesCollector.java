package io.github.camelseedream.generate;

import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.error.CallOutcome;
import io.github.camelseedream.error.PartialResultException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TaskException;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageResult;
import io.github.camelseedream.result.TaskHandle;
import java.util.Comparator;
import java.util.List;

/** The images, as far as they came. */
final class ImagesCollector implements ResultCollector<ImageResult> {

    private final GenerationContext job;
    private final boolean handleIfPending;

    /**
     * @param handleIfPending answer with the handle alone while a task has not ended, instead of
     *     failing
     */
    ImagesCollector(GenerationContext job, boolean handleIfPending) {
        this.job = job;
        this.handleIfPending = handleIfPending;
    }

    @Override
    public boolean waitsForTasks() {
        return true;
    }

    @Override
    public ImageResult answer(RequestValidator.ValidatedRequest checked, List<ProviderCall> parts) {
        List<ProviderCall> waiting = parts.stream().filter(ProviderCall::isWaiting).toList();
        TaskHandle task = null;
        if (!waiting.isEmpty()) {
            task = TaskHandles.handle(job, checked, parts);
            if (handleIfPending && waiting.stream().allMatch(ProviderCall::isOutOfPatience)) {
                return pending(checked, parts);
            }
            for (ProviderCall part : waiting) {
                part.fail(part.waitEnd().exception(context(checked, ""), task));
            }
        }
        return images(checked, parts, task);
    }

    /** Nothing is lost: the provider keeps what has come, too, and is asked for all again. */
    private ImageResult pending(
            RequestValidator.ValidatedRequest checked, List<ProviderCall> parts) {
        parts.forEach(part -> part.images().forEach(GeneratedImage::close));
        return ImageResult.builder()
                .provider(job.target().provider().spec().name())
                .model(checked.call().model())
                .task(TaskHandles.whole(job, checked, parts))
                .build();
    }

    private ImageResult images(
            RequestValidator.ValidatedRequest checked, List<ProviderCall> parts, TaskHandle task) {
        List<SeedreamException> errors =
                parts.stream().flatMap(part -> part.errors().stream()).toList();
        ImageResult result = new ResultMerger(job, checked, parts).result(task);
        if (result.getImages().isEmpty() && !errors.isEmpty()) {
            throw worst(errors);
        }
        if (!result.getFailures().isEmpty() && job.settings().failPartial()) {
            throw new PartialResultException(context(checked, result.getRequestId()), result);
        }
        for (ProviderCall part : parts) {
            job.ledger().forget(part.digest());
            part.closeReplaced();
        }
        return result;
    }

    private CallContext context(RequestValidator.ValidatedRequest checked, String requestId) {
        return job.context(checked.call().model(), requestId);
    }

    /** The error that matters most for the bill stands for all; a handle holds the others. */
    static SeedreamException worst(List<SeedreamException> errors) {
        return errors.stream().min(Comparator.comparing(ImagesCollector::rank)).orElseThrow();
    }

    private static int rank(SeedreamException error) {
        return error instanceof TaskException
                ? -1
                : List.of(
                                CallOutcome.UNKNOWN,
                                CallOutcome.ACCEPTED,
                                CallOutcome.REJECTED,
                                CallOutcome.NOT_SENT)
                        .indexOf(error.outcome());
    }
}
