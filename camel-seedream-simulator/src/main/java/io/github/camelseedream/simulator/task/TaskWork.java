package io.github.camelseedream.simulator.task;

import io.github.camelseedream.simulator.picture.PictureOrder;
import java.util.List;

/**
 * What a task makes, known once its references have been looked at.
 *
 * @param trouble why it cannot be made, empty if it can
 */
public record TaskWork(List<PictureOrder> pictures, String trouble) {

    public TaskWork {
        pictures = List.copyOf(pictures);
    }

    public static TaskWork of(List<PictureOrder> pictures) {
        return new TaskWork(pictures, "");
    }

    /** Nothing can be made, for this reason. */
    public static TaskWork impossible(String trouble) {
        return new TaskWork(List.of(), trouble);
    }
}
