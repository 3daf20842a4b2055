package io.github.camelseedream.simulator.image;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The images of one request: the same request gives the same images, each index its own.
 *
 * @param maker the model and what it was told apart from the prompt, for the caption
 * @param references the digests of the reference images, empty for those that were not seen
 */
public record ImageSeries(
        String prompt, String maker, Dimensions size, List<String> references, int count) {

    /** The images as files of this format, the first one first. */
    public List<ImageSpec> specs(ImageFormat format) {
        return IntStream.range(0, count)
                .mapToObj(index -> new ImageSpec(content(index), format, 0, 0))
                .toList();
    }

    private ImageContent content(int index) {
        String subject = prompt + '\n' + maker + '\n' + index;
        return ImageContent.of(subject, size, caption(index)).from(references);
    }

    private List<String> caption(int index) {
        List<String> lines = new ArrayList<>(List.of(prompt, maker));
        if (!references.isEmpty()) {
            int size = references.size();
            lines.add("edit of " + size + (size == 1 ? " image" : " images"));
        }
        if (count > 1) {
            lines.add("image " + (index + 1) + " of " + count);
        }
        return lines;
    }
}
