package io.github.camelseedream.image;

import io.github.camelseedream.request.Content;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Looks whether bytes are a whole image. Stateless.
 *
 * @hidden
 */
public final class ImageInspector {

    /** How many of the first bytes {@link #noImage} looks at. */
    public static final int ENOUGH_TO_TELL = 256;

    private static final String NO_IMAGE = "not an image of a known format, but ";

    private ImageInspector() {}

    /**
     * Reads the header and looks for the end.
     *
     * @throws UnusableImageException if it is no image, or not a whole one; tells what was seen
     */
    public static ImageHeader check(Content content) throws IOException {
        Optional<ImageHeader> header;
        try (InputStream in = content.open()) {
            header = ImageHeader.read(in);
        }
        if (header.isEmpty()) {
            throw new UnusableImageException(NO_IMAGE + sight(content));
        }
        ImageFormat format = header.get().format();
        if (!ImageCompleteness.isThere(format, content)) {
            throw new UnusableImageException(
                    "a truncated "
                            + format
                            + " image: "
                            + content.length()
                            + " bytes came, and the end is missing");
        }
        return header.get();
    }

    private static String sight(Content content) throws IOException {
        try (InputStream in = content.open()) {
            return sight(in.readNBytes(ENOUGH_TO_TELL), " (" + content.length() + " bytes)");
        }
    }

    /** What bytes are that are no image, without showing them: the end of a sentence. */
    public static String noImage(byte[] first, OptionalLong length) {
        String size = length.isPresent() ? " (" + length.getAsLong() + " bytes)" : "";
        return NO_IMAGE + sight(first, size);
    }

    private static String sight(byte[] first, String size) {
        int start = 0;
        while (start < first.length && first[start] >= 0 && first[start] <= ' ') {
            start++;
        }
        if (first.length == 0) {
            return "nothing: 0 bytes";
        }
        if (start < first.length && first[start] == '<') {
            return new String(first, StandardCharsets.ISO_8859_1).contains("<svg")
                    ? "an SVG drawing" + size
                    : "a markup document such as an HTML page" + size;
        }
        if (start < first.length && (first[start] == '{' || first[start] == '[')) {
            return "JSON" + size;
        }
        if (new String(first, StandardCharsets.ISO_8859_1).startsWith("%PDF-")) {
            return "a PDF document" + size;
        }
        if (isText(first)) {
            return "text" + size;
        }
        String hex = HexFormat.ofDelimiter(" ").formatHex(first, 0, Math.min(8, first.length));
        return "bytes that begin with " + hex.toUpperCase(Locale.ROOT) + size;
    }

    /** Plain text in UTF-8, perhaps cut within a character. */
    private static boolean isText(byte[] bytes) {
        for (byte b : bytes) {
            if ((b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') || b == 127) {
                return false;
            }
        }
        CharBuffer text = CharBuffer.allocate(bytes.length);
        return !StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes), text, false)
                .isError();
    }
}
