package io.github.camelseedream.generate;

import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.result.Adjustment;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageFormat;
import io.github.camelseedream.result.StoredImage;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Brings the images of a request into the form that was asked for, where its provider does not.
 * They are paid for, so none is lost: one that cannot be converted is left as it came, and an
 * adjustment says so. Few are decoded at once; who waits for a turn holds neither a thread nor a
 * place on the wire.
 */
final class OutputConversion {

    private final GenerationContext job;
    private final SharedResources rooms;
    private final Deadline deadline;
    private final OutputConversionPlan output;

    OutputConversion(
            GenerationContext job,
            SharedResources rooms,
            Deadline deadline,
            OutputConversionPlan output) {
        this.job = job;
        this.rooms = rooms;
        this.deadline = deadline;
        this.output = output;
    }

    /** Converts what has to be, and then goes on; at once where nothing has to be. */
    void convert(List<ProviderCall> parts, Runnable then) {
        List<ProviderCall> unlike =
                parts.stream()
                        .filter(part -> part.images().stream().anyMatch(output::changes))
                        .toList();
        if (unlike.isEmpty()) {
            then.run();
            return;
        }
        AtomicInteger open = new AtomicInteger(unlike.size());
        for (ProviderCall part : unlike) {
            queue(
                    part,
                    () -> {
                        if (open.decrementAndGet() == 0) {
                            then.run();
                        }
                    });
        }
    }

    private void queue(ProviderCall part, Runnable ended) {
        ConcurrencyLimiter places = rooms.conversions();
        Runnable turn =
                () ->
                        job.workers()
                                .goOn(
                                        () -> {
                                            convert(part);
                                            places.leave();
                                            ended.run();
                                        });
        Runnable tooLate =
                () ->
                        job.workers()
                                .goOn(
                                        () -> {
                                            convert(part);
                                            ended.run();
                                        });
        if (places.enterOrQueue(deadline, turn, tooLate)) {
            turn.run();
        }
    }

    private void convert(ProviderCall part) {
        for (GeneratedImage image : List.copyOf(part.images())) {
            if (output.changes(image)) {
                convert(part, image, image.image().orElseThrow());
            }
        }
    }

    private void convert(ProviderCall part, GeneratedImage image, StoredImage came) {
        ImageFormat to = output.target(came);
        if (output.compression() != null && to != ImageFormat.JPEG) {
            tell(
                    part,
                    came,
                    "the component compresses jpeg only, and this is "
                            + name(to)
                            + ". Ask for outputFormat=jpeg");
            return;
        }
        if (deadline.isOver()) {
            tell(part, came, deadline.reason());
            return;
        }
        try {
            StoredImage made =
                    ImageTranscoder.convert(
                            came, came.format(), to, output.compression(), rooms.store());
            part.replace(image, made);
            tell(part, came, null);
        } catch (IOException | RuntimeException | Error e) {
            // whatever a decoder does, an OutOfMemoryError among it, must not lose the image
            tell(part, came, why(e));
        }
    }

    /**
     * Tells what became of an image.
     *
     * @param problem why it was left as it is, or null if it was not
     */
    private void tell(ProviderCall part, StoredImage came, String problem) {
        String provider = job.target().provider().spec().name();
        String from = name(came.format());
        if (output.changesFormat(came)) {
            tell(
                    part,
                    ImageParameters.OUTPUT_FORMAT,
                    output.format(),
                    problem == null ? output.format() : from,
                    problem == null
                            ? "converted from "
                                    + from
                                    + " by the component, since "
                                    + provider
                                    + " made no "
                                    + output.format()
                            : left(provider, problem));
        }
        if (output.compression() != null) {
            String asked = output.compression().toString();
            tell(
                    part,
                    ImageParameters.OUTPUT_COMPRESSION,
                    asked,
                    problem == null ? asked : "",
                    problem == null
                            ? "encoded by the component, since " + provider + " takes no such value"
                            : left(provider, problem));
        }
    }

    private static void tell(
            ProviderCall part,
            ImageParameter<?> parameter,
            String asked,
            String used,
            String reason) {
        part.adjustments().add(new Adjustment(parameter.name(), asked, used, reason));
    }

    private static String left(String provider, String problem) {
        return "left as " + provider + " made it, since it could not be converted: " + problem;
    }

    private static String name(ImageFormat format) {
        return format.name().toLowerCase(Locale.ROOT);
    }

    /** What is at the bottom of it; a decoder tells only that it failed. */
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
