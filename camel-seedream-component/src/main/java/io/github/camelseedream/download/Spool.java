package io.github.camelseedream.download;

import io.github.camelseedream.result.PictureStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Keeps pictures: small ones in memory, larger ones in a file. A picture's bytes stay as long as it
 * is reachable or until it is closed; what is left goes with the JVM, and what a dead JVM left goes
 * at the next start. Safe for use by several threads.
 */
public final class Spool implements PictureStore, AutoCloseable {

    private static final int THRESHOLD = 128 * 1024;
    private static final long MOST_PICTURE_BYTES = 256L * 1024 * 1024;
    private static final long MOST_BYTES = 10L * 1024 * 1024 * 1024;

    private final int threshold;
    private final long mostPictureBytes;
    private final long mostBytes;
    private final Path directory;
    private final AtomicInteger files = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    private Spool(Builder builder) {
        threshold = builder.threshold;
        mostPictureBytes = builder.mostPictureBytes;
        mostBytes = builder.mostBytes;
        directory = builder.directory;
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Sink open() {
        return new SpoolSink(this);
    }

    /** How many pictures are in files now. */
    public int liveFiles() {
        return files.get();
    }

    /** How many bytes are in files now. */
    public long liveBytes() {
        return bytes.get();
    }

    /** Nothing that a route can still reach is deleted by the end of a component. */
    @Override
    public void close() {
        // files go when their pictures do, or with the JVM
    }

    int threshold() {
        return threshold;
    }

    long mostPictureBytes() {
        return mostPictureBytes;
    }

    /** A new file of this JVM's own directory. */
    Path newFile() throws IOException {
        Path file = SpoolDirectory.of(directory).newFile();
        files.incrementAndGet();
        return file;
    }

    void grow(long more) throws IOException {
        if (bytes.addAndGet(more) > mostBytes) {
            throw new IOException(
                    "the spool is full: "
                            + mostBytes
                            + " bytes of pictures are still in use. Close pictures that are not"
                            + " needed any more");
        }
    }

    void removed(long size) {
        files.decrementAndGet();
        bytes.addAndGet(-size);
    }

    /** Collects settings; each has a default. */
    public static final class Builder {

        private int threshold = THRESHOLD;
        private long mostPictureBytes = MOST_PICTURE_BYTES;
        private long mostBytes = MOST_BYTES;
        private Path directory = SpoolDirectory.USUAL;

        private Builder() {}

        /** Pictures up to this many bytes stay in memory. */
        public Builder threshold(int mostBytesInMemory) {
            threshold = mostBytesInMemory;
            return this;
        }

        /** The largest picture that is taken. */
        public Builder maxPictureBytes(long most) {
            mostPictureBytes = most;
            return this;
        }

        /** The most bytes that all files together may have. */
        public Builder maxSpoolBytes(long most) {
            mostBytes = most;
            return this;
        }

        /** Where the directories of all JVMs are. */
        public Builder directory(Path root) {
            directory = root;
            return this;
        }

        public Spool build() {
            return new Spool(this);
        }
    }
}
