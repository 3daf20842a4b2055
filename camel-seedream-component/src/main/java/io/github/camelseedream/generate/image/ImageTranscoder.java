package io.github.camelseedream.generate.image;

import io.github.camelseedream.generate.check.OutputConversionPlan;
import io.github.camelseedream.image.ImageFormat;
import io.github.camelseedream.image.ImageHeader;
import io.github.camelseedream.request.Content;
import io.github.camelseedream.result.ImageStore;
import io.github.camelseedream.result.StoredImage;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.util.Iterator;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Encodes an image anew with the JDK's ImageIO. The colours become sRGB, transparency becomes white
 * where the format has none, of an animation the first frame is taken, and metadata stays behind;
 * where an EXIF orientation is among it, the pixels are turned. In the heap are the pixels, 4 bytes
 * each, twice while they are turned, and besides them only compressed bytes.
 */
final class ImageTranscoder {

    /** The most pixels of a generated image that are decoded: 400 MB of heap. */
    static final long MOST_PIXELS = 100_000_000;

    /** Where the header of a BMP says how it is compressed, and what says that it is not a BMP. */
    private static final int BMP_COMPRESSION = 30;

    private static final Set<Integer> HOLDS_ANOTHER_FORMAT = Set.of(4, 5);

    /** Where nothing is said of compression. */
    private static final int GOOD_QUALITY = 90;

    private static final Set<Integer> PLAIN =
            Set.of(
                    BufferedImage.TYPE_3BYTE_BGR,
                    BufferedImage.TYPE_INT_RGB,
                    BufferedImage.TYPE_BYTE_GRAY);
    private static final Set<Integer> TRANSPARENT =
            Set.of(BufferedImage.TYPE_4BYTE_ABGR, BufferedImage.TYPE_INT_ARGB);

    private ImageTranscoder() {}

    /**
     * Makes an image of an image of up to {@link #MOST_PIXELS}.
     *
     * @param quality of jpeg, from 1 to 100, the best; null for a good one
     * @throws IOException if it cannot be read, is too large or cannot be stored; nothing new stays
     *     stored then
     */
    static StoredImage convert(
            Content image, ImageFormat from, ImageFormat to, Integer quality, ImageStore store)
            throws IOException {
        return convert(image, from, to, MOST_PIXELS, quality, store);
    }

    /**
     * The same.
     *
     * @param most how many pixels it may have to be decoded; looked up in what is decoded, since
     *     other headers of the same file may say something else
     */
    static StoredImage convert(
            Content image,
            ImageFormat from,
            ImageFormat to,
            long most,
            Integer quality,
            ImageStore store)
            throws IOException {
        if (!OutputConversionPlan.FORMATS.containsValue(to)) {
            throw new IOException("the component makes no " + to.extension());
        }
        BufferedImage pixels =
                turned(simplified(decode(image, from, most), to), orientation(image));
        try (ImageStore.Sink sink = store.open()) {
            encode(pixels, to, quality == null ? GOOD_QUALITY : quality, sink);
            return sink.finish();
        }
    }

    private static BufferedImage decode(Content image, ImageFormat format, long most)
            throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(format.mediaType());
        if (!readers.hasNext()) {
            throw new IOException(
                    "no ImageIO plug-in on the class path reads " + format.mediaType());
        }
        ImageReader reader = readers.next();
        try (InputStream bytes = image.open();
                ImageInputStream in = new MemoryCacheImageInputStream(bytes)) {
            if (format == ImageFormat.BMP) {
                refuseAnotherFormatWithin(in);
            }
            reader.setInput(in, true, true);
            long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
            if (pixels > most) {
                throw new IOException(
                        "it has " + pixels + " pixels, and up to " + most + " are decoded");
            }
            return reader.read(0);
        } catch (RuntimeException e) {
            // the JDK's readers are not written for hostile files
            throw new IOException("it cannot be read: " + e, e);
        } finally {
            reader.dispose();
        }
    }

    /** A BMP may hold a PNG or JPEG, whose size its own header does not tell. */
    private static void refuseAnotherFormatWithin(ImageInputStream in) throws IOException {
        in.mark();
        in.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        in.skipBytes(BMP_COMPRESSION);
        if (HOLDS_ANOTHER_FORMAT.contains(in.readInt())) {
            throw new IOException("it holds an image of another format");
        }
        in.reset();
    }

    /** What no reader of ImageIO looks at. */
    private static int orientation(Content image) throws IOException {
        try (InputStream bytes = image.open()) {
            return ImageHeader.read(bytes).map(ImageHeader::orientation).orElse(1);
        }
    }

    /** Pixels as they are seen, by the eight ways of EXIF to store them. */
    private static BufferedImage turned(BufferedImage image, int orientation) {
        if (orientation == 1) {
            return image;
        }
        int right = image.getWidth() - 1;
        int bottom = image.getHeight() - 1;
        boolean onItsSide = orientation >= 5;
        boolean mirrored = Set.of(2, 3, 7, 8).contains(orientation);
        boolean upsideDown = Set.of(3, 4, 6, 7).contains(orientation);
        BufferedImage turned =
                new BufferedImage(
                        (onItsSide ? bottom : right) + 1,
                        (onItsSide ? right : bottom) + 1,
                        image.getType());
        Object pixel = null;
        for (int y = 0; y <= bottom; y++) {
            int down = upsideDown ? bottom - y : y;
            for (int x = 0; x <= right; x++) {
                int across = mirrored ? right - x : x;
                pixel = image.getRaster().getDataElements(x, y, pixel);
                turned.getRaster()
                        .setDataElements(
                                onItsSide ? down : across, onItsSide ? across : down, pixel);
            }
        }
        return turned;
    }

    /** Pixels that every writer of the format takes, and that look the same without a profile. */
    private static BufferedImage simplified(BufferedImage image, ImageFormat to) {
        boolean keepsAlpha = image.getColorModel().hasAlpha() && to != ImageFormat.JPEG;
        if (PLAIN.contains(image.getType())
                || keepsAlpha && TRANSPARENT.contains(image.getType())) {
            return image;
        }
        BufferedImage simple =
                new BufferedImage(
                        image.getWidth(),
                        image.getHeight(),
                        keepsAlpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        if (image.getColorModel().getColorSpace().isCS_sRGB()) {
            Graphics2D drawn = simple.createGraphics();
            drawn.drawImage(image, 0, 0, keepsAlpha ? null : Color.WHITE, null);
            drawn.dispose();
        } else {
            // drawing would look up every pixel in the profile by itself
            new ColorConvertOp(null).filter(image, simple);
        }
        return simple;
    }

    private static void encode(
            BufferedImage pixels, ImageFormat to, int quality, ImageStore.Sink sink)
            throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByMIMEType(to.mediaType()).next();
        ImageWriteParam how = writer.getDefaultWriteParam();
        if (to == ImageFormat.JPEG) {
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality / 100f);
        }
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(sink)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(pixels, null, null), how);
        } finally {
            writer.dispose();
        }
    }
}
