package io.github.camelseedream.simulator.picture;

import java.util.Optional;

/**
 * A file that a test brought to be handed out.
 *
 * @param dimensions where they can be told
 */
public record ImageFile(byte[] bytes, PictureFormat format, Optional<Dimensions> dimensions) {

    /**
     * A file as it is.
     *
     * @throws IllegalArgumentException if it is not PNG, JPEG, GIF or WebP
     */
    public static ImageFile of(byte[] bytes) {
        PictureFormat format =
                PictureHead.format(bytes)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "The image is not PNG, JPEG, GIF or WebP"));
        return new ImageFile(bytes, format, PictureHead.dimensions(bytes));
    }
}
