package io.github.camelseedream.download;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A directory that belongs to this JVM, which holds the lock of a file in it as long as it lives.
 * Others tell by the lock whether they may sweep the directory away.
 */
final class JvmDirectory {

    private static final String LOCK = "lock";

    /** A directory this young may not be locked yet. */
    private static final Duration BEING_MADE = Duration.ofSeconds(10);

    private final Path path;
    private final FileChannel lock;
    private final Thread exitHook;

    private JvmDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
        this.exitHook = new Thread(this::deleteFiles, "camel-seedream-spool-exit");
    }

    /** Makes this JVM's directory and sweeps away those of dead ones. */
    static JvmDirectory create(Path root) throws IOException {
        sweep(root);
        Path path =
                root.resolve(
                        ProcessHandle.current().pid()
                                + "-"
                                + UUID.randomUUID().toString().substring(0, 8));
        // told to copies of this class in other class loaders, before there is anything to sweep
        System.setProperty(mark(path), "live");
        SpoolRoot.createPrivate(path);
        FileChannel channel =
                FileChannel.open(
                        path.resolve(LOCK),
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE);
        channel.lock(); // let go when the channel closes, or the JVM dies
        JvmDirectory directory = new JvmDirectory(path, channel);
        Runtime.getRuntime().addShutdownHook(directory.exitHook);
        return directory;
    }

    Path path() {
        return path;
    }

    /** Ends the use of the directory. */
    void delete() {
        try {
            Runtime.getRuntime().removeShutdownHook(exitHook);
        } catch (IllegalStateException exiting) {
            return; // the hook is at it
        }
        deleteFiles();
    }

    private void deleteFiles() {
        try {
            lock.close();
            deleteTree(path);
        } catch (IOException ignored) {
            // swept by the next JVM
        } finally {
            System.clearProperty(mark(path));
        }
    }

    private static String mark(Path path) {
        return "camel-seedream.spool." + path.getFileName();
    }

    private static void sweep(Path root) throws IOException {
        try (DirectoryStream<Path> directories =
                Files.newDirectoryStream(root, JvmDirectory::isOurs)) {
            for (Path directory : directories) {
                try {
                    if (isDead(directory)) {
                        deleteTree(directory);
                    }
                } catch (IOException ignored) {
                    // somebody else is sweeping it
                }
            }
        }
    }

    private static boolean isOurs(Path entry) {
        return entry.getFileName().toString().matches("\\d+-[0-9a-f]{8}")
                && Files.isDirectory(entry);
    }

    private static boolean isDead(Path directory) throws IOException {
        if (System.getProperty(mark(directory)) != null) {
            // this JVM's: only opening and closing its lock file would let go of the lock
            return false;
        }
        Path lockFile = directory.resolve(LOCK);
        if (!Files.exists(lockFile)) {
            return isOld(directory);
        }
        if (!isOld(lockFile)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException live) {
            return false;
        }
    }

    private static boolean isOld(Path path) throws IOException {
        FileTime made = Files.readAttributes(path, BasicFileAttributes.class).lastModifiedTime();
        return made.toInstant().isBefore(Instant.now().minus(BEING_MADE));
    }

    private static void deleteTree(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(directory);
    }
}
