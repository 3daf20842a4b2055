package io.github.camelseedream.download;

import io.github.camelseedream.result.ImageStore.StoreException;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * This JVM's directory below one root, shared by all spools there. It is made with the first spool,
 * and goes when no spool and no file is left, or with the JVM. Safe for use by several threads.
 */
final class SpoolDirectory {

    /** One per root, so that there is one exit hook however many components come and go. */
    private static final Map<Path, SpoolDirectory> DIRECTORIES = new HashMap<>();

    private final Path root;
    private final JvmDirectory jvm;
    private final Cleaner cleaner = Cleaner.create();
    private final AtomicLong totalBytes = new AtomicLong();
    private int users;

    private SpoolDirectory(Path root) throws IOException {
        this.root = root;
        this.jvm = JvmDirectory.create(root);
    }

    /**
     * The directory below a root, the default one where it is null; held until {@link Use#close()}.
     */
    static SpoolDirectory below(Path wanted) throws IOException {
        Path root = SpoolRoot.prepare(wanted);
        synchronized (DIRECTORIES) {
            SpoolDirectory directory = DIRECTORIES.get(root);
            if (directory == null) {
                directory = new SpoolDirectory(root);
                DIRECTORIES.put(root, directory);
            }
            directory.users++;
            return directory;
        }
    }

    Path path() {
        return jvm.path();
    }

    Use use(long maxBytes) {
        return new Use(maxBytes);
    }

    private void hold() {
        synchronized (DIRECTORIES) {
            users++;
        }
    }

    /** The last one, spool or file, turns off the light. */
    private void release() {
        synchronized (DIRECTORIES) {
            users--;
            if (users == 0) {
                DIRECTORIES.remove(root);
                jvm.delete();
            }
        }
    }

    /** One spool's use of the directory. */
    final class Use {

        private final long maxBytes;
        private final AtomicLong files = new AtomicLong();
        private final AtomicLong bytes = new AtomicLong();
        private boolean closed;

        private Use(long maxBytes) {
            this.maxBytes = maxBytes;
        }

        SpoolFile newFile() throws IOException {
            synchronized (DIRECTORIES) {
                if (closed) {
                    throw new IOException("the spool is closed; the component was stopped");
                }
                hold();
            }
            try {
                SpoolRoot.restore(path());
            } catch (IOException e) {
                release();
                throw e;
            }
            files.incrementAndGet();
            return new SpoolFile(path().resolve(UUID.randomUUID() + ".tmp"), this);
        }

        void take(int count) throws IOException {
            if (totalBytes.addAndGet(count) > maxBytes) {
                totalBytes.addAndGet(-count);
                throw new StoreException(tooManyBytes(), null);
            }
            bytes.addAndGet(count);
        }

        /** Why no image of that size finds room beside the others; empty where one does. */
        Optional<String> problem(long neededBytes) {
            return totalBytes.get() + neededBytes <= maxBytes
                    ? Optional.empty()
                    : Optional.of(tooManyBytes());
        }

        private String tooManyBytes() {
            return "the images that the component keeps in "
                    + path()
                    + " may have "
                    + maxBytes
                    + " bytes together, and there is no room for another one. Close images when"
                    + " they are written, or raise maxSpoolBytes";
        }

        void free(long count) {
            totalBytes.addAndGet(-count);
            bytes.addAndGet(-count);
            files.decrementAndGet();
            release();
        }

        Cleaner cleaner() {
            return cleaner;
        }

        long files() {
            return files.get();
        }

        long bytes() {
            return bytes.get();
        }

        void close() {
            synchronized (DIRECTORIES) {
                if (!closed) {
                    closed = true;
                    release();
                }
            }
        }
    }
}
