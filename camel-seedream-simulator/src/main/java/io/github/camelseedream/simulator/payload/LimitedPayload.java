package io.github.camelseedream.simulator.payload;

import java.io.IOException;
import java.io.InputStream;

/** The beginning of another payload: an image that was cut off. */
record LimitedPayload(Payload whole, long length) implements Payload {

    @Override
    public InputStream open() {
        return new LimitedStream(whole.open(), length);
    }

    private static final class LimitedStream extends InputStream {
        private final InputStream source;
        private long left;

        LimitedStream(InputStream source, long left) {
            this.source = source;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int count) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = source.read(buffer, offset, (int) Math.min(count, left));
            left -= Math.max(read, 0);
            return read;
        }
    }
}
