package io.github.camelseedream.simulator.image;

import java.util.List;
import java.util.Optional;

/**
 * An image as a file: drawn, or one that a test supplied.
 *
 * @param quality 1 to 100 for JPEG, 0 for the encoder's default
 * @param minBytes the file is padded to at least this length
 * @param file the file that a test supplied, in place of a drawn one
 * @param aiMark what the file says of a model
 */
public record ImageSpec(
        ImageContent content,
        ImageFormat format,
        int quality,
        long minBytes,
        Optional<ImageFile> file,
        AiMark aiMark) {

    private static final long PREVIEW_PIXELS = 128 * 128;

    /** To be drawn. */
    public ImageSpec(ImageContent content, ImageFormat format, int quality) {
        this(content, format, quality, 0, Optional.empty(), AiMark.NONE);
    }

    /** The size of the image in the file, which for AVIF is that of a fixed sample. */
    public Dimensions delivered() {
        return file.map(given -> given.dimensions().orElse(content.dimensions()))
                .orElse(format == ImageFormat.AVIF ? Samples.DIMENSIONS : content.dimensions());
    }

    /** The same image on nothing. */
    public ImageSpec transparent() {
        ImageContent clear =
                new ImageContent(
                        content.dimensions(), content.caption(), content.references(), true);
        return new ImageSpec(clear, format, quality, minBytes, file, aiMark);
    }

    /** A small form of it. */
    public ImageSpec preview() {
        Dimensions small = content.dimensions().within(PREVIEW_PIXELS);
        ImageContent unfinished = new ImageContent(small, List.of("preview"), content.references());
        return new ImageSpec(unfinished, format, quality);
    }

    /** The same image, its file at least this long. */
    public ImageSpec paddedTo(long bytes) {
        return new ImageSpec(content, format, quality, Math.max(minBytes, bytes), file, aiMark);
    }

    /** This file in place of a drawn one. */
    public ImageSpec as(ImageFile given) {
        return new ImageSpec(
                content, given.format(), quality, minBytes, Optional.of(given), aiMark);
    }

    /** The same image, its file saying this of a model, too. */
    public ImageSpec marked(AiMark mark) {
        return mark == AiMark.NONE
                ? this
                : new ImageSpec(content, format, quality, minBytes, file, mark);
    }
}
