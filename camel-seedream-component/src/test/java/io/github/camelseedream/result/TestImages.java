package io.github.camelseedream.result;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Real images for tests. */
public final class TestImages {

    private TestImages() {}

    /** A noisy image, so that its size grows with its sides. */
    public static byte[] of(String format, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(width * 31L + height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt(1 << 24));
            }
        }
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException("no writer for " + format);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] png(int width, int height) {
        return of("png", width, height);
    }

    /** A PNG of a given size in bytes, quickly: a chunk of nothing fills it up. */
    public static byte[] pngOfBytes(int bytes) {
        return pngOfBytes(3, 2, bytes);
    }

    /** The same with sides of its own. */
    public static byte[] pngOfBytes(int width, int height, int bytes) {
        byte[] small = png(width, height);
        int end = small.length - 12;
        int filler = Math.max(0, bytes - small.length - 12);
        java.nio.ByteBuffer buffer = java.nio.ByteBuffer.allocate(small.length + 12 + filler);
        byte[] content = new byte[filler];
        new Random(bytes).nextBytes(content);
        buffer.put(small, 0, end);
        buffer.putInt(filler).put("seEd".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        buffer.put(content).putInt(0);
        buffer.put(small, end, 12);
        return buffer.array();
    }
}
