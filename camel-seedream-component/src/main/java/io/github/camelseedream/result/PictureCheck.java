package io.github.camelseedream.result;

import io.github.camelseedream.request.Content;
import io.github.camelseedream.result.PictureStore.UnusablePictureException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Looks whether bytes are a whole picture. */
public final class PictureCheck {

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
            throw new UnusablePictureException(
                    "not a picture of a known format, but " + sight(content));
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

    /** What stands there, in words, without showing it. */
    private static String sight(Content content) throws IOException {
        byte[] first;
        try (InputStream in = content.open()) {
            first = in.readNBytes(256);
        }
        String size = " (" + content.length() + " bytes)";
        int start = 0;
        while (start < first.length && first[start] >= 0 && first[start] <= ' ') {
            start++;
        }
        if (first.length == 0) {
            return "nothing: 0 bytes";
        }
        if (start < first.length && first[start] == '<') {
            return "a markup document such as an HTML page" + size;
        }
        if (start < first.length && (first[start] == '{' || first[start] == '[')) {
            return "JSON" + size;
        }
        if (isText(first)) {
            return "text" + size;
        }
        String hex = HexFormat.ofDelimiter(" ").formatHex(first, 0, Math.min(8, first.length));
        return "bytes that begin with " + hex.toUpperCase(Locale.ROOT) + size;
    }

    private static boolean isText(byte[] bytes) {
        for (byte b : bytes) {
            if ((b < ' ' && b != '\n' && b != '\r' && b != '\t') || b == 127) {
                return false;
            }
        }
        return true;
    }
}
