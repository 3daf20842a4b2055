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
 * @param mayBeTransparent whether it is a PNG with an alpha channel, or was not inspected
 */
public record ReferenceInspection(
        boolean isImage,
        Optional<ImageFormat> format,
        Optional<Dimensions> dimensions,
        long bytes,
        String digest,
        boolean mayBeTransparent) {

    static final ReferenceInspection NOT_INSPECTED =
            new ReferenceInspection(true, Optional.empty(), Optional.empty(), 0, "", true);
    static final ReferenceInspection NO_IMAGE =
            new ReferenceInspection(false, Optional.empty(), Optional.empty(), 0, "", false);

    /** The inspection of a file of this length that begins with these bytes. */
    public static ReferenceInspection at(byte[] head, long bytes, String digest) {
        Optional<ImageFormat> format = ImageHeader.format(head);
        Optional<Dimensions> dimensions = ImageHeader.dimensions(head);
        boolean hasAlpha = ImageHeader.hasAlpha(head);
        return new ReferenceInspection(
                format.isPresent(), format, dimensions, bytes, digest, hasAlpha);
    }
}
