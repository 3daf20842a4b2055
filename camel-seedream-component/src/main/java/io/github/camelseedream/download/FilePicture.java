package io.github.camelseedream.download;

import io.github.camelseedream.result.Picture;
import io.github.camelseedream.result.PictureFormat;
import io.github.camelseedream.result.PictureHeader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/** A picture in a file, which goes when the picture is closed or nobody can reach it any more. */
final class FilePicture implements Picture {

    private static final Cleaner CLEANER = Cleaner.create();

    private final Path file;
    private final long length;
    private final PictureHeader header;
    private final Removal removal;
    private final Cleaner.Cleanable cleanable;

    FilePicture(Spool spool, Path file, long length, PictureHeader header) {
        this.file = file;
        this.length = length;
        this.header = header;
        this.removal = new Removal(spool, file, length, new AtomicBoolean());
        this.cleanable = CLEANER.register(this, removal);
    }

    /** Knows the file but not the picture, which must be able to become unreachable. */
    private record Removal(Spool spool, Path file, long length, AtomicBoolean done)
            implements Runnable {

        @Override
        public void run() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                file.toFile().deleteOnExit();
            }
            spool.removed(length);
            done.set(true);
        }
    }

    /** While it is read, an open stream keeps the picture. */
    @Override
    public InputStream open() throws IOException {
        if (removal.done().get()) {
            throw new IOException("this picture was closed");
        }
        return new FilterInputStream(Files.newInputStream(file)) {
            private final Picture picture = FilePicture.this;

            @Override
            public int read(byte[] into, int offset, int count) throws IOException {
                try {
                    return in.read(into, offset, count);
                } finally {
                    Reference.reachabilityFence(picture);
                }
            }

            @Override
            public long transferTo(OutputStream out) throws IOException {
                try {
                    return in.transferTo(out);
                } finally {
                    Reference.reachabilityFence(picture);
                }
            }
        };
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
        cleanable.clean();
    }
}
