package io.github.camelseedream.example.shared;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps a second program off the same folder. The lock ends with the process, however that ends.
 */
public final class RunLock implements AutoCloseable {

    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the lock of a folder, which is made where it is not there.
     *
     * @throws IllegalArgumentException in words for the person at the terminal, where another
     *     program has it, or the folder cannot be written to
     */
    public static RunLock take(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve(".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return new RunLock(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "-Ddirectory=" + folder + " cannot be written to: " + e, e);
        }
        throw new IllegalArgumentException("Another program is working in " + folder);
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // held by this very JVM
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
