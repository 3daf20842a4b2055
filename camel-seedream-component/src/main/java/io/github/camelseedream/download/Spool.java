package io.github.camelseedream.download;

import io.github.camelseedream.result.ImageStore;
import io.github.camelseedream.result.StoredImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/**
 * Keeps images: small ones in memory, larger ones in files. A file lives as long as its image is
 * reachable or until the image is closed, at most until the JVM ends. Closing the spool deletes
 * nothing that somebody may still read. Safe for use by several threads.
 *
 * @hidden
 */
public final class Spool implements ImageStore, AutoCloseable {

    /** More than an image of 4096x4096 pixels has in any format. */
    private static final long USUAL_BYTES = 64L * 1024 * 1024;

    private final int threshold;
    private final long maxImageBytes;
    private final SpoolDirectory directory;
    private final SpoolDirectory.Use use;
    private final SpoolHealth health;

    /** What an image may need on the disk; zero where all are kept in memory. */
    private final long neededBytes;

    private Spool(Builder builder) throws IOException {
        threshold = builder.threshold;
        maxImageBytes = builder.maxImageBytes;
        directory = SpoolDirectory.below(builder.root);
        use = directory.use(builder.maxSpoolBytes);
        neededBytes = threshold > maxImageBytes ? 0 : Math.min(maxImageBytes, USUAL_BYTES);
        health =
                new SpoolHealth(directory.path(), neededBytes, builder.freeSpace, builder.nanoTime);
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Sink open() {
        return new SpoolSink(threshold, maxImageBytes, use, health);
    }

    @Override
    public Optional<String> problem() {
        return use.problem(neededBytes).or(health::problem);
    }

    /** Stores what a stream gives, to its end; the caller closes the stream. */
    public StoredImage store(InputStream in) throws IOException {
        try (Sink sink = open()) {
            byte[] buffer = new byte[32 * 1024];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sink.write(buffer, 0, n);
            }
            return sink.finish();
        }
    }

    /** The directory of this JVM. */
    public Path directory() {
        return directory.path();
    }

    /** The number of files of this spool that exist now. */
    public long liveFiles() {
        return use.files();
    }

    /** The bytes in them. */
    public long liveBytes() {
        return use.bytes();
    }

    /** Ends the spool; what is still reachable stays readable. */
    @Override
    public void close() {
        use.close();
    }

    /**
     * Collects settings; each has a default.
     *
     * @hidden
     */
    public static final class Builder {

        private int threshold = 128 * 1024;
        private long maxImageBytes = 100L * 1024 * 1024;
        private long maxSpoolBytes = 10L * 1024 * 1024 * 1024;
        private Path root;
        private ToLongFunction<Path> freeSpace = directory -> directory.toFile().getUsableSpace();
        private LongSupplier nanoTime = System::nanoTime;

        private Builder() {}

        /** From how many bytes on an image is kept in a file. */
        public Builder threshold(int bytes) {
            threshold = bytes;
            return this;
        }

        /** The most bytes one image may have. */
        public Builder maxImageBytes(long bytes) {
            maxImageBytes = bytes;
            return this;
        }

        /** The most bytes all files together may have. */
        public Builder maxSpoolBytes(long bytes) {
            maxSpoolBytes = bytes;
            return this;
        }

        /** Where each JVM gets its sub-directory; without it, below {@code java.io.tmpdir}. */
        public Builder root(Path directory) {
            root = directory;
            return this;
        }

        /** How the free space is looked up, and by which clock it is looked up again. */
        Builder disk(ToLongFunction<Path> space, LongSupplier clock) {
            freeSpace = space;
            nanoTime = clock;
            return this;
        }

        /** Makes the directory, and sweeps away those of JVMs that are no more. */
        public Spool build() throws IOException {
            return new Spool(this);
        }
    }
}
