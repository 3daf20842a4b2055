package io.github.camelseedream.image;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the first directory of a TIFF file says, or that of the EXIF block in another image.
 *
 * @param width of the stored pixels, 0 where it does not tell
 * @param height of the stored pixels, 0 where it does not tell
 * @param orientation how the stored pixels have to be turned to be seen: 1 (not at all) to 8
 */
record TiffTags(int width, int height, int orientation) {

    static final TiffTags NONE = new TiffTags(0, 0, 1);

    private static final int WIDTH = 256;
    private static final int HEIGHT = 257;
    private static final int ORIENTATION = 274;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int HEAD = 8;
    private static final int ENTRY = 12;

    /** Reads on from the byte order mark; what is broken says nothing. */
    static TiffTags read(InputStream in) throws IOException {
        try {
            byte[] head = in.readNBytes(HEAD);
            if (head.length < HEAD || head[0] != head[1]) {
                return NONE;
            }
            ByteOrder order = head[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
            long directory = ByteBuffer.wrap(head).order(order).getInt(4) & 0xffffffffL;
            if (directory < HEAD) {
                return NONE;
            }
            in.skipNBytes(directory - HEAD);
            return directory(in, order);
        } catch (EOFException e) {
            return NONE;
        }
    }

    private static TiffTags directory(InputStream in, ByteOrder order) throws IOException {
        TiffTags tags = NONE;
        for (int left = next(in, order, 2).getShort() & 0xffff; left > 0; left--) {
            ByteBuffer entry = next(in, order, ENTRY);
            tags = tags.with(entry.getShort(0) & 0xffff, value(entry));
        }
        return tags;
    }

    private static ByteBuffer next(InputStream in, ByteOrder order, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        return ByteBuffer.wrap(bytes).order(order);
    }

    private static int value(ByteBuffer entry) {
        return switch (entry.getShort(2)) {
            case SHORT -> entry.getShort(8) & 0xffff;
            case LONG -> entry.getInt(8);
            default -> 0;
        };
    }

    private TiffTags with(int tag, int value) {
        return switch (tag) {
            case WIDTH -> new TiffTags(value, height, orientation);
            case HEIGHT -> new TiffTags(width, value, orientation);
            case ORIENTATION ->
                    value >= 1 && value <= 8 ? new TiffTags(width, height, value) : this;
            default -> this;
        };
    }
}
