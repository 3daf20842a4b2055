package io.github.camelseedream.generate.image;

import io.github.camelseedream.generate.call.GenerationContext;
import io.github.camelseedream.generate.check.OutputConversionPlan;
import io.github.camelseedream.generate.limit.ConcurrencyLimiter;
import io.github.camelseedream.image.ImageFormat;
import io.github.camelseedream.mark.MarkFacts;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.result.Adjustment;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.StoredImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Converts the images of a request to the format that was asked for, where its provider does not.
 * They are paid for, so none is lost: one that cannot be converted is left as it came, and an
 * adjustment says so. Few are decoded at once; the others wait without a thread or a permit for
 * calls. Used for one request, by several threads.
 *
 * @hidden
 */
public final class OutputConversion {

    private final GenerationContext context;
    private final OutputConversionPlan plan;
    private final OutputMarks marks;

    /** By the image that came; compared by identity. */
    private final Map<GeneratedImage, GeneratedImage> converted = new ConcurrentHashMap<>();

    private final Map<GeneratedImage, List<Adjustment>> adjustments = new ConcurrentHashMap<>();

    public OutputConversion(GenerationContext context, OutputConversionPlan plan) {
        this.context = context;
        this.plan = plan;
        this.marks = new OutputMarks(context.settings().aiMark());
    }

    /**
     * Converts an image if that has to be, and then continues; at once where it has not. Marks it,
     * too.
     *
     * @param facts what a mark would say of it
     */
    public void convert(GeneratedImage image, MarkFacts facts, Runnable then) {
        if (!plan.changes(image)) {
            image.image().ifPresent(came -> marks.look(image, came, facts));
            then.run();
            return;
        }
        ConcurrencyLimiter limiter = context.conversions();
        Runnable onPermit =
                () ->
                        context.scheduler()
                                .resume(
                                        () -> {
                                            convert(image, facts);
                                            limiter.release();
                                            then.run();
                                        });
        Runnable onDeadline =
                () ->
                        context.scheduler()
                                .resume(
                                        () -> {
                                            convert(image, facts);
                                            then.run();
                                        });
        if (limiter.acquireOrQueue(context.deadline(), onPermit, onDeadline)) {
            onPermit.run();
        }
    }

    /** The image as it is delivered: converted, marked, or as it came. */
    public GeneratedImage delivered(GeneratedImage image) {
        GeneratedImage made = converted.get(image);
        return made == null ? marks.delivered(image) : made;
    }

    /** What was done to an image, or could not be done. */
    public List<Adjustment> adjustments(GeneratedImage image) {
        List<Adjustment> made = new ArrayList<>(adjustments.getOrDefault(image, List.of()));
        made.addAll(marks.adjustments(image));
        return made;
    }

    /** Frees the images that were converted; a redelivery would find none of them. */
    public void closeReplaced() {
        converted.keySet().forEach(GeneratedImage::close);
    }

    private void convert(GeneratedImage image, MarkFacts facts) {
        StoredImage came = image.image().orElseThrow();
        StoredImage marked = marks.look(image, came, facts);
        adjustments.put(image, adjustments(came, convert(image, marked, facts)));
    }

    /**
     * Converts one image.
     *
     * @return why it was left as it is, or null if it was converted
     */
    private String convert(GeneratedImage image, StoredImage came, MarkFacts facts) {
        ImageFormat to = plan.target(came);
        if (plan.compression() != null && to != ImageFormat.JPEG) {
            return "the component compresses jpeg only, and this is "
                    + name(to)
                    + ". Ask for outputFormat=jpeg";
        }
        if (to == ImageFormat.JPEG && image.getLayer() != null && !image.getLayer().isBase()) {
            return "it is a layer, and jpeg has no transparency";
        }
        if (context.deadline().isOver()) {
            return context.deadline().reason();
        }
        try {
            StoredImage made =
                    ImageTranscoder.convert(
                            came, came.format(), to, plan.compression(), context.store());
            converted.put(image, marks.carryOver(image, came, made, facts));
            return null;
        } catch (IOException | RuntimeException | Error e) {
            // whatever a decoder does, an OutOfMemoryError among it, must not lose the image
            return why(e);
        }
    }

    private List<Adjustment> adjustments(StoredImage came, String problem) {
        List<Adjustment> made = new ArrayList<>();
        String provider = context.provider().spec().name();
        String from = name(came.format());
        String left =
                "left as " + provider + " made it, since it could not be converted: " + problem;
        if (plan.changesFormat(came)) {
            made.add(
                    adjustment(
                            ImageParameters.OUTPUT_FORMAT,
                            plan.format(),
                            problem == null ? plan.format() : from,
                            problem != null
                                    ? left
                                    : "converted from "
                                            + from
                                            + " by the component, since "
                                            + provider
                                            + " made no "
                                            + plan.format()));
        }
        if (plan.compression() != null) {
            String asked = plan.compression().toString();
            made.add(
                    adjustment(
                            ImageParameters.OUTPUT_COMPRESSION,
                            asked,
                            problem == null ? asked : "",
                            problem != null
                                    ? left
                                    : "encoded by the component, since "
                                            + provider
                                            + " takes no such value"));
        }
        return made;
    }

    private static Adjustment adjustment(
            ImageParameter<?> parameter, String asked, String used, String reason) {
        return new Adjustment(parameter.name(), asked, used, reason);
    }

    private static String name(ImageFormat format) {
        return format.name().toLowerCase(Locale.ROOT);
    }

    /** The innermost cause; a decoder says only that it failed. */
    private static String why(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause instanceof IOException && cause.getMessage() != null
                ? cause.getMessage()
                : cause.toString();
    }
}
