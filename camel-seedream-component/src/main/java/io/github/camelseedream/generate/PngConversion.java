package io.github.camelseedream.generate;

import io.github.camelseedream.provider.ReferenceRule;
import io.github.camelseedream.request.ReferenceImage.Local;
import io.github.camelseedream.result.Picture;
import io.github.camelseedream.result.PictureFormat;
import io.github.camelseedream.result.PictureStore;
import java.io.IOException;
import java.util.Map;

/** Makes PNGs of pictures that a provider does not take, where the JDK can read them. */
final class PngConversion {

    /** The whole picture is in memory for a while, at up to four bytes a pixel. */
    static final long MOST_PIXELS = 36_000_000;

    private static final Map<String, PictureFormat> READABLE =
            Map.of(
                    PictureFormat.GIF.mediaType(), PictureFormat.GIF,
                    PictureFormat.BMP.mediaType(), PictureFormat.BMP);

    private PngConversion() {}

    /** Whether a picture is not taken as it is, but as a PNG, and is small enough to become one. */
    static boolean isPossible(Local picture, ReferenceRule rule) {
        return isWanted(picture, rule) && pixels(picture) <= MOST_PIXELS;
    }

    /** Whether a picture would become a PNG if it had fewer pixels. */
    static boolean isTooLarge(Local picture, ReferenceRule rule) {
        return isWanted(picture, rule) && pixels(picture) > MOST_PIXELS;
    }

    private static boolean isWanted(Local picture, ReferenceRule rule) {
        return READABLE.containsKey(picture.mediaType())
                && rule.formats().contains(PictureFormat.PNG)
                && rule.formats().stream()
                        .noneMatch(format -> format.mediaType().equals(picture.mediaType()))
                && picture.width() > 0;
    }

    private static long pixels(Local picture) {
        return (long) picture.width() * picture.height();
    }

    /**
     * A PNG of the same picture; of a moving one, of its first frame.
     *
     * @throws IOException if it cannot be read
     */
    static Local convert(Local picture, PictureStore store) throws IOException {
        Picture png =
                PictureConverter.convert(
                        picture.content(),
                        READABLE.get(picture.mediaType()),
                        PictureFormat.PNG,
                        MOST_PIXELS,
                        null,
                        store);
        return new Local(
                png, PictureFormat.PNG.mediaType(), picture.name(), png.width(), png.height());
    }

    /** What is lost, for an adjustment; empty where nothing is. */
    static String loss(Local picture) {
        return picture.mediaType().equals(PictureFormat.GIF.mediaType())
                ? "; of an animation the first frame is sent"
                : "";
    }
}
