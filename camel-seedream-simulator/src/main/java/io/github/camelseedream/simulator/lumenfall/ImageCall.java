package io.github.camelseedream.simulator.lumenfall;

import io.github.camelseedream.simulator.image.Dimensions;
import io.github.camelseedream.simulator.image.ImageFormat;
import java.util.Optional;

/** A valid request for images: who makes them, of what, how many, and what form they take. */
record ImageCall(LumenfallModels.Route route, Subject subject, int count, Output output) {

    /** What the images show. */
    record Subject(String prompt, Optional<Long> seed, References references) {}

    /**
     * What the images are like.
     *
     * @param quality 1 to 100 for lossy formats, 0 for the usual
     */
    record Output(
            Dimensions size, ImageFormat format, int quality, ResponseFormat responseFormat) {}

    /** How the images are handed over. */
    enum ResponseFormat {
        URL,
        BASE64,
        DATA_URI
    }

    boolean isEdit() {
        return !subject.references().images().isEmpty();
    }

    long costMicros() {
        return route.model().priceMicros() * count;
    }
}
