package io.github.camelseedream.simulator.media;

import io.github.camelseedream.simulator.image.Dimensions;
import io.github.camelseedream.simulator.image.ImageFormat;
import io.github.camelseedream.simulator.image.ImageHeader;
import java.util.Optional;

/**
 * What is known of a reference image.
 *
 * @param isImage false when there is none; true also for a URL that is not inspected
 * @param dimensions where they can be told
 * @param bytes 0 if unknown
 * @param digest the key of its thumbnail, empty if there is none
 */
public record ReferenceInspection(
        boolean isImage,
        Optional<ImageFormat> format,
        Optional<Dimensions> dimensions,
        long bytes,
        String digest) {

    static final ReferenceInspection NOT_INSPECTED =
            new ReferenceInspection(true, Optional.empty(), Optional.empty(), 0, "");
    static final ReferenceInspection NO_IMAGE =
            new ReferenceInspection(false, Optional.empty(), Optional.empty(), 0, "");

    /** The inspection of a file of this length that begins with these bytes. */
    public static ReferenceInspection at(byte[] head, long bytes, String digest) {
        Optional<ImageFormat> format = ImageHeader.format(head);
        Optional<Dimensions> dimensions = ImageHeader.dimensions(head);
        return new ReferenceInspection(format.isPresent(), format, dimensions, bytes, digest);
    }
}
