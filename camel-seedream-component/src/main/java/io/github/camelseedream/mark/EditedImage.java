package io.github.camelseedream.mark;

import io.github.camelseedream.image.ImageFormat;
import io.github.camelseedream.result.StoredImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/**
 * A stored image that is read with some bytes changed; what is stored stays as it is, so that a
 * mark costs neither a copy nor time. Safe for use by several threads.
 */
final class EditedImage implements StoredImage {

    private final StoredImage image;
    private final List<Edit> edits;
    private final long length;

    /**
     * @param edits in the order of their places
     */
    EditedImage(StoredImage image, List<Edit> edits) {
        this.image = image;
        this.edits = List.copyOf(edits);
        this.length =
                image.length()
                        + edits.stream()
                                .mapToLong(edit -> edit.inserted().length - edit.removed())
                                .sum();
    }

    @Override
    public InputStream open() throws IOException {
        return new Reading(image.open(), edits.iterator());
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public ImageFormat format() {
        return image.format();
    }

    @Override
    public int width() {
        return image.width();
    }

    @Override
    public int height() {
        return image.height();
    }

    @Override
    public void close() {
        image.close();
    }

    @Override
    public String toString() {
        return image.toString();
    }

    /** Reads the original up to the next edit, then what that inserts. */
    private static final class Reading extends InputStream {

        private final InputStream in;
        private final Iterator<Edit> later;
        private Edit next;
        private long at;
        private int inserted;

        Reading(InputStream in, Iterator<Edit> edits) {
            this.in = in;
            this.later = edits;
            advance();
        }

        private void advance() {
            next = later.hasNext() ? later.next() : null;
            inserted = 0;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int from, int count) throws IOException {
            while (next != null && at == next.at() && inserted == next.inserted().length) {
                in.skipNBytes(next.removed());
                at += next.removed();
                advance();
            }
            if (count == 0) {
                return 0;
            }
            if (next != null && at == next.at()) {
                int some = Math.min(count, next.inserted().length - inserted);
                System.arraycopy(next.inserted(), inserted, buffer, from, some);
                inserted += some;
                return some;
            }
            long untilNext = next == null ? Long.MAX_VALUE : next.at() - at;
            int some = in.read(buffer, from, (int) Math.min(count, untilNext));
            at += Math.max(0, some);
            return some;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
