package io.github.camelseedream.simulator.payload;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** Bytes of known length that can be read any number of times. Immutable and threadsafe. */
public interface Payload {

    /** How many bytes {@link #open()} will give. */
    long length();

    /** A fresh stream over the bytes; reading it touches memory and processor only, no device. */
    InputStream open();

    /** Only the first bytes of this payload. */
    default Payload first(long bytes) {
        return new LimitedPayload(this, Math.min(bytes, length()));
    }

    static Payload bytes(byte[] bytes) {
        return new ArrayPayload(bytes, 0, bytes.length);
    }

    static Payload bytes(byte[] bytes, int from, int to) {
        return new ArrayPayload(bytes, from, to - from);
    }

    static Payload text(String text) {
        return bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    static Payload joined(List<Payload> pieces) {
        return new JoinedPayload(pieces);
    }

    /** A payload made only when it is first needed. */
    static Payload deferred(Supplier<Payload> maker) {
        return new DeferredPayload(maker);
    }

    static Payload repeated(byte[] block, int times) {
        return new RepeatedPayload(block, times);
    }

    /** These bytes compressed, which is done at once. */
    static Payload gzip(Payload plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream in = plain.open();
                GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            in.transferTo(gzip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes(bytes.toByteArray());
    }

    /** One block of bytes. */
    record ArrayPayload(byte[] array, int offset, long length) implements Payload {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(array, offset, (int) length);
        }
    }

    /** Several payloads, one after the other. */
    record JoinedPayload(List<Payload> pieces) implements Payload {
        @Override
        public long length() {
            return pieces.stream().mapToLong(Payload::length).sum();
        }

        @Override
        public InputStream open() {
            Iterator<Payload> iterator = pieces.iterator();
            return new LazyStreams(() -> iterator.hasNext() ? iterator.next().open() : null);
        }
    }

    /** The same block again and again. */
    record RepeatedPayload(byte[] block, int times) implements Payload {
        @Override
        public long length() {
            return (long) block.length * times;
        }

        @Override
        public InputStream open() {
            Iterator<Integer> rounds = IntStream.range(0, times).iterator();
            return new LazyStreams(
                    () ->
                            rounds.hasNext() && rounds.next() >= 0
                                    ? new ByteArrayInputStream(block)
                                    : null);
        }
    }
}
