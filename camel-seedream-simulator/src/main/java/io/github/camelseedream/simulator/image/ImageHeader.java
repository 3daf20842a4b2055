package io.github.camelseedream.simulator.image;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Tells from the first bytes of a file what image it is, whatever its name or type claims. */
public final class ImageHeader {

    private static final Map<ImageFormat, String> MAGIC =
            Map.of(
                    ImageFormat.PNG, "\u0089PNG\r\n\032\n",
                    ImageFormat.JPEG, "\u00ff\u00d8\u00ff",
                    ImageFormat.GIF, "GIF8");

    /** Where a PNG tells what its colours are, and its bit for alpha. */
    private static final int COLOUR_TYPE = 25;

    private static final int ALPHA = 4;

    private ImageHeader() {}

    /** The format, or empty when the bytes are no image that providers take as a reference. */
    public static Optional<ImageFormat> format(byte[] head) {
        String text = new String(head, 0, Math.min(16, head.length), StandardCharsets.ISO_8859_1);
        if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return Optional.of(ImageFormat.WEBP);
        }
        return MAGIC.entrySet().stream()
                .filter(magic -> text.startsWith(magic.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether it is a PNG with an alpha channel. */
    public static boolean hasAlpha(byte[] head) {
        boolean isPng = format(head).filter(ImageFormat.PNG::equals).isPresent();
        return isPng && head.length > COLOUR_TYPE && (head[COLOUR_TYPE] & ALPHA) != 0;
    }

    /** The size, or empty for a format that the JDK cannot read or a broken file. */
    public static Optional<Dimensions> dimensions(byte[] head) {
        try (ImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(head))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            return readers.hasNext() ? Optional.of(size(readers.next(), in)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Dimensions size(ImageReader reader, ImageInputStream in) throws IOException {
        try {
            reader.setInput(in, true, true);
            return new Dimensions(reader.getWidth(0), reader.getHeight(0));
        } finally {
            reader.dispose();
        }
    }
}
