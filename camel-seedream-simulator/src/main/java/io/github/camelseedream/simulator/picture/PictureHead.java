package io.github.camelseedream.simulator.picture;

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

/** Tells from the first bytes of a file what picture it is, whatever its name or type claims. */
public final class PictureHead {

    private static final Map<PictureFormat, String> MAGIC =
            Map.of(
                    PictureFormat.PNG, "\u0089PNG\r\n\032\n",
                    PictureFormat.JPEG, "\u00ff\u00d8\u00ff",
                    PictureFormat.GIF, "GIF8");

    private PictureHead() {}

    /** The format, or empty when the bytes are no picture that providers take as a reference. */
    public static Optional<PictureFormat> format(byte[] head) {
        String text = new String(head, 0, Math.min(16, head.length), StandardCharsets.ISO_8859_1);
        if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return Optional.of(PictureFormat.WEBP);
        }
        return MAGIC.entrySet().stream()
                .filter(magic -> text.startsWith(magic.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
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
