package io.github.camelseedream.download;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** A file of the spool and its share of the room. */
final class SpoolFile {

    private final Path path;
    private final SpoolDirectory.Use use;
    private final AtomicBoolean deleted = new AtomicBoolean();
    private final AtomicLong length = new AtomicLong();

    SpoolFile(Path path, SpoolDirectory.Use use) {
        this.path = path;
        this.use = use;
    }

    Path path() {
        return path;
    }

    /** Takes room before it is written to; only its sink calls this. */
    void grow(int bytes) throws IOException {
        use.take(bytes);
        length.addAndGet(bytes);
    }

    /** Deletes the file once its owner is no longer reachable, or the handle is used. */
    Cleaner.Cleanable deleteAfter(Object owner) {
        return use.cleaner().register(owner, this::delete);
    }

    void delete() {
        if (deleted.compareAndSet(false, true)) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException ignored) {
                // goes with the directory
            } finally {
                use.free(length.get());
            }
        }
    }
}
