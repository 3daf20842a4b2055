package io.github.camelseedream.simulator.image;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes PNG row by row, in 24 bits or, if transparent, in 32. Several times faster than ImageIO
 * for these images: every row is stored as its difference from the row above, which is mostly
 * zeros, at the fastest compression.
 */
final class PngEncoder {

    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte FILTER_UP = 2;

    private PngEncoder() {}

    static byte[] encode(LayeredImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(SIGNATURE);
        bytes.write(chunk("IHDR", header(image)));
        bytes.write(chunk("IDAT", compressed(image)));
        bytes.write(chunk("IEND", new byte[0]));
        return bytes.toByteArray();
    }

    /** Length, type, content and checksum. */
    static byte[] chunk(String type, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(content.length + 12);
        DataOutputStream out = new DataOutputStream(bytes);
        CRC32 checksum = new CRC32();
        checksum.update(type.getBytes(StandardCharsets.US_ASCII));
        checksum.update(content);
        out.writeInt(content.length);
        out.writeBytes(type);
        out.write(content);
        out.writeInt((int) checksum.getValue());
        return bytes.toByteArray();
    }

    private static byte[] header(LayeredImage image) throws IOException {
        Dimensions size = image.dimensions();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(size.width());
        out.writeInt(size.height());
        byte colours = (byte) (image.isTransparent() ? 6 : 2); // true colour, with alpha or not
        out.write(new byte[] {8, colours, 0, 0, 0}); // 8 bits, no interlacing
        return bytes.toByteArray();
    }

    private static byte[] compressed(LayeredImage image) throws IOException {
        Dimensions size = image.dimensions();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater fastest = new Deflater(Deflater.BEST_SPEED);
        try (var out = new DeflaterOutputStream(bytes, fastest, 64 * 1024)) {
            int[] above = new int[size.width()];
            Arrays.fill(above, image.isTransparent() ? 0xFF000000 : 0);
            int[] colours = new int[size.width()];
            int channels = image.isTransparent() ? 4 : 3;
            byte[] line = new byte[1 + channels * size.width()];
            for (int y = 0; y < size.height(); y++) {
                image.row(y, colours);
                difference(colours, above, line, image.isTransparent());
                out.write(line);
                int[] spare = above;
                above = colours;
                colours = spare;
            }
        } finally {
            fastest.end();
        }
        return bytes.toByteArray();
    }

    private static void difference(int[] colours, int[] above, byte[] line, boolean isTransparent) {
        line[0] = FILTER_UP;
        int at = 1;
        for (int x = 0; x < colours.length; x++) {
            line[at++] = (byte) ((colours[x] >> 16) - (above[x] >> 16));
            line[at++] = (byte) ((colours[x] >> 8) - (above[x] >> 8));
            line[at++] = (byte) (colours[x] - above[x]);
            if (isTransparent) {
                // the top byte is how little there is of a colour
                line[at++] = (byte) ((above[x] >> 24) - (colours[x] >> 24));
            }
        }
    }
}
