package io.github.camelseedream.simulator.image;

import java.util.List;

/**
 * What to paint. Equal paintings look the same.
 *
 * @param scene picks colours and shapes
 * @param references the digests of the reference images, to be shown as far as they are known
 * @param caption lines written at the foot of the image; the first may be long and is wrapped
 */
public record Painting(
        long scene, Dimensions dimensions, List<String> references, List<String> caption) {

    /** More than any image has room for. */
    private static final int LONGEST = 4000;

    public Painting {
        references = List.copyOf(references);
        caption = caption.stream().map(Painting::cut).toList();
    }

    /** A painting whose scene follows from these words, the same on every machine. */
    public static Painting of(String subject, Dimensions dimensions, List<String> caption) {
        return new Painting(fnv1a(subject), dimensions, List.of(), caption);
    }

    /** The same, made of these reference images. */
    public Painting from(List<String> references) {
        return new Painting(scene, dimensions, references, caption);
    }

    private static String cut(String line) {
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }

    private static long fnv1a(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }
}
