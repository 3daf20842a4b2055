package io.github.camelseedream.provider.wire;

import io.github.camelseedream.image.UnusableImageException;
import io.github.camelseedream.result.ImageStore;
import io.github.camelseedream.result.ImageStore.StoreException;
import io.github.camelseedream.result.StoredImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;

/**
 * The base64 of one image on its way into the store, decoded in large pieces. Also takes the
 * URL-safe alphabet, white space and missing padding.
 */
final class Base64ImageDecoder implements AutoCloseable {

    private static final int FIRST_SIZE = 4 * 1024;
    private static final int FULL_SIZE = 64 * 1024;

    private final ImageStore.Sink sink;
    private byte[] chars = new byte[FIRST_SIZE];
    private byte[] decoded = new byte[FIRST_SIZE / 4 * 3];
    private int count;
    private boolean isPadded;
    private IOException unusable;

    Base64ImageDecoder(ImageStore.Sink sink) {
        this.sink = sink;
    }

    void append(byte[] text, int from, int to) throws IOException {
        int next = from;
        while (next < to) {
            int n = Math.min(to - next, chars.length - count);
            System.arraycopy(text, next, chars, count, n);
            count += n;
            next += n;
            flushIfFull();
        }
    }

    /** Takes what comes next, up to a quote or backslash; false at the end. */
    boolean append(ByteWindow emptied) throws IOException {
        int n = emptied.read(chars, count, chars.length);
        if (n < 0) {
            return false;
        }
        int end = count + n;
        int stop = ByteWindow.nextQuoteOrBackslash(chars, count, end);
        emptied.unread(chars, stop, end);
        count = stop;
        flushIfFull();
        return true;
    }

    void append(char c) throws IOException {
        // what is no ASCII is no base64 either: a byte that decodes to nothing
        chars[count++] = c > 0x7f ? 0 : (byte) c;
        flushIfFull();
    }

    /**
     * An image that turns out unusable, or finds no room, is read on to its end, and to nowhere.
     */
    private void flushIfFull() throws IOException {
        if (count < chars.length) {
            return;
        }
        try {
            if (unusable == null && !decode(chars)) {
                tidy();
                if (count == chars.length && !decode(chars)) {
                    throw malformed();
                }
            }
        } catch (UnusableImageException | StoreException e) {
            unusable = e;
        }
        if (unusable != null) {
            count = 0;
        }
    }

    /** Ends the text: the image in the store, or why there is none. */
    ExtractedImage finish() throws IOException {
        if (unusable == null) {
            try {
                return new ExtractedImage(finished(), null);
            } catch (UnusableImageException | StoreException e) {
                unusable = e;
            }
        }
        return new ExtractedImage(null, unusable);
    }

    private StoredImage finished() throws IOException {
        if (count > 0 && !decode(Arrays.copyOf(chars, count))) {
            tidy();
            if (count > 0 && !decode(Arrays.copyOf(chars, count))) {
                throw malformed();
            }
        }
        return sink.finish();
    }

    /** False where there is more in it than the plain alphabet. */
    private boolean decode(byte[] piece) throws IOException {
        int n;
        try {
            n = Base64.getDecoder().decode(piece, decoded);
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (isPadded) {
            throw malformed();
        }
        sink.write(decoded, 0, n);
        isPadded = piece[piece.length - 1] == '=';
        count = 0;
        if (piece.length == FIRST_SIZE) {
            chars = new byte[FULL_SIZE];
            decoded = new byte[FULL_SIZE / 4 * 3];
        }
        return true;
    }

    /** Brings what was collected into the plain alphabet. */
    private void tidy() throws IOException {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            byte c = chars[i];
            if (c == '-') {
                chars[kept++] = '+';
            } else if (c == '_') {
                chars[kept++] = '/';
            } else if (c > ' ') {
                chars[kept++] = c;
            } else if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                throw malformed();
            }
        }
        count = kept;
    }

    private static UnusableImageException malformed() {
        return new UnusableImageException("the base64 of an image is malformed");
    }

    /** Frees what was written, unless it was finished. */
    @Override
    public void close() {
        sink.close();
    }
}
