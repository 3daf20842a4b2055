package io.github.camelseedream.generate;

import io.github.camelseedream.provider.spec.ReferenceLimits;
import io.github.camelseedream.request.ReferenceImage.Local;
import io.github.camelseedream.result.ImageFormat;
import io.github.camelseedream.result.ImageStore;
import io.github.camelseedream.result.StoredImage;
import java.io.IOException;
import java.util.Map;

/** Makes PNGs of images that a provider does not take, where the JDK can read them. */
final class ReferenceTranscoder {

    /** The whole image is in memory for a while, at up to four bytes a pixel. */
    static final long MOST_PIXELS = 36_000_000;

    private static final Map<String, ImageFormat> READABLE =
            Map.of(
                    ImageFormat.GIF.mediaType(), ImageFormat.GIF,
                    ImageFormat.BMP.mediaType(), ImageFormat.BMP);

    private ReferenceTranscoder() {}

    /** Whether an image is not taken as it is, but as a PNG, and is small enough to become one. */
    static boolean isPossible(Local image, ReferenceLimits rule) {
        return isWanted(image, rule) && pixels(image) <= MOST_PIXELS;
    }

    /** Whether an image would become a PNG if it had fewer pixels. */
    static boolean isTooLarge(Local image, ReferenceLimits rule) {
        return isWanted(image, rule) && pixels(image) > MOST_PIXELS;
    }

    private static boolean isWanted(Local image, ReferenceLimits rule) {
        return READABLE.containsKey(image.mediaType())
                && rule.formats().contains(ImageFormat.PNG)
                && rule.formats().stream()
                        .noneMatch(format -> format.mediaType().equals(image.mediaType()))
                && image.width() > 0;
    }

    private static long pixels(Local image) {
        return (long) image.width() * image.height();
    }

    /**
     * A PNG of the same image; of a moving one, of its first frame.
     *
     * @throws IOException if it cannot be read
     */
    static Local convert(Local image, ImageStore store) throws IOException {
        StoredImage png =
                ImageTranscoder.convert(
                        image.content(),
                        READABLE.get(image.mediaType()),
                        ImageFormat.PNG,
                        MOST_PIXELS,
                        null,
                        store);
        return new Local(png, ImageFormat.PNG.mediaType(), image.name(), png.width(), png.height());
    }

    /** What is lost, for an adjustment; empty where nothing is. */
    static String loss(Local image) {
        return image.mediaType().equals(ImageFormat.GIF.mediaType())
                ? "; of an animation the first frame is sent"
                : "";
    }
}
