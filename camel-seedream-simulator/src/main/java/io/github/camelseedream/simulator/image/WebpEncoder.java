package io.github.camelseedream.simulator.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Writes lossless WebP row by row (RFC 9649): without transforms and with prefix codes that do not
 * depend on the image, but with runs that repeat the row above or the pixel before, which is most
 * of these images.
 */
final class WebpEncoder {

    /**
     * Of the alphabet of greens and lengths, the first so many symbols have 8 bits, the others 9.
     */
    private static final int SHORT_SYMBOLS = 232;

    private static final int GREENS = 256;
    private static final int GREENS_AND_LENGTHS = GREENS + 24;
    private static final int MAX_RUN = 4096;
    private static final int MIN_RUN = 2;

    private final BitWriter bits = new BitWriter();

    private WebpEncoder() {}

    static byte[] encode(LayeredImage image) {
        byte[] stream = new WebpEncoder().stream(image);
        int padded = stream.length + stream.length % 2;
        return ByteBuffer.allocate(20 + padded)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(12 + padded)
                .put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII))
                .putInt(stream.length)
                .put(stream)
                .array();
    }

    private byte[] stream(LayeredImage image) {
        Dimensions size = image.dimensions();
        bits.write(0x2F, 8);
        bits.write(size.width() - 1, 14);
        bits.write(size.height() - 1, 14);
        bits.write(0, 4); // no alpha, version 0
        bits.write(0, 3); // no transform, no colour cache, one group of prefix codes
        writePrefixCodes();
        int[] above = new int[size.width()];
        int[] colours = new int[size.width()];
        for (int y = 0; y < size.height(); y++) {
            image.row(y, colours);
            writeRow(colours, y == 0 ? null : above);
            int[] spare = above;
            above = colours;
            colours = spare;
        }
        return bits.bytes();
    }

    /** For green and lengths, red, blue, alpha, distances. */
    private void writePrefixCodes() {
        writeCodeLengths(13);
        for (int symbol = 0; symbol < GREENS_AND_LENGTHS; symbol++) {
            bits.write(symbol < SHORT_SYMBOLS ? 0 : 1, 1);
        }
        writeCodeLengths(12); // of 8 bits each, as nothing else can be said
        writeCodeLengths(12);
        bits.write(0b101, 3); // one symbol of 8 bits
        bits.write(255, 8);
        bits.write(0b011, 3); // two symbols, the first of 1 bit, the second of 8
        bits.write(0, 1);
        bits.write(1, 8);
    }

    /** The lengths that occur: of 13 in the order of the standard, 8 is the 12th and 9 the 13th. */
    private void writeCodeLengths(int count) {
        bits.write(0, 1);
        bits.write(count - 4, 4);
        for (int i = 1; i <= count; i++) {
            bits.write(i > 11 ? 1 : 0, 3);
        }
        bits.write(0, 1); // all symbols have a length
    }

    private void writeRow(int[] colours, int[] above) {
        int x = 0;
        while (x < colours.length) {
            int down = above == null ? 0 : sameAsAbove(colours, above, x);
            int along = sameAsBefore(colours, x);
            if (Math.max(down, along) < MIN_RUN) {
                writePixel(colours[x++]);
            } else {
                writeLength(Math.max(down, along));
                bits.write(down >= along ? 0 : 1, 1);
                x += Math.max(down, along);
            }
        }
    }

    private static int sameAsAbove(int[] colours, int[] above, int from) {
        int end = Math.min(colours.length, from + MAX_RUN);
        int x = from;
        while (x < end && colours[x] == above[x]) {
            x++;
        }
        return x - from;
    }

    private static int sameAsBefore(int[] colours, int from) {
        int end = Math.min(colours.length, from + MAX_RUN);
        int x = from;
        while (from > 0 && x < end && colours[x] == colours[from - 1]) {
            x++;
        }
        return x - from;
    }

    private void writePixel(int colour) {
        writeGreenOrLength(colour >> 8 & 0xFF);
        bits.writeCode(colour >> 16 & 0xFF, 8);
        bits.writeCode(colour & 0xFF, 8);
    }

    private void writeLength(int length) {
        if (length <= 4) {
            writeGreenOrLength(GREENS + length - 1);
            return;
        }
        int rest = length - 1;
        int high = 31 - Integer.numberOfLeadingZeros(rest);
        writeGreenOrLength(GREENS + 2 * high + (rest >> (high - 1) & 1));
        bits.write(rest & ((1 << (high - 1)) - 1), high - 1);
    }

    private void writeGreenOrLength(int symbol) {
        if (symbol < SHORT_SYMBOLS) {
            bits.writeCode(symbol, 8);
        } else {
            bits.writeCode(symbol + SHORT_SYMBOLS, 9);
        }
    }

    /** Packs bits into bytes, the lowest first. */
    private static final class BitWriter {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private long open;
        private int count;

        void write(int value, int width) {
            open |= (long) value << count;
            count += width;
            while (count >= 8) {
                bytes.write((int) open);
                open >>>= 8;
                count -= 8;
            }
        }

        /** A prefix code, which is read from its highest bit on. */
        void writeCode(int code, int width) {
            write(Integer.reverse(code) >>> 32 - width, width);
        }

        byte[] bytes() {
            write(0, 7);
            return bytes.toByteArray();
        }
    }
}
