package io.github.camelseedream.download;

import io.github.camelseedream.image.ImageFormat;
import io.github.camelseedream.image.ImageHeader;
import io.github.camelseedream.request.Content;
import io.github.camelseedream.result.StoredImage;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.file.NoSuchFileException;

/** An image in memory or in a file that goes with it. */
final class SpooledImage implements StoredImage {

    private final ImageHeader header;
    private final long length;
    private final Cleaner.Cleanable file;
    private volatile Content content;

    SpooledImage(ImageHeader header, Content content, SpoolFile file) {
        this.header = header;
        this.content = content;
        this.length = content.length();
        this.file = file == null ? () -> {} : file.deleteAfter(this);
    }

    @Override
    public InputStream open() throws IOException {
        Content bytes = content;
        if (bytes == null) {
            throw closed();
        }
        try {
            return new Reading(bytes.open(), this);
        } catch (NoSuchFileException e) {
            throw content == null
                    ? closed()
                    : new IOException("the image's file was deleted by somebody else", e);
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private static IOException closed() {
        return new IOException("this image was closed, its bytes are freed");
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public ImageFormat format() {
        return header.format();
    }

    @Override
    public int width() {
        return header.width();
    }

    @Override
    public int height() {
        return header.height();
    }

    @Override
    public void close() {
        content = null;
        file.clean();
    }

    @Override
    public String toString() {
        return "StoredImage["
                + format()
                + ", "
                + width()
                + "x"
                + height()
                + ", "
                + length
                + " bytes]";
    }

    /** Keeps the image reachable as long as it is read. */
    private static final class Reading extends FilterInputStream {

        private final SpooledImage image;

        Reading(InputStream in, SpooledImage image) {
            super(in);
            this.image = image;
        }

        @Override
        public int read(byte[] buffer, int from, int count) throws IOException {
            try {
                return super.read(buffer, from, count);
            } finally {
                Reference.reachabilityFence(image);
            }
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } finally {
                Reference.reachabilityFence(image);
            }
        }
    }
}
