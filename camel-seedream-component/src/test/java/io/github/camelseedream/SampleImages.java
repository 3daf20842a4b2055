package io.github.camelseedream;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Small real images for references. */
final class SampleImages {

    private SampleImages() {}

    static byte[] png(int width, int height) {
        return encoded(width, height, "png");
    }

    static byte[] jpeg(int width, int height) {
        return encoded(width, height, "jpeg");
    }

    static byte[] bmp(int width, int height) {
        return encoded(width, height, "bmp");
    }

    static byte[] gif(int width, int height) {
        return encoded(width, height, "gif");
    }

    /** A PNG of some bytes that says it is that large. */
    static byte[] pngThatClaims(int width, int height) {
        byte[] png = png(3, 2);
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        CRC32 checksum = new CRC32();
        checksum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) checksum.getValue());
        return png;
    }

    /** A PNG whose second half is missing. */
    static byte[] truncatedPng() {
        byte[] whole = png(64, 64);
        return Arrays.copyOf(whole, whole.length / 2);
    }

    private static byte[] encoded(int width, int height, String format) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, x * 31 + y * 17 * 256);
            }
        }
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException("no writer for " + format);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
