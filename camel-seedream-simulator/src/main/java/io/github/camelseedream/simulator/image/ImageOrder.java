package io.github.camelseedream.simulator.image;

import java.util.Optional;

/**
 * An image to be delivered as a file: painted, or one that a test brought.
 *
 * @param quality 1 to 100 for JPEG, 0 for the encoder's default
 * @param minimumBytes the file is padded to at least this length
 * @param file what is delivered in place of the painting
 */
public record ImageOrder(
        Painting painting,
        ImageFormat format,
        int quality,
        long minimumBytes,
        Optional<ImageFile> file) {

    /** To be painted. */
    public ImageOrder(Painting painting, ImageFormat format, int quality, long minimumBytes) {
        this(painting, format, quality, minimumBytes, Optional.empty());
    }

    /** The size of the image in the file, which for AVIF is that of a fixed sample. */
    public Dimensions delivered() {
        boolean isPainted = format != ImageFormat.AVIF;
        Dimensions painted = isPainted ? painting.dimensions() : Samples.DIMENSIONS;
        return file.map(given -> given.dimensions().orElse(painting.dimensions())).orElse(painted);
    }

    /** The same order, its file at least this long. */
    public ImageOrder paddedTo(long bytes) {
        return new ImageOrder(painting, format, quality, Math.max(minimumBytes, bytes), file);
    }

    /** This file in place of the painting. */
    public ImageOrder as(ImageFile given) {
        return new ImageOrder(painting, given.format(), quality, minimumBytes, Optional.of(given));
    }
}
