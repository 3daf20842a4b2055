package io.github.camelseedream.simulator.lumenfall;

import io.github.camelseedream.simulator.picture.Dimensions;
import io.github.camelseedream.simulator.picture.PictureFormat;
import java.util.Optional;

/**
 * A valid request for pictures.
 *
 * @param size of the pictures to come
 * @param quality 1 to 100 for lossy formats, 0 for the usual
 */
record ImageCall(
        LumenfallModels.Route route,
        String prompt,
        int count,
        Optional<Long> seed,
        References references,
        Dimensions size,
        PictureFormat format,
        int quality,
        Handover handover) {

    /** How the pictures are handed over. */
    enum Handover {
        URL,
        BASE64,
        DATA_URI
    }

    long costMicros() {
        return route.model().priceMicros() * count;
    }
}
