package io.github.camelseedream.image;

import java.io.DataInputStream;
import java.io.IOException;

/** Steps through the blocks of a GIF file. */
final class GifBlocks {

    private static final int HEADER = 10;
    private static final int IMAGE = ',';
    private static final int EXTENSION = '!';
    private static final int TRAILER = ';';

    private GifBlocks() {}

    /**
     * Whether the blocks lead to the trailer; false where there is one that nobody knows.
     *
     * @throws java.io.EOFException if the file ends before
     */
    static boolean reachEnd(DataInputStream in) throws IOException {
        in.skipNBytes(HEADER);
        skipColours(in, 2);
        while (true) {
            switch (in.readUnsignedByte()) {
                case EXTENSION -> in.skipNBytes(1);
                case IMAGE -> {
                    in.skipNBytes(8);
                    skipColours(in, 0);
                    in.skipNBytes(1);
                }
                case TRAILER -> {
                    return true;
                }
                default -> {
                    return false;
                }
            }
            skipData(in);
        }
    }

    /** The flags, what follows them, and the table of colours that they announce. */
    private static void skipColours(DataInputStream in, int more) throws IOException {
        int flags = in.readUnsignedByte();
        in.skipNBytes(more);
        if ((flags & 0x80) != 0) {
            in.skipNBytes(3L << (flags & 7) + 1);
        }
    }

    private static void skipData(DataInputStream in) throws IOException {
        for (int size = in.readUnsignedByte(); size > 0; size = in.readUnsignedByte()) {
            in.skipNBytes(size);
        }
    }
}
