package io.github.camelseedream.example.shared;

import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** Runs a program that was started from a shell. */
public final class Shell {

    private Shell() {}

    /**
     * The options that were given, as system properties.
     *
     * @param arguments where the folders are without {@code -Ddirectory}; may be empty
     */
    public static Properties options(String[] arguments) {
        Properties properties = new Properties();
        properties.putAll(System.getProperties());
        if (arguments.length > 0) {
            properties.putIfAbsent("directory", arguments[0]);
        }
        return properties;
    }

    /**
     * Runs it, and ends the JVM with its exit code. Ctrl+C ends the JVM as soon as its hooks are
     * done; this one stops the program, and waits until it has told all.
     *
     * @param program returns its exit code
     * @param stop makes it return
     */
    public static void run(Callable<Integer> program, Runnable stop) throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stop, ended), "ending"));
        int exitCode;
        try {
            exitCode = program.call();
        } finally {
            ended.countDown();
        }
        if (exitCode != 0) {
            System.exit(exitCode);
        }
    }

    private static void stop(Runnable stop, CountDownLatch ended) {
        stop.run();
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
