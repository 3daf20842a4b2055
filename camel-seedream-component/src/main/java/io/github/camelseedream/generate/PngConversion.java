package io.github.camelseedream.generate;

import io.github.camelseedream.provider.ReferenceRule;
import io.github.camelseedream.request.ReferenceImage.Local;
import io.github.camelseedream.result.Picture;
import io.github.camelseedream.result.PictureFormat;
import io.github.camelseedream.result.PictureStore;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Makes PNGs of pictures that a provider does not take, where the JDK can read them. */
final class PngConversion {

    /** The whole picture is in memory for a while, at up to four bytes a pixel. */
    static final long MOST_PIXELS = 36_000_000;

    private static final Map<String, String> READABLE =
            Map.of(
                    PictureFormat.GIF.mediaType(), "gif",
                    PictureFormat.BMP.mediaType(), "bmp");

    private PngConversion() {}

    /** Whether a picture is not taken as it is, but as a PNG, and is small enough to become one. */
    static boolean isPossible(Local picture, ReferenceRule rule) {
        return READABLE.containsKey(picture.mediaType())
                && rule.formats().contains(PictureFormat.PNG)
                && rule.formats().stream()
                        .noneMatch(format -> format.mediaType().equals(picture.mediaType()))
                && picture.width() > 0
                && isSmallEnough(picture.width(), picture.height());
    }

    /**
     * A PNG of the same picture; of a moving one, of its first frame.
     *
     * @throws IOException if it cannot be read
     */
    static Local convert(Local picture, PictureStore store) throws IOException {
        BufferedImage pixels;
        try (InputStream bytes = picture.content().open();
                ImageInputStream in = new MemoryCacheImageInputStream(bytes)) {
            pixels = firstFrame(in, READABLE.get(picture.mediaType()));
        } catch (RuntimeException e) {
            // the JDK's readers are not written for hostile files
            throw new IOException("it cannot be read: " + e, e);
        }
        Picture png = write(pixels, store);
        return new Local(
                png, PictureFormat.PNG.mediaType(), picture.name(), png.width(), png.height());
    }

    private static BufferedImage firstFrame(ImageInputStream in, String format) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        if (!readers.hasNext()) {
            throw new IOException("this JVM has no reader for " + format);
        }
        ImageReader reader = readers.next();
        try {
            reader.setInput(in, true, true);
            if (!isSmallEnough(reader.getWidth(0), reader.getHeight(0))) {
                throw new IOException("it has more than " + MOST_PIXELS + " pixels");
            }
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    private static Picture write(BufferedImage pixels, PictureStore store) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        try (PictureStore.Sink sink = store.open()) {
            try (ImageOutputStream out = new MemoryCacheImageOutputStream(sink)) {
                writer.setOutput(out);
                writer.write(pixels);
            }
            return sink.finish();
        } finally {
            writer.dispose();
        }
    }

    private static boolean isSmallEnough(long width, long height) {
        return width * height <= MOST_PIXELS;
    }
}
