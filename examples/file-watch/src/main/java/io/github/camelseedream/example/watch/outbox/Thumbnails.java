package io.github.camelseedream.example.watch.outbox;

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

/**
 * Small versions of images. A large image is thinned out while it is read, so that its size does
 * not matter to the heap.
 */
final class Thumbnails {

    /** Twice what the page shows, for screens with two or more dots to a pixel. */
    static final int LONGEST_SIDE = 640;

    private static final String FOLDER = "thumbs";

    private final Path outbox;

    Thumbnails(Path outbox) {
        this.outbox = outbox;
        ImageIO.setUseCache(false);
    }

    /** Where the thumbnail of an image is, relative to the page. */
    static String pathOf(String image) {
        return FOLDER + "/" + image + ".jpg";
    }

    /** Where the thumbnail of what was edited into an image is, relative to the page. */
    static String beforePathOf(String image) {
        return FOLDER + "/" + image + ".before.jpg";
    }

    /** Makes the one of what is edited. */
    void makeBefore(Path input, Path image) throws IOException {
        make(input, outbox.resolve(beforePathOf(String.valueOf(image.getFileName()))));
    }

    /** Makes one, unless there is one; nothing for a format that this JDK cannot read. */
    void make(Path image) throws IOException {
        make(image, outbox.resolve(pathOf(String.valueOf(image.getFileName()))));
    }

    private static void make(Path image, Path thumbnail) throws IOException {
        if (Files.exists(thumbnail)) {
            return;
        }
        BufferedImage thinned = read(image);
        if (thinned != null) {
            Files.createDirectories(thumbnail.getParent());
            Path part = thumbnail.resolveSibling("." + thumbnail.getFileName() + ".part");
            ImageIO.write(scaled(thinned), "jpeg", part.toFile());
            Files.move(part, thumbnail, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static BufferedImage read(Path image) throws IOException {
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
        int longest = Math.max(reader.getWidth(0), reader.getHeight(0));
        int step = Math.max(1, longest / (2 * LONGEST_SIDE));
        ImageReadParam thinning = reader.getDefaultReadParam();
        thinning.setSourceSubsampling(step, step, 0, 0);
        return thinning;
    }

    private static BufferedImage scaled(BufferedImage image) {
        double scale =
                Math.min(
                        1.0, (double) LONGEST_SIDE / Math.max(image.getWidth(), image.getHeight()));
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
