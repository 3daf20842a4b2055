package io.github.camelseedream.simulator.image;

import java.util.List;

/**
 * What an image shows. Equal contents look the same on every machine.
 *
 * @param caption the request: the lines at the foot of the image, of which the first may be long
 *     and is wrapped; they also choose the colours
 * @param references the digests of the reference images, which are shown as far as they are known
 * @param isTransparent whether there is nothing behind the discs, where the format has that
 */
public record ImageContent(
        Dimensions dimensions,
        List<String> caption,
        List<String> references,
        boolean isTransparent) {

    /** More than any image has room for. */
    private static final int MAX_LENGTH = 4000;

    public ImageContent {
        references = List.copyOf(references);
        caption = caption.stream().map(ImageContent::cut).toList();
    }

    /** Without anything see-through. */
    public ImageContent(Dimensions dimensions, List<String> caption, List<String> references) {
        this(dimensions, caption, references, false);
    }

    private static String cut(String line) {
        return line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) : line;
    }
}
