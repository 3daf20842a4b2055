package io.github.camelseedream.simulator.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * A reference image in small, to be recognised in what is made of it.
 *
 * @param colours row by row
 */
public record Thumbnail(Dimensions dimensions, int[] colours) {

    private static final int MAX_SIDE = 384;

    /** A larger one is not read: it would take too long, and no provider takes it. */
    private static final long MAX_PIXELS = 64_000_000;

    /** The colour at a place from 0, 0 to 1, 1, between the four nearest dots. */
    int colour(double across, double down) {
        double x = Math.max(0, across * dimensions.width() - 0.5);
        double y = Math.max(0, down * dimensions.height() - 0.5);
        int above = between((int) x, x % 1, (int) y);
        int below = between((int) x, x % 1, Math.min(dimensions.height() - 1, (int) y + 1));
        return Colours.mix(above, below, y % 1);
    }

    private int between(int x, double share, int y) {
        int start = y * dimensions.width();
        int next = Math.min(dimensions.width() - 1, x + 1);
        return Colours.mix(colours[start + x], colours[start + next], share);
    }

    /** Empty for what the JDK cannot read, WebP among it. The file is never held as a whole. */
    public static Optional<Thumbnail> of(InputStream file) {
        try (ImageInputStream in = new MemoryCacheImageInputStream(file)) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            return readers.hasNext() ? read(readers.next(), in) : Optional.empty();
        } catch (IOException | RuntimeException e) {
            // readers throw anything at a damaged file, and this is only for show
            return Optional.empty();
        }
    }

    private static Optional<Thumbnail> read(ImageReader reader, ImageInputStream in)
            throws IOException {
        try {
            reader.setInput(in, true, true);
            Dimensions whole = new Dimensions(reader.getWidth(0), reader.getHeight(0));
            if (whole.pixels() > MAX_PIXELS) {
                return Optional.empty();
            }
            int step = Math.max(whole.width(), whole.height()) / MAX_SIDE + 1;
            ImageReadParam sparse = reader.getDefaultReadParam();
            sparse.setSourceRegion(new Rectangle(whole.width(), whole.height()));
            sparse.setSourceSubsampling(step, step, 0, 0);
            return Optional.of(flattened(reader.read(0, sparse)));
        } finally {
            reader.dispose();
        }
    }

    private static Thumbnail flattened(BufferedImage image) {
        Dimensions size = new Dimensions(image.getWidth(), image.getHeight());
        BufferedImage flat =
                new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = flat.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, size.width(), size.height());
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        int[] colours = flat.getRGB(0, 0, size.width(), size.height(), null, 0, size.width());
        for (int i = 0; i < colours.length; i++) {
            colours[i] &= 0xFFFFFF;
        }
        return new Thumbnail(size, colours);
    }
}
