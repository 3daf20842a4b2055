package io.github.camelseedream.result;

import io.github.camelseedream.request.Content;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads the size of a picture from its header and, running on to its end, whether the end is there.
 * Hostile bytes give size 0, never an error and never a long loop. Used for one picture.
 */
final class PictureScan {

    private static final int TAIL = 64;
    private static final int WINDOW = 64 * 1024;
    private static final byte[] PNG_END = {'I', 'E', 'N', 'D', (byte) 0xAE, 'B', '`', (byte) 0x82};
    private static final byte[] JPEG_END = {(byte) 0xFF, (byte) 0xD9};
    private static final byte[] GIF_END = {0x3B};

    private final Content content;
    private final byte[] start;
    private final long length;
    private PictureFormat format;

    PictureScan(Content content) throws IOException {
        this.content = content;
        this.length = content.length();
        try (InputStream bytes = content.open()) {
            this.start = bytes.readNBytes((int) Math.min(WINDOW, length));
        }
    }

    byte[] head() {
        return Arrays.copyOf(start, Math.min(start.length, PictureHeader.MAGIC_LENGTH));
    }

    PictureHeader read(PictureFormat known) throws IOException {
        format = known;
        return switch (known) {
            case PNG -> header(int32(16), int32(20));
            case GIF -> header(int16Little(6), int16Little(8));
            case BMP -> header(int32Little(18), Math.abs(int32Little(22)));
            case JPEG -> jpeg();
            case WEBP -> webp();
            case AVIF, HEIC -> imageSpatialExtents();
            case TIFF -> header(0, 0);
        };
    }

    /** Whether the picture's end is there; to be asked after {@link #read}. */
    boolean isWhole() throws IOException {
        return switch (format) {
            case PNG -> tailHolds(PNG_END);
            case JPEG -> tailHolds(JPEG_END);
            case GIF -> tailHolds(GIF_END);
            case WEBP -> length >= (int32Little(4) & 0xFFFFFFFFL) + 8;
            case AVIF, HEIC -> boxesFit();
            case BMP, TIFF -> true;
        };
    }

    private PictureHeader header(int width, int height) {
        boolean known = width > 0 && height > 0;
        return new PictureHeader(format, known ? width : 0, known ? height : 0);
    }

    /** Segments in turn until a frame header; metadata before it may be long. */
    private PictureHeader jpeg() throws IOException {
        try (InputStream bytes = new BufferedInputStream(content.open())) {
            bytes.skipNBytes(2);
            while (true) {
                int marker = bytes.read();
                while (marker == 0xFF) {
                    marker = bytes.read();
                }
                byte[] size = bytes.readNBytes(2);
                if (marker <= 0 || size.length < 2) {
                    return header(0, 0);
                }
                if (isFrame(marker)) {
                    byte[] frame = bytes.readNBytes(5);
                    return frame.length < 5
                            ? header(0, 0)
                            : header(int16(frame, 3), int16(frame, 1));
                }
                bytes.skipNBytes(Math.max(0, int16(size, 0) - 2));
            }
        } catch (EOFException cut) {
            return header(0, 0);
        }
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0
                && marker <= 0xCF
                && marker != 0xC4
                && marker != 0xC8
                && marker != 0xCC;
    }

    private PictureHeader webp() {
        return switch (text(12)) {
            case "VP8 " -> header(int16Little(26) & 0x3FFF, int16Little(28) & 0x3FFF);
            case "VP8L" -> {
                int bits = int32Little(21);
                yield header((bits & 0x3FFF) + 1, (bits >>> 14 & 0x3FFF) + 1);
            }
            case "VP8X" -> header(int24Little(24) + 1, int24Little(27) + 1);
            default -> header(0, 0);
        };
    }

    /** The largest ispe property; thumbnails have one too. */
    private PictureHeader imageSpatialExtents() {
        int width = 0;
        int height = 0;
        for (int at = 4; at + 16 <= start.length; at++) {
            if (start[at] == 'i' && text(at).equals("ispe") && int32(at + 8) > width) {
                width = int32(at + 8);
                height = int32(at + 12);
            }
        }
        return header(width, height);
    }

    /** Top-level boxes follow each other; the last may not reach beyond the end. */
    private boolean boxesFit() {
        long at = 0;
        while (at + 8 <= start.length) {
            long size = int32((int) at) & 0xFFFFFFFFL;
            if (size == 0) {
                return true;
            }
            if (size == 1) {
                size = at + 16 <= start.length ? int64((int) at + 8) : 0;
            }
            if (size < 8) {
                return false;
            }
            at += size;
        }
        return at <= length;
    }

    private boolean tailHolds(byte[] end) throws IOException {
        byte[] tail = tail();
        for (int at = tail.length - end.length; at >= 0; at--) {
            if (Arrays.equals(tail, at, at + end.length, end, 0, end.length)) {
                return true;
            }
        }
        return false;
    }

    /** Files and arrays skip without reading. */
    private byte[] tail() throws IOException {
        try (InputStream bytes = content.open()) {
            bytes.skipNBytes(Math.max(0, length - TAIL));
            return bytes.readNBytes(TAIL);
        }
    }

    private String text(int at) {
        return at + 4 > start.length
                ? ""
                : new String(start, at, 4, StandardCharsets.ISO_8859_1);
    }

    private int byteAt(int at) {
        return at < start.length ? start[at] & 0xFF : 0;
    }

    private int int32(int at) {
        return byteAt(at) << 24 | byteAt(at + 1) << 16 | byteAt(at + 2) << 8 | byteAt(at + 3);
    }

    private long int64(int at) {
        return (long) int32(at) << 32 | int32(at + 4) & 0xFFFFFFFFL;
    }

    private int int32Little(int at) {
        return int16Little(at) | int16Little(at + 2) << 16;
    }

    private int int24Little(int at) {
        return int16Little(at) | byteAt(at + 2) << 16;
    }

    private int int16Little(int at) {
        return byteAt(at) | byteAt(at + 1) << 8;
    }

    private static int int16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF;
    }
}
