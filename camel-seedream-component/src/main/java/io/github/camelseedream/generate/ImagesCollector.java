package io.github.camelseedream.generate;

import io.github.camelseedream.error.PartialResultException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.generate.call.GenerationContext;
import io.github.camelseedream.generate.call.ImageSink;
import io.github.camelseedream.generate.call.ProviderCall;
import io.github.camelseedream.generate.call.SubmissionRecord;
import io.github.camelseedream.generate.check.OutputConversionPlan;
import io.github.camelseedream.generate.image.OutputConversion;
import io.github.camelseedream.mark.MarkFacts;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.result.Adjustment;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageResult;
import io.github.camelseedream.result.TaskHandle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects the images, as far as they come, and hands each on at once where it is wanted at once.
 * Used for one request, by several threads.
 */
final class ImagesCollector implements ResultCollector<ImageResult> {

    private static final Logger LOG = LoggerFactory.getLogger(ImagesCollector.class);

    private final GenerationContext context;
    private final boolean handleIfPending;
    private final Optional<ImageSink> sink;
    private final OutputConversion conversion;

    /** The numbers of the images that were handed on, by the image that came. */
    private final Map<GeneratedImage, Integer> handedOn = new ConcurrentHashMap<>();

    /** The numbers that are taken by an image or a failure. */
    private final Set<Integer> numbers = new HashSet<>();

    /** Images that are not prepared, and the request itself until all have been added. */
    private final AtomicInteger unprepared = new AtomicInteger(1);

    private volatile Runnable whenPrepared;

    /**
     * @param output the form in which the images are delivered
     * @param handleIfPending give the handle alone while a task has not ended, instead of failing
     */
    ImagesCollector(GenerationContext context, TaskHandle.Output output, boolean handleIfPending) {
        this.context = context;
        this.handleIfPending = handleIfPending;
        this.sink = context.sink();
        this.conversion =
                new OutputConversion(context, OutputConversionPlan.of(context.provider(), output));
    }

    @Override
    public boolean waitsForTasks() {
        return true;
    }

    @Override
    public boolean wantsImagesEarly() {
        return sink.isPresent();
    }

    @Override
    public void add(RequestOutline outline, ProviderCall call, int place, GeneratedImage image) {
        unprepared.incrementAndGet();
        sink.ifPresent(early -> handedOn.put(image, number(call.index() + place)));
        conversion.convert(
                image,
                facts(call),
                () -> {
                    sink.ifPresent(early -> early.add(delivered(call, image), known(outline)));
                    prepared();
                });
    }

    /** What a mark says of an image; of a call that a handle tells of, not what it was made of. */
    private MarkFacts facts(ProviderCall call) {
        Optional<ImageRequest> asked = call.asked();
        return new MarkFacts(
                context.model(),
                context.provider().spec().name(),
                call.metadata().map(Outcome.ReplyMetadata::requestId).orElse(""),
                asked.filter(request -> !request.getReferences().isEmpty()).isPresent(),
                asked.filter(request -> context.settings().aiMarkPrompt())
                        .map(ImageRequest::getPrompt)
                        .orElse(""),
                Instant.now());
    }

    @Override
    public void whenPrepared(Runnable then) {
        whenPrepared = then;
        prepared();
    }

    private void prepared() {
        if (unprepared.decrementAndGet() == 0) {
            whenPrepared.run();
        }
    }

    private ImageResult known(RequestOutline outline) {
        return described(outline).adjustments(outline.adjustments()).build();
    }

    private ImageResult.Builder described(RequestOutline outline) {
        return ImageResult.builder()
                .provider(context.provider().spec().name())
                .model(context.model())
                .mode(outline.mode());
    }

    /** An image as the route gets it; an image that was handed on keeps its number. */
    private GeneratedImage delivered(ProviderCall call, GeneratedImage image) {
        Integer known = handedOn.get(image);
        int number = known == null ? number(call.index()) : known;
        return conversion.delivered(image).toBuilder().index(number).build();
    }

    /** The first number from there on that is free. An image is numbered by its place. */
    private synchronized int number(int from) {
        int number = from;
        while (!numbers.add(number)) {
            number++;
        }
        return number;
    }

    @Override
    public Collected<ImageResult> collect(RequestOutline outline, List<ProviderCall> calls) {
        List<ProviderCall> pending = calls.stream().filter(ProviderCall::isPending).toList();
        if (pending.isEmpty()) {
            return images(outline, calls, null);
        }
        boolean isAnsweredEarly =
                handleIfPending
                        && handedOn.isEmpty()
                        && pending.stream().allMatch(ProviderCall::isWaitTimedOut);
        if (isAnsweredEarly) {
            return Collected.of(handleAlone(outline, calls));
        }
        TaskHandle task = TaskHandles.ofPending(context, outline, calls);
        if (context.deadline().reason().equals(ImageGenerator.ABANDONED)) {
            LOG.warn("The images of a request were abandoned, and its provider goes on: {}", task);
        }
        return images(outline, calls, task);
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
        ImageResult.Builder builder = described(outline).task(task);
        Set<Adjustment> adjustments = new LinkedHashSet<>(outline.adjustments());
        outline.earlierFailures().forEach(builder::failure);
        for (ProviderCall call : calls) {
            call.metadata().ifPresent(told -> describe(builder, told));
            for (GeneratedImage image : call.images()) {
                adjustments.addAll(conversion.adjustments(image));
                builder.image(delivered(call, image));
            }
            for (SeedreamException failure : failures(call, task)) {
                builder.failure(TaskHandles.failure(number(call.index()), failure));
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
        List<SeedreamException> failures = new ArrayList<>(call.failures());
        if (call.isPending()) {
            call.waitFailure(context.callContext(), task)
                    .map(call::forEachImage)
                    .ifPresent(failures::addAll);
        }
        return failures;
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
