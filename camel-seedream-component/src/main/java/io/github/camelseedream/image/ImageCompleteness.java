package io.github.camelseedream.image;

import io.github.camelseedream.request.Content;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Tells whether an image is all there. Bytes after its end are let pass: some tools add them. First
 * comes a look at the last bytes, and only where they say nothing a walk through the file.
 */
final class ImageCompleteness {

    private static final int TAIL = 4096;
    private static final int MOST_META = 256 * 1024;
    private static final byte[] PNG_END = {0, 0, 0, 0, 'I', 'E', 'N', 'D', -82, 66, 96, -126};

    private ImageCompleteness() {}

    static boolean isThere(ImageFormat format, Content content) throws IOException {
        try {
            return switch (format) {
                case PNG -> endsWith(content, PNG_END) || hasPngEnd(content);
                case JPEG -> endsWith(content, new byte[] {-1, -39}) || hasJpegEnd(content);
                case GIF -> hasGifEnd(content) || endsWith(content, new byte[] {';'});
                case WEBP -> declaredLength(content, 4) + 8 <= content.length();
                case BMP -> declaredLength(content, 2) <= content.length();
                case AVIF, HEIC -> hasAllBoxes(content);
                case TIFF -> true;
            };
        } catch (EOFException e) {
            return false;
        }
    }

    /** Whether it ends with these bytes, or with them and padding. */
    private static boolean endsWith(Content content, byte[] end) throws IOException {
        int size = (int) Math.min(TAIL, content.length());
        byte[] tail;
        try (DataInputStream in = new DataInputStream(content.open())) {
            in.skipNBytes(content.length() - size);
            tail = in.readNBytes(size);
        }
        int last = tail.length;
        while (last > 0 && isPadding(tail[last - 1])) {
            last--;
        }
        return last >= end.length
                && Arrays.equals(tail, last - end.length, last, end, 0, end.length);
    }

    private static boolean isPadding(byte b) {
        return b == 0 || b == '\n' || b == '\r' || b == ' ';
    }

    private static boolean hasPngEnd(Content content) throws IOException {
        try (DataInputStream in = buffered(content)) {
            in.skipNBytes(8);
            while (true) {
                long length = in.readInt() & 0xffffffffL;
                int type = in.readInt();
                in.skipNBytes(length + 4);
                if (type == 0x49454e44) {
                    return true;
                }
            }
        }
    }

    private static boolean hasJpegEnd(Content content) throws IOException {
        try (DataInputStream in = buffered(content)) {
            in.skipNBytes(2);
            boolean seenScan = false;
            while (true) {
                int marker = JpegSegments.nextMarker(in);
                seenScan |= marker == JpegSegments.START_OF_SCAN;
                if (marker == JpegSegments.END_OF_IMAGE) {
                    return seenScan;
                }
                JpegSegments.skip(in, marker);
            }
        }
    }

    private static boolean hasGifEnd(Content content) throws IOException {
        try (DataInputStream in = buffered(content)) {
            return GifBlocks.reachEnd(in);
        }
    }

    /** A length that the file itself gives, low byte first. */
    private static long declaredLength(Content content, int at) throws IOException {
        try (DataInputStream in = buffered(content)) {
            in.skipNBytes(at);
            return Integer.reverseBytes(in.readInt()) & 0xffffffffL;
        }
    }

    /**
     * The boxes of the ISO base media format must fit into the file; among them must be what
     * describes the image, and what holds its data.
     */
    private static boolean hasAllBoxes(Content content) throws IOException {
        boolean described = false;
        boolean stored = false;
        long at = 0;
        try (DataInputStream in = buffered(content)) {
            while (at + 8 <= content.length()) {
                long size = in.readInt() & 0xffffffffL;
                String type = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
                long read = 8;
                if (size == 1) {
                    size = in.readLong();
                    read = 16;
                }
                if (size != 0 && size < read) {
                    break; // not a box: something added after the end
                }
                described |= type.equals("meta") || type.equals("moov");
                stored |= type.equals("mdat");
                if (size == 0) {
                    break; // reaches to the end, wherever that is
                }
                byte[] inside =
                        in.readNBytes(
                                type.equals("meta") ? (int) Math.min(size - read, MOST_META) : 0);
                // a small image may stand right in its description
                stored |= new String(inside, StandardCharsets.ISO_8859_1).contains("idat");
                in.skipNBytes(size - read - inside.length);
                at += size;
            }
        }
        return described && stored;
    }

    private static DataInputStream buffered(Content content) throws IOException {
        return new DataInputStream(new BufferedInputStream(content.open()));
    }
}
