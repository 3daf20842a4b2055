package io.github.camelseedream.simulator.uniall;

import io.github.camelseedream.simulator.picture.Dimensions;
import io.github.camelseedream.simulator.picture.PictureSeries;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A valid request for pictures. */
record ImageCall(UniAllModel model, Subject subject, Dimensions size, Optional<Duration> timeout) {

    /** What the pictures show, the digests of their references, and how many there are to be. */
    record Subject(String prompt, List<String> references, int count) {}

    PictureSeries series() {
        return new PictureSeries(
                subject.prompt(),
                model.id() + ", " + size,
                size,
                subject.references(),
                subject.count());
    }
}
