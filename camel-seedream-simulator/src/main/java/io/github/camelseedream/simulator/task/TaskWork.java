package io.github.camelseedream.simulator.task;

import io.github.camelseedream.simulator.picture.PictureOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a task makes, known once its references have been looked at.
 *
 * @param trouble why it cannot be made, empty if it can
 * @param urlLifetime how long the addresses are good, or empty for as long as any others
 */
public record TaskWork(
        List<PictureOrder> pictures, String trouble, Optional<Duration> urlLifetime) {

    public TaskWork {
        pictures = List.copyOf(pictures);
    }

    public static TaskWork of(List<PictureOrder> pictures) {
        return new TaskWork(pictures, "", Optional.empty());
    }

    /** Nothing can be made, for this reason. */
    public static TaskWork impossible(String trouble) {
        return new TaskWork(List.of(), trouble, Optional.empty());
    }

    /** The same work, the addresses of its pictures good for so long. */
    public TaskWork keptFor(Duration urlLifetime) {
        return new TaskWork(pictures, trouble, Optional.of(urlLifetime));
    }
}
