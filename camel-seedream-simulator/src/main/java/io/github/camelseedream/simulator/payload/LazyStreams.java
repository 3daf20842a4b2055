package io.github.camelseedream.simulator.payload;

import java.io.IOException;
import java.io.InputStream;

/** Streams read one after the other, each asked for only when the one before is exhausted. */
final class LazyStreams extends InputStream {

    /** Gives the next stream, or null at the end. */
    interface Next {
        InputStream get() throws IOException;
    }

    private final Next next;
    private InputStream current = InputStream.nullInputStream();

    LazyStreams(Next next) {
        this.next = next;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        while (current != null) {
            int count = current.read(buffer, offset, length);
            if (count >= 0) {
                return count;
            }
            current = next.get();
        }
        return -1;
    }
}
