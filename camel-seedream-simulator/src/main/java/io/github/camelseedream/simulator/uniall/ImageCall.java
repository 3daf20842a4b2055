package io.github.camelseedream.simulator.uniall;

import io.github.camelseedream.simulator.image.Dimensions;
import io.github.camelseedream.simulator.image.ImageSeries;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A valid request for images. */
record ImageCall(UniAllModel model, Subject subject, Dimensions size, Optional<Duration> timeout) {

    /** What the images show, the digests of their references, and how many there are to be. */
    record Subject(String prompt, List<String> references, int count) {}

    ImageSeries series() {
        return new ImageSeries(
                subject.prompt(),
                model.id() + ", " + size,
                size,
                subject.references(),
                subject.count());
    }
}
