package io.github.camelseedream.provider.wire;

import java.nio.charset.StandardCharsets;

/** Tells by the first bytes of a JSON string whether it is an image, or an image's key. */
final class ImageFieldDetector {

    /** As many bytes from its opening quote on tell what a string is. */
    static final int BYTES_THAT_TELL = 128;

    private static final byte[][] KEYS = {
        ascii("b64_json\""), ascii("b64\""), ascii("image_base64\"")
    };
    private static final byte[] DATA_IMAGE = ascii("data:image");
    private static final byte[][] SLASHES = {
        ascii("/"), ascii("\\/"), ascii("\\u002f"), ascii("\\u002F")
    };
    private static final byte[] BASE64 = ascii(";base64,");

    private ImageFieldDetector() {}

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether enough of the string at the window's start was read to tell. */
    static boolean shows(ByteWindow window) {
        if (window.hasEnded() || window.limit - window.at >= BYTES_THAT_TELL) {
            return true;
        }
        for (int i = window.at + 1; i < window.limit; i++) {
            if (window.bytes[i] == '"') {
                return true;
            }
        }
        return false;
    }

    /** Whether the string whose opening quote is next is a key of an image's base64. */
    static boolean isKey(ByteWindow window) {
        for (byte[] key : KEYS) {
            if (hasAt(window, window.at + 1, key)) {
                return true;
            }
        }
        return false;
    }

    /** Where the base64 of the data URI begins whose opening quote is next, or -1. */
    static int ofDataUri(ByteWindow window) {
        int start = window.at + 1;
        if (!hasAt(window, start, DATA_IMAGE)) {
            return -1;
        }
        for (byte[] slash : SLASHES) {
            if (hasAt(window, start + DATA_IMAGE.length, slash)) {
                return afterHeader(window, start + DATA_IMAGE.length + slash.length);
            }
        }
        return -1;
    }

    private static int afterHeader(ByteWindow window, int from) {
        int end = Math.min(window.limit, window.at + BYTES_THAT_TELL);
        for (int i = from; i < end && window.bytes[i] != '"'; i++) {
            if (window.bytes[i] == ',') {
                int after = i + 1;
                return hasAt(window, after - BASE64.length, BASE64) ? after : -1;
            }
        }
        return -1;
    }

    private static boolean hasAt(ByteWindow window, int from, byte[] text) {
        if (from + text.length > window.limit) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (window.bytes[from + i] != text[i]) {
                return false;
            }
        }
        return true;
    }
}
