package io.github.camelseedream.image;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** Steps through the segments of a JPEG file. */
final class JpegSegments {

    static final int END_OF_IMAGE = 0xd9;
    static final int START_OF_SCAN = 0xda;

    /** Also of XMP. */
    static final int EXIF = 0xe1;

    private JpegSegments() {}

    /** The next marker, over fill bytes and whatever stands before it. */
    static int nextMarker(InputStream in) throws IOException {
        int last = 0;
        while (true) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            if (last == 0xff && next != 0xff && next != 0) {
                return next;
            }
            last = next;
        }
    }

    /** Steps over what belongs to a marker. */
    static void skip(InputStream in, int marker) throws IOException {
        boolean standsAlone = marker == 0x01 || (marker >= 0xd0 && marker <= 0xd9);
        if (!standsAlone) {
            in.skipNBytes(length(in));
        }
    }

    /** What belongs to a marker that does not stand alone, as far as it is there. */
    static byte[] read(InputStream in) throws IOException {
        return in.readNBytes(length(in));
    }

    private static int length(InputStream in) throws IOException {
        int high = in.read();
        int low = in.read();
        if (low < 0) {
            throw new EOFException();
        }
        return Math.max(0, (high << 8 | low) - 2);
    }

    static boolean isStartOfFrame(int marker) {
        return marker >= 0xc0
                && marker <= 0xcf
                && marker != 0xc4
                && marker != 0xc8
                && marker != 0xcc;
    }
}
