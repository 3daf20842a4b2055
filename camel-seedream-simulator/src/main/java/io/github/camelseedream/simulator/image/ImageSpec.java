package io.github.camelseedream.simulator.image;

import java.util.Optional;

/**
 * An image as a file: drawn, or one that a test supplied.
 *
 * @param quality 1 to 100 for JPEG, 0 for the encoder's default
 * @param minBytes the file is padded to at least this length
 * @param file the file that a test supplied, in place of a drawn one
 */
public record ImageSpec(
        ImageContent content,
        ImageFormat format,
        int quality,
        long minBytes,
        Optional<ImageFile> file) {

    /** To be drawn. */
    public ImageSpec(ImageContent content, ImageFormat format, int quality) {
        this(content, format, quality, 0, Optional.empty());
    }

    /** The size of the image in the file, which for AVIF is that of a fixed sample. */
    public Dimensions delivered() {
        return file.map(given -> given.dimensions().orElse(content.dimensions()))
                .orElse(format == ImageFormat.AVIF ? Samples.DIMENSIONS : content.dimensions());
    }

    /** The same image, its file at least this long. */
    public ImageSpec paddedTo(long bytes) {
        return new ImageSpec(content, format, quality, Math.max(minBytes, bytes), file);
    }

    /** This file in place of a drawn one. */
    public ImageSpec as(ImageFile given) {
        return new ImageSpec(content, given.format(), quality, minBytes, Optional.of(given));
    }
}
