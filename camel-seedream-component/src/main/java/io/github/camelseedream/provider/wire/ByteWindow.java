package io.github.camelseedream.provider.wire;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The part of a stream that is looked at; small, since images are read past it. */
final class ByteWindow {

    private static final int SIZE = 1024;

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOP_BITS = ONES << 7;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';

    private final InputStream source;
    private boolean ended;

    /** What was read; the bytes from {@link #at} to {@link #limit} are still to be used. */
    byte[] bytes = new byte[SIZE];

    int at;
    int limit;

    ByteWindow(InputStream source) {
        this.source = source;
    }

    /** Whether everything was read. */
    boolean hasEnded() {
        return ended;
    }

    boolean isEmpty() {
        return at == limit;
    }

    /** Reads more behind what is left, which moves to the front; false at the end. */
    boolean fill() throws IOException {
        System.arraycopy(bytes, at, bytes, 0, limit - at);
        limit -= at;
        at = 0;
        int n = read(bytes, limit, bytes.length);
        limit += Math.max(n, 0);
        return n >= 0;
    }

    /** Reads past the window; negative at the end. */
    int read(byte[] target, int from, int to) throws IOException {
        int n = ended ? -1 : source.read(target, from, to - from);
        ended = n < 0;
        return n;
    }

    /** Gives back what was read past the window while it was empty. */
    void unread(byte[] read, int from, int to) {
        int length = to - from;
        if (length > bytes.length) {
            bytes = new byte[length];
        }
        System.arraycopy(read, from, bytes, 0, length);
        at = 0;
        limit = length;
    }

    /** Where the next quote or backslash is, or the limit. */
    int nextQuoteOrBackslash() {
        return nextQuoteOrBackslash(bytes, at, limit);
    }

    static int nextQuoteOrBackslash(byte[] bytes, int from, int to) {
        int i = from;
        while (i + Long.BYTES <= to && !hasQuoteOrBackslash((long) EIGHT_BYTES.get(bytes, i))) {
            i += Long.BYTES;
        }
        while (i < to && bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        return i;
    }

    private static boolean hasQuoteOrBackslash(long eight) {
        return ((zeroBytes(eight ^ QUOTES) | zeroBytes(eight ^ BACKSLASHES)) & TOP_BITS) != 0;
    }

    /** Sets the top bit of each zero byte (and perhaps of bytes above one). */
    private static long zeroBytes(long eight) {
        return (eight - ONES) & ~eight;
    }
}
