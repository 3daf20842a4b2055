package io.github.camelseedream.simulator.image;

import java.util.List;

/**
 * What to paint. Equal paintings look the same.
 *
 * @param scene picks colours and shapes
 * @param references the digests of the reference images, to be shown as far as they are known
 * @param caption lines written at the foot of the image; the first may be long and is wrapped
 */
public record ImageContent(
        long scene, Dimensions dimensions, List<String> references, List<String> caption) {

    /** More than any image has room for. */
    private static final int MAX_LENGTH = 4000;

    public ImageContent {
        references = List.copyOf(references);
        caption = caption.stream().map(ImageContent::cut).toList();
    }

    /** A painting whose scene follows from these words, the same on every machine. */
    public static ImageContent of(String subject, Dimensions dimensions, List<String> caption) {
        return new ImageContent(fnv1a(subject), dimensions, List.of(), caption);
    }

    /** The same, made of these reference images. */
    public ImageContent from(List<String> references) {
        return new ImageContent(scene, dimensions, references, caption);
    }

    private static String cut(String line) {
        return line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) : line;
    }

    private static long fnv1a(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
