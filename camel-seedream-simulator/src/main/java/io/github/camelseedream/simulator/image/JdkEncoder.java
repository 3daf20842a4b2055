package io.github.camelseedream.simulator.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** JPEG and GIF by the JDK's own writers. */
final class JdkEncoder {

    /** GIF has 256 colours at most: six steps of each channel make 216. */
    private static final int STEPS = 6;

    private static final IndexColorModel PALETTE = palette();

    /** Spreads the rounding of a 2 by 2 block, so that a gradient does not fall into bands. */
    private static final int[][] DITHER = {{-19, 6}, {19, -6}};

    private JdkEncoder() {}

    static byte[] jpeg(LayeredImage rows, int quality) throws IOException {
        Dimensions size = rows.dimensions();
        BufferedImage image =
                new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        int[] colours = new int[size.width()];
        for (int y = 0; y < size.height(); y++) {
            rows.row(y, colours);
            image.getRaster().setDataElements(0, y, size.width(), 1, colours);
        }
        return written(image, "jpeg", quality);
    }

    static byte[] gif(LayeredImage rows) throws IOException {
        Dimensions size = rows.dimensions();
        BufferedImage image =
                new BufferedImage(
                        size.width(), size.height(), BufferedImage.TYPE_BYTE_INDEXED, PALETTE);
        int[] colours = new int[size.width()];
        byte[] indices = new byte[size.width()];
        for (int y = 0; y < size.height(); y++) {
            rows.row(y, colours);
            for (int x = 0; x < colours.length; x++) {
                indices[x] = index(colours[x], DITHER[y & 1][x & 1]);
            }
            image.getRaster().setDataElements(0, y, size.width(), 1, indices);
        }
        return written(image, "gif", 0);
    }

    private static byte[] written(BufferedImage image, String format, int quality)
            throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            if (quality > 0) {
                settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                settings.setCompressionQuality(quality / 100f);
            }
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static byte index(int colour, int shift) {
        int red = step(colour >> 16, shift);
        int green = step(colour >> 8, shift);
        int blue = step(colour, shift);
        return (byte) ((red * STEPS + green) * STEPS + blue);
    }

    private static int step(int channel, int shift) {
        int shifted = Math.max(0, Math.min(255, (channel & 0xFF) + shift));
        return (shifted * (STEPS - 1) + 127) / 255;
    }

    private static IndexColorModel palette() {
        int[] colours = new int[STEPS * STEPS * STEPS];
        int strongest = 255 / (STEPS - 1);
        for (int i = 0; i < colours.length; i++) {
            int red = i / STEPS / STEPS * strongest;
            int green = i / STEPS % STEPS * strongest;
            colours[i] = red << 16 | green << 8 | i % STEPS * strongest;
        }
        return new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
    }
}
