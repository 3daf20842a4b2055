package io.github.camelseedream.download;

import io.github.camelseedream.result.Picture;
import io.github.camelseedream.result.PictureFormat;
import io.github.camelseedream.result.PictureHeader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A picture small enough to be kept in memory. */
final class MemoryPicture implements Picture {

    private final long length;
    private final PictureHeader header;
    private volatile byte[] bytes;

    MemoryPicture(byte[] bytes, PictureHeader header) {
        this.bytes = bytes;
        this.length = bytes.length;
        this.header = header;
    }

    @Override
    public InputStream open() throws IOException {
        byte[] kept = bytes;
        if (kept == null) {
            throw new IOException("this picture was closed");
        }
        return new ByteArrayInputStream(kept);
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public PictureFormat format() {
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
        bytes = null;
    }
}
