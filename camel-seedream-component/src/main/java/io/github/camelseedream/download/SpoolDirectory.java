package io.github.camelseedream.download;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The one directory of this JVM below a spool's root. A lock in it tells other JVMs that its owner
 * lives; directories without a living owner are swept when a new one is made. It goes with the JVM.
 */
final class SpoolDirectory {

    /** Below the JVM's temporary directory, apart for each user of the machine. */
    static final Path USUAL =
            Path.of(
                    System.getProperty("java.io.tmpdir"),
                    "camel-seedream-" + System.getProperty("user.name"));

    private static final String PREFIX = "jvm-";
    private static final String LOCK = "lock";
    private static final Map<Path, SpoolDirectory> OPEN = new ConcurrentHashMap<>();

    private final Path path;
    private final FileLock lock;

    private SpoolDirectory(Path path, FileLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /** This JVM's directory below a root; made at the first call. */
    static SpoolDirectory of(Path root) throws IOException {
        try {
            return OPEN.computeIfAbsent(root.toAbsolutePath().normalize(), SpoolDirectory::create);
        } catch (UncheckedIOException e) {
            throw new IOException("cannot use the spool directory " + root, e.getCause());
        }
    }

    Path newFile() throws IOException {
        return Files.createTempFile(path, "picture-", ".part");
    }

    private static SpoolDirectory create(Path root) {
        try {
            Files.createDirectories(root, ownerOnly(root));
            sweep(root);
            Path path =
                    Files.createTempDirectory(
                            root,
                            PREFIX + ProcessHandle.current().pid() + "-" + UUID.randomUUID(),
                            ownerOnly(root));
            FileChannel channel =
                    FileChannel.open(
                            path.resolve(LOCK),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            SpoolDirectory directory = new SpoolDirectory(path, channel.lock());
            Runtime.getRuntime().addShutdownHook(new Thread(directory::remove));
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void remove() {
        try {
            lock.channel().close();
            delete(path);
        } catch (IOException e) {
            // the next JVM sweeps it
        }
    }

    private static void sweep(Path root) throws IOException {
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(root, PREFIX + "*")) {
            for (Path directory : directories) {
                if (isAbandoned(directory)) {
                    delete(directory);
                }
            }
        }
    }

    private static boolean isAbandoned(Path directory) {
        Path lock = directory.resolve(LOCK);
        if (Files.notExists(lock)) {
            return false; // its owner is just making it
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            return held != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false; // not ours to judge, or held within this JVM
        }
    }

    private static void delete(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(directory);
    }

    private static FileAttribute<?>[] ownerOnly(Path root) {
        return FileSystems.getDefault().equals(root.getFileSystem())
                        && FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }
}
