package io.github.camelseedream.simulator.task;

import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.picture.PictureOrder;
import java.util.List;

/** A task to be taken on: what was asked for, which pictures it makes, and what goes wrong. */
public record TaskOrder(Submission submission, List<PictureOrder> pictures, FaultEffects effects) {

    public TaskOrder {
        pictures = List.copyOf(pictures);
    }
}
