package io.github.camelseedream.simulator.media;

import io.github.camelseedream.simulator.picture.Dimensions;
import java.util.Optional;

/**
 * What is known of a reference image after a look at its address.
 *
 * @param isPicture false when there is none; true also for an address that is not looked at
 * @param dimensions where they can be told
 */
public record ReferenceLook(boolean isPicture, Optional<Dimensions> dimensions) {

    static final ReferenceLook UNSEEN = new ReferenceLook(true, Optional.empty());
    static final ReferenceLook NO_PICTURE = new ReferenceLook(false, Optional.empty());
}
