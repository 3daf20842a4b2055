package io.github.camelseedream.provider.wire;

import io.github.camelseedream.request.Content;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/** Other content as base64 text, encoded while it is read. */
record Base64Content(Content content) implements Content {

    @Override
    public long length() {
        return (content.length() + 2) / 3 * 4;
    }

    @Override
    public InputStream open() throws IOException {
        return new Encoding(content.open());
    }

    private static final class Encoding extends InputStream {

        /** A multiple of three, so that only the last block is padded. */
        private static final int BLOCK = 3 * 4096;

        private final InputStream plain;
        private byte[] encoded = {};
        private int at;

        Encoding(InputStream plain) {
            this.plain = plain;
        }

        @Override
        public int read() throws IOException {
            return hasMore() ? encoded[at++] : -1;
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            if (most == 0) {
                return 0;
            }
            if (!hasMore()) {
                return -1;
            }
            int count = Math.min(most, encoded.length - at);
            System.arraycopy(encoded, at, bytes, from, count);
            at += count;
            return count;
        }

        private boolean hasMore() throws IOException {
            if (at == encoded.length) {
                encoded = Base64.getEncoder().encode(plain.readNBytes(BLOCK));
                at = 0;
            }
            return encoded.length > 0;
        }

        @Override
        public void close() throws IOException {
            plain.close();
        }
    }
}
