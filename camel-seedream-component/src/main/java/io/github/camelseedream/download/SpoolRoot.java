package io.github.camelseedream.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The directory in which each JVM has its own. */
final class SpoolRoot {

    private SpoolRoot() {}

    /** Makes it where it is missing; null stands for the default. */
    static Path prepare(Path wanted) throws IOException {
        if (wanted != null) {
            Files.createDirectories(wanted);
            return wanted.toRealPath();
        }
        String user = System.getProperty("user.name", "user").replaceAll("[^A-Za-z0-9._-]", "_");
        Path root = Path.of(System.getProperty("java.io.tmpdir"), "camel-seedream-" + user);
        if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
            createPrivate(root);
        }
        refuseSomebodyElses(root);
        return root.toRealPath();
    }

    /** In a directory that everybody may write to, the name may have been taken on purpose. */
    private static void refuseSomebodyElses(Path root) throws IOException {
        Path probe = Files.createTempFile(root, "owner", ".probe");
        try {
            if (!Files.getOwner(probe).equals(Files.getOwner(root, LinkOption.NOFOLLOW_LINKS))) {
                throw new IOException(
                        root
                                + " belongs to "
                                + Files.getOwner(root)
                                + "; set spoolDirectory to a directory of this process");
            }
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    /** Makes it again where a cleaner of temporary files was at work. */
    static void restore(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            createPrivate(directory);
        }
    }

    /** Makes a directory that only its owner may look into, where the file system knows owners. */
    static void createPrivate(Path directory) throws IOException {
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes =
                posix
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rwx------"))
                        }
                        : new FileAttribute<?>[0];
        Files.createDirectories(directory, attributes);
    }
}
