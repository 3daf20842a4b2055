package io.github.camelseedream.simulator.image;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The images of one request: the same request gives the same images, each index its own.
 *
 * @param maker the model and the rest of the request, for the caption
 * @param references the digests of the reference images, empty for those that were not seen
 */
public record ImageSeries(
        String prompt, String maker, Dimensions size, List<String> references, int count) {

    /** The images as files of this format, the first one first. */
    public List<ImageSpec> specs(ImageFormat format) {
        return specs(format, 0);
    }

    /** The same with this quality, 1 to 100, or 0 for the encoder's default. */
    public List<ImageSpec> specs(ImageFormat format, int quality) {
        return IntStream.range(0, count)
                .mapToObj(index -> new ImageContent(size, caption(index), references))
                .map(content -> new ImageSpec(content, format, quality))
                .toList();
    }

    private List<String> caption(int index) {
        List<String> lines = new ArrayList<>(List.of(prompt, maker));
        if (!references.isEmpty()) {
            lines.add(
                    "edit of "
                            + references.size()
                            + (references.size() == 1 ? " image" : " images"));
        }
        if (count > 1) {
            lines.add("image " + (index + 1) + " of " + count);
        }
        return lines;
    }
}
