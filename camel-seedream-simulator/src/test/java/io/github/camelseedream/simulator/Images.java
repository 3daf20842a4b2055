package io.github.camelseedream.simulator;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** Images read and written by the JDK alone, independent of the simulator's own code. */
final class Images {

    private Images() {}

    static byte[] file(String format, int width, int height) {
        return file(format, width, height, 0);
    }

    /** All of one colour. */
    static byte[] file(String format, int width, int height, int colour) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = image.createGraphics();
            graphics.setColor(new Color(colour));
            graphics.fillRect(0, 0, width, height);
            graphics.dispose();
            ImageIO.write(image, format, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static BufferedImage decoded(byte[] file) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
            if (image == null) {
                String start = new String(file, 0, Math.min(200, file.length), ISO_8859_1);
                throw new AssertionError("not an image that the JDK can read: " + start);
            }
            return image;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the head of the file says; far quicker for a large image. */
    static String statedSize(byte[] file) {
        try (var in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            ImageReader reader = ImageIO.getImageReaders(in).next();
            reader.setInput(in);
            return reader.getWidth(0) + "x" + reader.getHeight(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String size(byte[] file) {
        BufferedImage image = decoded(file);
        return image.getWidth() + "x" + image.getHeight();
    }
}
