package io.github.camelseedream.simulator.image;

import java.util.Optional;

/**
 * An image to be delivered as a file: painted, or one that a test brought.
 *
 * @param quality 1 to 100 for JPEG, 0 for the encoder's default
 * @param minBytes the file is padded to at least this length
 * @param file what is delivered in place of the painting
 */
public record ImageSpec(
        ImageContent content,
        ImageFormat format,
        int quality,
        long minBytes,
        Optional<ImageFile> file) {

    /** To be painted. */
    public ImageSpec(ImageContent content, ImageFormat format, int quality, long minBytes) {
        this(content, format, quality, minBytes, Optional.empty());
    }

    /** The size of the image in the file, which for AVIF is that of a fixed sample. */
    public Dimensions delivered() {
        boolean isPainted = format != ImageFormat.AVIF;
        Dimensions rendered = isPainted ? content.dimensions() : Samples.DIMENSIONS;
        return file.map(given -> given.dimensions().orElse(content.dimensions())).orElse(rendered);
    }

    /** The same order, its file at least this long. */
    public ImageSpec paddedTo(long bytes) {
        return new ImageSpec(content, format, quality, Math.max(minBytes, bytes), file);
    }

    /** This file in place of the painting. */
    public ImageSpec as(ImageFile given) {
        return new ImageSpec(content, given.format(), quality, minBytes, Optional.of(given));
    }
}
