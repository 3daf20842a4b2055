package io.github.camelseedream.simulator.media;

import io.github.camelseedream.simulator.image.Dimensions;
import io.github.camelseedream.simulator.image.ImageFormat;
import io.github.camelseedream.simulator.image.ImageHead;
import java.util.Optional;

/**
 * What is known of a reference image after a look at it.
 *
 * @param isImage false when there is none; true also for an address that is not looked at
 * @param dimensions where they can be told
 * @param bytes 0 if unknown
 * @param digest what it is remembered by, empty if it is not
 */
public record ReferenceLook(
        boolean isImage,
        Optional<ImageFormat> format,
        Optional<Dimensions> dimensions,
        long bytes,
        String digest) {

    static final ReferenceLook UNSEEN =
            new ReferenceLook(true, Optional.empty(), Optional.empty(), 0, "");
    static final ReferenceLook NO_IMAGE =
            new ReferenceLook(false, Optional.empty(), Optional.empty(), 0, "");

    /** A look at a file of this length that begins so. */
    public static ReferenceLook at(byte[] head, long bytes, String digest) {
        Optional<ImageFormat> format = ImageHead.format(head);
        Optional<Dimensions> dimensions = ImageHead.dimensions(head);
        return new ReferenceLook(format.isPresent(), format, dimensions, bytes, digest);
    }
}
