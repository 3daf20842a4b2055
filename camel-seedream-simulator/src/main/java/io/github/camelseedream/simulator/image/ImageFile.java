package io.github.camelseedream.simulator.image;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A file that a test supplied.
 *
 * @param dimensions where they can be told
 */
public record ImageFile(byte[] bytes, ImageFormat format, Optional<Dimensions> dimensions) {

    /**
     * A file as it is.
     *
     * @throws IllegalArgumentException if it is not PNG, JPEG, GIF, WebP or AVIF
     */
    public static ImageFile of(byte[] bytes) {
        ImageFormat format =
                ImageHeader.format(bytes)
                        .or(() -> isAvif(bytes) ? Optional.of(ImageFormat.AVIF) : Optional.empty())
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "The image is not PNG, JPEG, GIF, WebP or"
                                                        + " AVIF"));
        return new ImageFile(bytes, format, ImageHeader.dimensions(bytes));
    }

    /** No provider takes one as a reference, but some make it. */
    private static boolean isAvif(byte[] bytes) {
        return new String(bytes, 0, Math.min(12, bytes.length), StandardCharsets.ISO_8859_1)
                .startsWith("ftypavif", 4);
    }
}
