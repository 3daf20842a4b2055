package io.github.camelseedream.download;

import io.github.camelseedream.result.ImageStore.StoreException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/**
 * Whether the directory of a spool takes a further image, so that none is paid for that could not
 * be kept. Looked up now and then: a small file is written, and the free space is read. Safe for
 * use by several threads.
 */
final class SpoolHealth {

    /** How long a look holds. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    /**
     * How long an image that could not be stored holds: a small file may find room where an image
     * finds none, under a quota for example.
     */
    private static final Duration FAILURE = Duration.ofSeconds(30);

    /** An empty file needs no block of the disk. */
    private static final int PROBE_BYTES = 4096;

    private static final String WHAT_TO_DO =
            "Free some space, or set spoolDirectory to a directory that this process may write to";

    /**
     * What was seen.
     *
     * @param problem null where there was none
     */
    private record Seen(long until, String problem) {}

    private final Path directory;
    private final long neededBytes;
    private final ToLongFunction<Path> freeSpace;
    private final LongSupplier nanoTime;
    private final AtomicReference<Seen> last = new AtomicReference<>();

    /**
     * @param neededBytes how much an image may need; zero where none goes into a file
     * @param freeSpace the bytes that are free for this process
     */
    SpoolHealth(
            Path directory,
            long neededBytes,
            ToLongFunction<Path> freeSpace,
            LongSupplier nanoTime) {
        this.directory = directory;
        this.neededBytes = neededBytes;
        this.freeSpace = freeSpace;
        this.nanoTime = nanoTime;
    }

    /** Why no image can be stored now; empty while one can. */
    Optional<String> problem() {
        if (neededBytes == 0) {
            return Optional.empty();
        }
        Seen seen = last.get();
        if (seen == null || nanoTime.getAsLong() - seen.until() >= 0) {
            Seen now = new Seen(nanoTime.getAsLong() + LOOK.toNanos(), look());
            // an image that fails meanwhile says more than this look
            seen = last.compareAndSet(seen, now) ? now : last.get();
        }
        return Optional.ofNullable(seen.problem());
    }

    /** An image could not be written. */
    StoreException failed(IOException cause) {
        String why = reason(cause);
        if (!(cause instanceof ClosedByInterruptException)) {
            last.set(
                    new Seen(
                            nanoTime.getAsLong() + FAILURE.toNanos(),
                            where() + "took no image a moment ago: " + why + ". " + WHAT_TO_DO));
        }
        return new StoreException("it could not be stored below spoolDirectory: " + why, cause);
    }

    private String where() {
        return "spoolDirectory (" + directory + ") ";
    }

    private String look() {
        try {
            writeProbe();
        } catch (IOException e) {
            return where() + "cannot be written to: " + reason(e) + ". " + WHAT_TO_DO;
        }
        long free = freeSpace.applyAsLong(directory);
        return free >= neededBytes
                ? null
                : where()
                        + "has "
                        + free
                        + " bytes free, and an image may need "
                        + neededBytes
                        + ". Free some space, set spoolDirectory to a larger disk, or lower"
                        + " maxImageBytes";
    }

    private void writeProbe() throws IOException {
        SpoolRoot.restore(directory);
        Path probe = directory.resolve(UUID.randomUUID() + ".probe");
        try {
            Files.write(probe, new byte[PROBE_BYTES], StandardOpenOption.CREATE_NEW);
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    /** Without the name of the file, which says nothing. */
    private static String reason(IOException e) {
        String said = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return said == null ? e.getClass().getSimpleName() : said;
    }
}
