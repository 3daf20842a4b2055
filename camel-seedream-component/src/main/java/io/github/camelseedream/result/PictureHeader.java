package io.github.camelseedream.result;

import io.github.camelseedream.request.Content;
import java.io.IOException;
import java.util.Optional;

/**
 * What a picture's own bytes say of it, whatever anybody declared.
 *
 * @param format the format
 * @param width in pixels, 0 where the header does not tell
 * @param height in pixels, 0 where the header does not tell
 */
public record PictureHeader(PictureFormat format, int width, int height) {

    /** How many first bytes are enough to recognise a format. */
    public static final int MAGIC_LENGTH = 32;

    /** Whether these first bytes are those of a picture. */
    public static boolean isPicture(byte[] head) {
        return PictureMagic.of(head).isPresent();
    }

    /**
     * Looks at the beginning and the end of content.
     *
     * @return empty where it is no picture of a known format
     * @throws PictureStore.UnusablePictureException if it is a picture, but not a whole one
     */
    public static Optional<PictureHeader> whole(Content content) throws IOException {
        PictureScan scan = new PictureScan(content);
        Optional<PictureFormat> format = PictureMagic.of(scan.head());
        if (format.isEmpty()) {
            return Optional.empty();
        }
        PictureHeader header = scan.read(format.get());
        if (!scan.isWhole()) {
            throw new PictureStore.UnusablePictureException(
                    "is a "
                            + format.get().mediaType()
                            + " that ends too early, after "
                            + content.length()
                            + " bytes");
        }
        return Optional.of(header);
    }
}
