package io.github.camelseedream.simulator.payload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;

/** Another payload as base64 inside a JSON string, encoded while it is read. */
public final class Base64Payload implements Payload {

    /**
     * A multiple of 3, so that chunks join without padding, and of 57, so that lines come out full.
     */
    private static final int CHUNK = 57 * 1024;

    private final Payload source;
    private final Base64Style style;

    public Base64Payload(Payload source, Base64Style style) {
        this.source = source;
        this.style = style;
    }

    @Override
    public long length() {
        return style == Base64Style.PLAIN ? (source.length() + 2) / 3 * 4 : measured();
    }

    @Override
    public InputStream open() {
        InputStream bytes = source.open();
        return new LazyStreams(() -> nextChunk(bytes));
    }

    private InputStream nextChunk(InputStream bytes) throws IOException {
        byte[] chunk = bytes.readNBytes(CHUNK);
        if (chunk.length == 0) {
            return null;
        }
        byte[] plain = Base64.getEncoder().encode(chunk);
        return new ByteArrayInputStream(style.written(plain));
    }

    private long measured() {
        try (InputStream encoded = open()) {
            long length = 0;
            byte[] buffer = new byte[CHUNK];
            for (int count = encoded.read(buffer); count >= 0; count = encoded.read(buffer)) {
                length += count;
            }
            return length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
