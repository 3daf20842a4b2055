package io.github.camelseedream.simulator.task;

import io.github.camelseedream.simulator.image.ImageOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a task makes, known once its references have been looked at.
 *
 * @param trouble why it cannot be made, empty if it can
 * @param urlLifetime how long the addresses are good, or empty for as long as any others
 */
public record TaskWork(List<ImageOrder> images, String trouble, Optional<Duration> urlLifetime) {

    public TaskWork {
        images = List.copyOf(images);
    }

    public static TaskWork of(List<ImageOrder> images) {
        return new TaskWork(images, "", Optional.empty());
    }

    /** Nothing can be made, for this reason. */
    public static TaskWork impossible(String trouble) {
        return new TaskWork(List.of(), trouble, Optional.empty());
    }

    /** The same work, the addresses of its images good for so long. */
    public TaskWork keptFor(Duration urlLifetime) {
        return new TaskWork(images, trouble, Optional.of(urlLifetime));
    }
}
