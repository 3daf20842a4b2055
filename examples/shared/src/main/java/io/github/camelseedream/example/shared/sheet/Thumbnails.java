package io.github.camelseedream.example.shared.sheet;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Small versions of images. A large image is thinned out while it is read, so that its size does
 * not matter to the heap.
 */
final class Thumbnails {

    private static final Logger LOG = LoggerFactory.getLogger(Thumbnails.class);

    /** Twice what the page shows, for screens with two or more dots to a pixel. */
    private static final int MAX_SIDE = 640;

    private Thumbnails() {}

    /** Where the thumbnail of an image is, relative to the page. */
    static String pathOf(String image) {
        return "thumbs/" + image + ".jpg";
    }

    /** Where the thumbnail of what was edited into an image is, relative to the page. */
    static String beforePathOf(String image) {
        return "thumbs/" + image + ".before.jpg";
    }

    /** Makes one, unless there is one; nothing for a format that this JDK cannot read. */
    static void make(Path image, Path thumbnail) {
        if (Files.exists(thumbnail)) {
            return;
        }
        try {
            BufferedImage thinned = read(image);
            if (thinned != null) {
                Files.createDirectories(thumbnail.getParent());
                Path part = thumbnail.resolveSibling("." + thumbnail.getFileName() + ".part");
                ImageIO.write(scaled(thinned), "jpeg", part.toFile());
                Files.move(part, thumbnail, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("No thumbnail of {}", image, e);
        }
    }

    private static BufferedImage read(Path image) throws IOException {
        ImageIO.setUseCache(false);
        try (ImageInputStream bytes = ImageIO.createImageInputStream(image.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(bytes);
            if (!readers.hasNext()) {
                return null;
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(bytes, true, true);
                return reader.read(0, thinning(reader));
            } finally {
                reader.dispose();
            }
        }
    }

    /** Leaves at least twice the pixels that are needed, for a smooth result. */
    private static ImageReadParam thinning(ImageReader reader) throws IOException {
        int side = Math.max(reader.getWidth(0), reader.getHeight(0));
        int step = Math.max(1, side / (2 * MAX_SIDE));
        ImageReadParam thinning = reader.getDefaultReadParam();
        thinning.setSourceSubsampling(step, step, 0, 0);
        return thinning;
    }

    private static BufferedImage scaled(BufferedImage image) {
        double side = Math.max(image.getWidth(), image.getHeight());
        double scale = Math.min(1.0, MAX_SIDE / side);
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = small.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(image, 0, 0, width, height, Color.WHITE, null);
        pen.dispose();
        return small;
    }
}
