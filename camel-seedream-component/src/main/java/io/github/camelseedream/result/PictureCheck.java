package io.github.camelseedream.result;

import io.github.camelseedream.request.Content;
import io.github.camelseedream.result.PictureStore.UnusablePictureException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Looks whether bytes are a whole picture. */
public final class PictureCheck {

    /** How many of the first bytes {@link #noPicture} looks at. */
    public static final int ENOUGH_TO_TELL = 256;

    private static final String NO_PICTURE = "not a picture of a known format, but ";

    private PictureCheck() {}

    /**
     * Reads the header and looks for the end.
     *
     * @throws UnusablePictureException if it is no picture, or not a whole one; tells what was seen
     */
    public static PictureHeader check(Content content) throws IOException {
        Optional<PictureHeader> header;
        try (InputStream in = content.open()) {
            header = PictureHeader.read(in);
        }
        if (header.isEmpty()) {
            throw new UnusablePictureException(NO_PICTURE + sight(content));
        }
        PictureFormat format = header.get().format();
        if (!PictureEnding.isThere(format, content)) {
            throw new UnusablePictureException(
                    "a truncated "
                            + format
                            + " picture: "
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

    /** What bytes are that are no picture, without showing them: the end of a sentence. */
    public static String noPicture(byte[] first, OptionalLong length) {
        String size = length.isPresent() ? " (" + length.getAsLong() + " bytes)" : "";
        return NO_PICTURE + sight(first, size);
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
