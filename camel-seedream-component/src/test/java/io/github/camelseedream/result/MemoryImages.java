package io.github.camelseedream.result;

import io.github.camelseedream.image.ImageFormat;
import io.github.camelseedream.image.UnusableImageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps images in memory and counts them; an image is what begins like a PNG. */
public final class MemoryImages implements ImageStore {

    private static final byte[] MAGIC = HexFormat.of().parseHex("89504e470d0a1a0a");

    private final Set<Object> held = ConcurrentHashMap.newKeySet();

    /** Bytes that pass as an image. */
    public static byte[] image(byte[] content) {
        byte[] bytes = Arrays.copyOf(MAGIC, MAGIC.length + content.length);
        System.arraycopy(content, 0, bytes, MAGIC.length, content.length);
        return bytes;
    }

    /** How many sinks and images are not closed. */
    public int held() {
        return held.size();
    }

    @Override
    public Sink open() {
        MemorySink sink = new MemorySink();
        held.add(sink);
        return sink;
    }

    private final class MemorySink extends Sink {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void write(int b) {
            bytes.write(b);
        }

        @Override
        public void write(byte[] buffer, int from, int length) {
            bytes.write(buffer, from, length);
        }

        @Override
        public StoredImage finish() throws IOException {
            byte[] whole = bytes.toByteArray();
            if (!Arrays.equals(whole, 0, Math.min(8, whole.length), MAGIC, 0, 8)) {
                throw new UnusableImageException("not an image");
            }
            held.remove(this);
            MemoryImage image = new MemoryImage(whole);
            held.add(image);
            return image;
        }

        @Override
        public void close() {
            held.remove(this);
        }
    }

    private final class MemoryImage implements StoredImage {

        private final byte[] bytes;

        private MemoryImage(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public InputStream open() throws IOException {
            if (!held.contains(this)) {
                throw new IOException("closed");
            }
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public ImageFormat format() {
            return ImageFormat.PNG;
        }

        @Override
        public int width() {
            return 4;
        }

        @Override
        public int height() {
            return 3;
        }

        @Override
        public void close() {
            held.remove(this);
        }
    }
}
