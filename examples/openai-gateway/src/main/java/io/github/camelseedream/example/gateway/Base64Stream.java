package io.github.camelseedream.example.gateway;

import io.github.camelseedream.result.GeneratedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/**
 * An image as base64, encoded while it is read, 24 KB at a time. Not safe for use by several
 * threads.
 */
final class Base64Stream extends InputStream {

    /** A multiple of 3, so that only the last piece is padded. */
    private static final int PIECE = 24 * 1024;

    private final GeneratedImage image;
    private final boolean last;
    private InputStream in;
    private byte[] encoded = new byte[0];
    private int next;

    /**
     * @param last whether the image is freed when this is closed
     */
    Base64Stream(GeneratedImage image, boolean last) {
        this.image = image;
        this.last = last;
    }

    @Override
    public int read() throws IOException {
        return hasMore() ? encoded[next++] : -1;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!hasMore()) {
            return -1;
        }
        int count = Math.min(length, encoded.length - next);
        System.arraycopy(encoded, next, buffer, from, count);
        next += count;
        return count;
    }

    private boolean hasMore() throws IOException {
        if (next == encoded.length) {
            if (in == null) {
                in = image.open();
            }
            encoded = Base64.getEncoder().encode(in.readNBytes(PIECE));
            next = 0;
        }
        return encoded.length > 0;
    }

    @Override
    public void close() throws IOException {
        try {
            if (in != null) {
                in.close();
            }
        } finally {
            if (last) {
                image.close();
            }
        }
    }
}
