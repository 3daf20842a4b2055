package io.github.camelseedream.example.watch;

import io.github.camelseedream.example.shared.CommandLine;
import io.github.camelseedream.example.watch.terminal.Terminal;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Starts the application from a shell. Options are system properties; see the README. */
public final class FileWatchMain {

    private FileWatchMain() {}

    /**
     * @param arguments where the folders are without {@code -Ddirectory}; by default {@code run}
     */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("java.awt.headless", "true");
        Path usual = Path.of(arguments.length == 0 ? "run" : arguments[0]);
        Terminal terminal = Terminal.ofProcess();
        WatchOptions options;
        try {
            options = WatchOptions.read(System.getProperties(), CommandLine.ofProcess(), usual);
        } catch (IllegalArgumentException e) {
            terminal.say(e.getMessage());
            System.exit(2);
            return;
        }
        FileWatch watch = new FileWatch(options, terminal);
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(watch, ended), "ending"));
        int exitCode;
        try {
            exitCode = watch.run();
        } finally {
            ended.countDown();
        }
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    /** Ctrl+C ends the JVM as soon as this returns: not before all is told. */
    private static void end(FileWatch watch, CountDownLatch ended) {
        watch.stop();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
