package io.github.camelseedream.example.watch;

import io.github.camelseedream.example.watch.terminal.Terminal;
import java.nio.file.Path;

/** Starts the application from a shell. Options are system properties; see the README. */
public final class FileWatchMain {

    private FileWatchMain() {}

    /**
     * @param arguments where the folders are without {@code -Ddirectory}; by default {@code run}
     */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("java.awt.headless", "true");
        Path usual = Path.of(arguments.length == 0 ? "run" : arguments[0]);
        WatchOptions options = WatchOptions.read(System.getProperties(), usual);
        int exitCode = new FileWatch(options, Terminal.ofProcess()).run();
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }
}
