package io.github.camelseedream.image;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the header of an image says. Immutable.
 *
 * @param format the format, by magic bytes
 * @param width in pixels as the image is seen, 0 where it does not tell
 * @param height in pixels as the image is seen, 0 where it does not tell
 * @param orientation how a decoder's pixels have to be turned to be seen, as EXIF numbers it: 1
 *     (not at all) to 8
 * @hidden
 */
public record ImageHeader(ImageFormat format, int width, int height, int orientation) {

    /** Enough for the fixed headers of every format but JPEG and AVIF. */
    private static final int PREFIX = 40;

    private static final int LONGEST_EXIF = 64 * 1024;
    private static final String EXIF = "Exif\0\0";

    /** An image that is seen as it is stored. */
    public ImageHeader(ImageFormat format, int width, int height) {
        this(format, width, height, 1);
    }

    /**
     * Looks at a stream from its beginning, as far as needed; it is not closed.
     *
     * @return empty where the bytes are no image of a known format
     */
    public static Optional<ImageHeader> read(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in);
        buffered.mark(PREFIX);
        Bytes head = new Bytes(buffered.readNBytes(PREFIX));
        buffered.reset();
        ImageFormat format = format(head);
        if (format == null) {
            return Optional.empty();
        }
        ImageHeader header =
                switch (format) {
                    case PNG ->
                            sized(format, head.big32(16), head.big32(20))
                                    .turned(pngOrientation(buffered));
                    case GIF -> sized(format, head.little16(6), head.little16(8));
                    case BMP -> bmp(head);
                    case WEBP -> webp(head).turned(webpOrientation(head, buffered));
                    case JPEG -> jpeg(buffered);
                    case AVIF -> avif(buffered);
                    case TIFF -> tiff(TiffTags.read(buffered));
                    case HEIC -> sized(format, 0, 0);
                };
        return Optional.of(header);
    }

    private static ImageFormat format(Bytes head) {
        if (head.has(0, "\u0089PNG\r\n\u001a\n")) {
            return ImageFormat.PNG;
        }
        if (head.has(0, "\u00ff\u00d8\u00ff")) {
            return ImageFormat.JPEG;
        }
        if (head.has(0, "GIF87a") || head.has(0, "GIF89a")) {
            return ImageFormat.GIF;
        }
        if (head.has(0, "RIFF") && head.has(8, "WEBP")) {
            return ImageFormat.WEBP;
        }
        if (head.has(0, "II*\0") || head.has(0, "MM\0*")) {
            return ImageFormat.TIFF;
        }
        if (head.has(0, "BM") && isBmpHeaderSize(head.little32(14))) {
            return ImageFormat.BMP;
        }
        return head.has(4, "ftyp") ? byBrand(head) : null;
    }

    private static boolean isBmpHeaderSize(int size) {
        return size == 12
                || size == 40
                || size == 52
                || size == 56
                || size == 64
                || size == 108
                || size == 124;
    }

    /** The major brand, then as many compatible ones as are at hand. */
    private static ImageFormat byBrand(Bytes head) {
        boolean heic = false;
        for (int at = 8; at + 4 <= Math.min(head.length(), head.big32(0)); at += at == 8 ? 8 : 4) {
            if (head.has(at, "avif") || head.has(at, "avis")) {
                return ImageFormat.AVIF;
            }
            heic |=
                    head.has(at, "hei")
                            || head.has(at, "hev")
                            || head.has(at, "mif1")
                            || head.has(at, "msf1");
        }
        return heic ? ImageFormat.HEIC : null;
    }

    private static ImageHeader bmp(Bytes head) {
        return head.little32(14) == 12
                ? sized(ImageFormat.BMP, head.little16(18), head.little16(20))
                // rows from top to bottom are told by a negative height
                : sized(ImageFormat.BMP, head.little32(18), Math.abs(head.little32(22)));
    }

    private static ImageHeader webp(Bytes head) {
        if (head.has(12, "VP8X")) {
            return sized(
                    ImageFormat.WEBP,
                    1 + (head.little32(24) & 0xffffff),
                    1 + (head.little32(27) & 0xffffff));
        }
        if (head.has(12, "VP8L") && head.has(20, "/")) {
            int bits = head.little32(21);
            return sized(ImageFormat.WEBP, 1 + (bits & 0x3fff), 1 + ((bits >> 14) & 0x3fff));
        }
        if (head.has(12, "VP8 ") && head.has(23, "\u009d\u0001\u002a")) {
            return sized(ImageFormat.WEBP, head.little16(26) & 0x3fff, head.little16(28) & 0x3fff);
        }
        return sized(ImageFormat.WEBP, 0, 0);
    }

    private static ImageHeader tiff(TiffTags tags) {
        return sized(ImageFormat.TIFF, tags.width(), tags.height()).turned(tags.orientation());
    }

    /** The same image as it is seen after a turn. */
    private ImageHeader turned(int orientation) {
        return orientation >= 5
                ? new ImageHeader(format, height, width, orientation)
                : new ImageHeader(format, width, height, orientation);
    }

    /** Of an EXIF block, with the six bytes that stand before it in a JPEG or without. */
    private static int exifOrientation(byte[] block) throws IOException {
        int start = new Bytes(block).has(0, EXIF) ? EXIF.length() : 0;
        return TiffTags.read(new ByteArrayInputStream(block, start, block.length - start))
                .orientation();
    }

    /** The chunk may stand behind the pixels. */
    private static int pngOrientation(InputStream in) throws IOException {
        try {
            in.skipNBytes(8);
            while (true) {
                Bytes chunk = new Bytes(in.readNBytes(8));
                long length = chunk.big32(0) & 0xffffffffL;
                if (chunk.has(4, "eXIf")) {
                    return exifOrientation(in.readNBytes((int) Math.min(length, LONGEST_EXIF)));
                }
                if (chunk.has(4, "IEND")) {
                    return 1;
                }
                in.skipNBytes(length + 4);
            }
        } catch (EOFException e) {
            return 1;
        }
    }

    /** The chunk stands behind the pixels; a flag in the header says whether there is one. */
    private static int webpOrientation(Bytes head, InputStream in) throws IOException {
        if (!head.has(12, "VP8X") || (head.at(20) & 0x08) == 0) {
            return 1;
        }
        try {
            in.skipNBytes(12);
            while (true) {
                Bytes chunk = new Bytes(in.readNBytes(8));
                long length = chunk.little32(4) & 0xffffffffL;
                if (chunk.has(0, "EXIF")) {
                    return exifOrientation(in.readNBytes((int) Math.min(length, LONGEST_EXIF)));
                }
                if (chunk.length() < 8) {
                    return 1;
                }
                in.skipNBytes(length + (length & 1));
            }
        } catch (EOFException e) {
            return 1;
        }
    }

    /** Walks over the segments to the start of frame. */
    private static ImageHeader jpeg(InputStream in) throws IOException {
        int orientation = 1;
        try {
            in.skipNBytes(2);
            while (true) {
                int marker = JpegSegments.nextMarker(in);
                if (JpegSegments.isStartOfFrame(marker)) {
                    Bytes frame = new Bytes(in.readNBytes(7));
                    return sized(ImageFormat.JPEG, frame.big16(5), frame.big16(3))
                            .turned(orientation);
                }
                if (marker == JpegSegments.START_OF_SCAN || marker == JpegSegments.END_OF_IMAGE) {
                    return sized(ImageFormat.JPEG, 0, 0);
                }
                if (marker == JpegSegments.EXIF && orientation == 1) {
                    byte[] segment = JpegSegments.read(in);
                    orientation = new Bytes(segment).has(0, EXIF) ? exifOrientation(segment) : 1;
                } else {
                    JpegSegments.skip(in, marker);
                }
            }
        } catch (EOFException e) {
            return sized(ImageFormat.JPEG, 0, 0);
        }
    }

    /**
     * The largest spatial extent among the first boxes: the others are tiles and thumbnails. A
     * decoder turns it by itself, as a box of its own says.
     */
    private static ImageHeader avif(InputStream in) throws IOException {
        byte[] boxes = in.readNBytes(256 * 1024);
        Bytes bytes = new Bytes(boxes);
        ImageHeader largest = sized(ImageFormat.AVIF, 0, 0);
        boolean onItsSide = false;
        for (int at = 0; at + 20 <= boxes.length; at++) {
            if (boxes[at + 4] == 'i' && bytes.has(at + 4, "irot") && bytes.big32(at) == 9) {
                onItsSide |= (boxes[at + 8] & 1) == 1;
            } else if (boxes[at + 4] == 'i' && bytes.has(at + 4, "ispe") && bytes.big32(at) == 20) {
                ImageHeader next =
                        sized(ImageFormat.AVIF, bytes.big32(at + 12), bytes.big32(at + 16));
                largest = next.pixels() > largest.pixels() ? next : largest;
            }
        }
        return onItsSide ? sized(ImageFormat.AVIF, largest.height(), largest.width()) : largest;
    }

    private long pixels() {
        return (long) width * height;
    }

    private static ImageHeader sized(ImageFormat format, int width, int height) {
        boolean told = width > 0 && height > 0;
        return new ImageHeader(format, told ? width : 0, told ? height : 0);
    }

    /** Bytes that read as zero beyond their end. */
    private record Bytes(byte[] bytes) {

        int length() {
            return bytes.length;
        }

        boolean has(int at, String latin1) {
            byte[] wanted = latin1.getBytes(StandardCharsets.ISO_8859_1);
            for (int i = 0; i < wanted.length; i++) {
                if (at + i >= bytes.length || bytes[at + i] != wanted[i]) {
                    return false;
                }
            }
            return true;
        }

        private int at(int index) {
            return index < bytes.length ? bytes[index] & 0xff : 0;
        }

        int big16(int at) {
            return at(at) << 8 | at(at + 1);
        }

        int big32(int at) {
            return big16(at) << 16 | big16(at + 2);
        }

        int little16(int at) {
            return at(at) | at(at + 1) << 8;
        }

        int little32(int at) {
            return little16(at) | little16(at + 2) << 16;
        }
    }
}
