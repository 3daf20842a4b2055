package io.github.camelseedream.mark;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Reads a file from its beginning, and knows how far it is. */
final class Walk {

    /** Little, since nearly all of a file is stepped over. */
    private static final int BUFFER = 512;

    private final InputStream in;
    private long at;

    Walk(InputStream in) {
        this.in = new BufferedInputStream(in, BUFFER);
    }

    long at() {
        return at;
    }

    int byte8() throws IOException {
        int next = in.read();
        if (next < 0) {
            throw new EOFException();
        }
        at++;
        return next;
    }

    int big16() throws IOException {
        return byte8() << 8 | byte8();
    }

    long big32() throws IOException {
        return (long) big16() << 16 | big16();
    }

    long little32() throws IOException {
        return byte8() | byte8() << 8 | byte8() << 16 | (long) byte8() << 24;
    }

    byte[] bytes(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        at += bytes.length;
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    String text(int count) throws IOException {
        return new String(bytes(count), StandardCharsets.ISO_8859_1);
    }

    void skip(long count) throws IOException {
        in.skipNBytes(count);
        at += count;
    }
}
