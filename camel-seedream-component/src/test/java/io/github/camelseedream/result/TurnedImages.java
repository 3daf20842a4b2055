package io.github.camelseedream.result;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/** TestImages that are stored another way than they are seen. */
public final class TurnedImages {

    private TurnedImages() {}

    /** A directory with the orientation only, as cameras write it. */
    public static byte[] exif(ByteOrder order, int orientation) {
        return ByteBuffer.allocate(26)
                .order(order)
                .put(ascii(order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM"))
                .putShort((short) 42)
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 274)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }

    public static byte[] jpeg(byte[] jpeg, int orientation) {
        byte[] exif = join(ascii("Exif\0\0"), exif(ByteOrder.BIG_ENDIAN, orientation));
        byte[] xmp = ascii("http://ns.adobe.com/xap/1.0/\0<x/>");
        return join(
                Arrays.copyOf(jpeg, 2),
                segment(xmp),
                segment(exif),
                Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private static byte[] segment(byte[] content) {
        return join(
                new byte[] {-1, (byte) 0xe1},
                ByteBuffer.allocate(2).putShort((short) (content.length + 2)).array(),
                content);
    }

    /** The chunk comes last, where most readers do not look. */
    public static byte[] png(byte[] png, int orientation) {
        byte[] chunk = join(ascii("eXIf"), exif(ByteOrder.LITTLE_ENDIAN, orientation));
        CRC32 checksum = new CRC32();
        checksum.update(chunk);
        return join(
                Arrays.copyOf(png, png.length - 12),
                ByteBuffer.allocate(4).putInt(chunk.length - 4).array(),
                chunk,
                ByteBuffer.allocate(4).putInt((int) checksum.getValue()).array(),
                Arrays.copyOfRange(png, png.length - 12, png.length));
    }

    /** 2048x1024 as it is stored; the pixels are missing. */
    public static byte[] webp(int orientation) {
        byte[] exif = exif(ByteOrder.LITTLE_ENDIAN, orientation);
        byte[] size = ByteBuffer.allocate(4).putInt(Integer.reverseBytes(exif.length)).array();
        byte[] header = {10, 0, 0, 0, 8, 0, 0, 0, -1, 7, 0, -1, 3, 0};
        byte[] pixels = {3, 0, 0, 0, 1, 2, 3, 0};
        return join(
                ascii("RIFF"),
                new byte[4],
                ascii("WEBPVP8X"),
                header,
                ascii("VP8L"),
                pixels,
                ascii("EXIF"),
                size,
                exif);
    }

    /** Uncompressed RGB; the directory comes behind the pixels. */
    public static byte[] tiff(BufferedImage image, int orientation) {
        int[][] tags = {
            {256, image.getWidth()},
            {257, image.getHeight()},
            {258, 3, 8}, // three numbers, at 8
            {259, 1},
            {262, 2},
            {273, 14},
            {274, orientation},
            {277, 3},
            {278, image.getHeight()},
            {279, image.getWidth() * image.getHeight() * 3}
        };
        int pixels = tags[9][1];
        ByteBuffer tiff =
                ByteBuffer.allocate(14 + pixels + 2 + tags.length * 12 + 4)
                        .order(ByteOrder.LITTLE_ENDIAN);
        tiff.put(ascii("II")).putShort((short) 42).putInt(14 + pixels);
        tiff.putShort((short) 8).putShort((short) 8).putShort((short) 8);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                tiff.put((byte) (rgb >> 16)).put((byte) (rgb >> 8)).put((byte) rgb);
            }
        }
        tiff.putShort((short) tags.length);
        for (int[] tag : tags) {
            boolean isLong = tag[0] == 273 || tag[0] == 279;
            tiff.putShort((short) tag[0])
                    .putShort((short) (isLong ? 4 : 3))
                    .putInt(tag.length > 2 ? tag[1] : 1)
                    .putInt(tag[tag.length - 1]);
        }
        return tiff.array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
