package io.github.camelseedream.simulator.image;

import java.util.List;

/**
 * What an image shows. Equal contents look the same on every machine.
 *
 * @param caption the request: the lines at the foot of the image, of which the first may be long
 *     and is wrapped; they also choose the colours
 * @param references the digests of the reference images, which are shown as far as they are known
 */
public record ImageContent(Dimensions dimensions, List<String> caption, List<String> references) {

    /** More than any image has room for. */
    private static final int MAX_LENGTH = 4000;

    public ImageContent {
        references = List.copyOf(references);
        caption = caption.stream().map(ImageContent::cut).toList();
    }

    private static String cut(String line) {
        return line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) : line;
    }
}
