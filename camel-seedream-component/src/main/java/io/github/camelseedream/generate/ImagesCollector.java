package io.github.camelseedream.generate;

import io.github.camelseedream.error.PartialResultException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.generate.call.GenerationContext;
import io.github.camelseedream.generate.call.ProviderCall;
import io.github.camelseedream.generate.call.SubmissionRecord;
import io.github.camelseedream.generate.check.OutputConversionPlan;
import io.github.camelseedream.generate.image.OutputConversion;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.result.Adjustment;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageResult;
import io.github.camelseedream.result.TaskHandle;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the images, as far as they came. Used for one request. */
final class ImagesCollector implements ResultCollector<ImageResult> {

    private final GenerationContext context;
    private final boolean handleIfPending;
    private OutputConversion conversion;

    /**
     * @param handleIfPending give the handle alone while a task has not ended, instead of failing
     */
    ImagesCollector(GenerationContext context, boolean handleIfPending) {
        this.context = context;
        this.handleIfPending = handleIfPending;
    }

    @Override
    public boolean waitsForTasks() {
        return true;
    }

    @Override
    public void convert(RequestOutline outline, List<ProviderCall> calls, Runnable then) {
        conversion =
                new OutputConversion(
                        context, OutputConversionPlan.of(context.provider(), outline.output()));
        conversion.convert(calls, then);
    }

    @Override
    public Collected<ImageResult> collect(RequestOutline outline, List<ProviderCall> calls) {
        List<ProviderCall> pending = calls.stream().filter(ProviderCall::isPending).toList();
        if (pending.isEmpty()) {
            return images(outline, calls, null);
        }
        if (handleIfPending && pending.stream().allMatch(ProviderCall::isWaitTimedOut)) {
            return Collected.of(handleAlone(outline, calls));
        }
        return images(outline, calls, TaskHandles.ofPending(context, outline, calls));
    }

    /** Nothing is lost: the provider keeps the images that came, too. */
    private ImageResult handleAlone(RequestOutline outline, List<ProviderCall> calls) {
        calls.forEach(call -> call.images().forEach(GeneratedImage::close));
        return ImageResult.builder()
                .provider(context.provider().spec().name())
                .model(context.model())
                .task(TaskHandles.ofAll(context, outline, calls))
                .build();
    }

    /**
     * @param task the handle of what is pending, or null
     */
    private Collected<ImageResult> images(
            RequestOutline outline, List<ProviderCall> calls, TaskHandle task) {
        List<SeedreamException> failures = new ArrayList<>();
        ImageResult.Builder builder =
                ImageResult.builder()
                        .provider(context.provider().spec().name())
                        .model(context.model())
                        .mode(outline.mode())
                        .task(task);
        Set<Adjustment> adjustments = new LinkedHashSet<>(outline.adjustments());
        outline.earlierFailures().forEach(builder::failure);
        int index = 0;
        for (ProviderCall call : calls) {
            adjustments.addAll(conversion.adjustments(call));
            call.metadata().ifPresent(told -> describe(builder, told));
            // an image is numbered by its place in the request, also where others are missing
            index = Math.max(index, call.index() - 1);
            for (GeneratedImage image : call.images()) {
                builder.image(conversion.delivered(image).toBuilder().index(++index).build());
            }
            for (SeedreamException failure : failures(call, task)) {
                builder.failure(TaskHandles.failure(++index, failure));
                failures.add(failure);
            }
        }
        return delivered(builder.adjustments(List.copyOf(adjustments)).build(), calls, failures);
    }

    private static void describe(ImageResult.Builder result, Outcome.ReplyMetadata told) {
        if (!told.requestId().isEmpty()) {
            result.requestId(told.requestId());
        }
        if (!told.model().isEmpty()) {
            result.model(told.model());
        }
        if (told.cost() != null) {
            result.cost(told.cost());
        }
        result.metadata(told.metadata());
    }

    private List<SeedreamException> failures(ProviderCall call, TaskHandle task) {
        return call.isPending()
                ? call.waitFailure(context.callContext(), task)
                        .map(call::forEachImage)
                        .orElse(List.of())
                : call.failures();
    }

    private Collected<ImageResult> delivered(
            ImageResult result, List<ProviderCall> calls, List<SeedreamException> failures) {
        if (result.getImages().isEmpty() && !failures.isEmpty()) {
            return Collected.failed(ProviderCall.mostSevere(failures));
        }
        if (!result.getFailures().isEmpty() && context.settings().failPartial()) {
            return Collected.failed(
                    new PartialResultException(
                            context.callContext().withRequestId(result.getRequestId()), result));
        }
        SubmissionRecord.delivered(calls);
        conversion.closeReplaced();
        return Collected.of(result);
    }
}
