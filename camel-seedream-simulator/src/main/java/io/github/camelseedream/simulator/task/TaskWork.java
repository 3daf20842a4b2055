package io.github.camelseedream.simulator.task;

import io.github.camelseedream.simulator.fault.ErrorReply;
import io.github.camelseedream.simulator.image.ImageSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a task makes, known once its references have been inspected.
 *
 * @param failure why nothing can be made
 * @param urlLifetime how long the image URLs are valid, or empty for the default
 */
public record TaskWork(
        List<ImageSpec> images, Optional<ErrorReply> failure, Optional<Duration> urlLifetime) {

    public TaskWork {
        images = List.copyOf(images);
    }

    public static TaskWork of(List<ImageSpec> images) {
        return new TaskWork(images, Optional.empty(), Optional.empty());
    }

    /** Nothing can be made, for this reason. */
    public static TaskWork impossible(String reason) {
        return impossible(new ErrorReply(0, "", reason));
    }

    /** Nothing can be made, and this is the error. */
    public static TaskWork impossible(ErrorReply failure) {
        return new TaskWork(List.of(), Optional.of(failure), Optional.empty());
    }

    /** The same work, its image URLs valid for this long. */
    public TaskWork keptFor(Duration urlLifetime) {
        return new TaskWork(images, failure, Optional.of(urlLifetime));
    }
}
