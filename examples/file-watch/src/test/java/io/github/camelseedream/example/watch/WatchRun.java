package io.github.camelseedream.example.watch;

import io.github.camelseedream.example.shared.CommandLine;
import io.github.camelseedream.example.shared.Terminal;
import io.github.camelseedream.simulator.SeedreamSimulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/** The application in a folder of its own, against a simulator that the test holds. */
final class WatchRun implements AutoCloseable {

    final Folders folders;
    private final Properties properties = new Properties();
    private final ByteArrayOutputStream spoken = new ByteArrayOutputStream();
    private FileWatch running;
    private CompletableFuture<Integer> exitCode;

    WatchRun(Path root, SeedreamSimulator simulator) throws IOException {
        this(root, simulator, "lumenfall");
    }

    WatchRun(Path root, SeedreamSimulator simulator, String provider) throws IOException {
        folders = Folders.below(root);
        folders.create();
        properties.setProperty("directory", root.toString());
        properties.setProperty("provider", provider);
        properties.setProperty("baseUrl", simulator.baseUrl(provider));
        properties.setProperty("apiKey", "any");
        properties.setProperty("quietMillis", "300");
        properties.setProperty("pollInitialDelay", "100");
        properties.setProperty("pollDelay", "100");
    }

    WatchRun with(String option, Object value) {
        properties.setProperty(option, value.toString());
        return this;
    }

    /** With the simulator inside in place of the one that the test holds. */
    WatchRun simulated() {
        properties.remove("baseUrl");
        properties.remove("apiKey");
        return this;
    }

    WatchRun drop(String name, String text) throws IOException {
        Files.writeString(folders.inbox().resolve(name), text);
        return this;
    }

    WatchRun drop(String name, byte[] bytes) throws IOException {
        Files.write(folders.inbox().resolve(name), bytes);
        return this;
    }

    /** Runs until the inbox is empty, into which nobody writes any more. */
    int once() throws Exception {
        properties.setProperty("quietMillis", "0");
        properties.setProperty("once", "true");
        return application().run();
    }

    WatchRun start() {
        running = application();
        exitCode =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return running.run();
                            } catch (Exception e) {
                                throw new CompletionException(e);
                            }
                        });
        return this;
    }

    /** Starts it as a program of its own, which can be killed. */
    Process inAnotherJvm(Path log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath()));
        command.addAll(commandLine());
        command.add(FileWatch.class.getName());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private FileWatch application() {
        return new FileWatch(
                properties,
                CommandLine.of(properties),
                new Terminal(new PrintStream(spoken, true, StandardCharsets.UTF_8), false));
    }

    /** The options as a command line has them. */
    List<String> commandLine() {
        return properties.stringPropertyNames().stream()
                .map(name -> "-D" + name + "=" + properties.getProperty(name))
                .toList();
    }

    String spoken() {
        return spoken.toString(StandardCharsets.UTF_8);
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** Where the inputs are that the provider works on. */
    Path place() {
        return folders.working()
                .resolve(
                        WatchOptions.read(properties, CommandLine.of(properties))
                                .provider("lumenfall", variable -> null)
                                .place());
    }

    /** The names of the files in {@code working}, each of which is in a folder of its own. */
    List<String> working() throws IOException {
        try (Stream<Path> files = Files.walk(folders.working())) {
            return files.filter(Files::isRegularFile).map(Folders::name).sorted().toList();
        }
    }

    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Override
    public void close() {
        if (running != null) {
            running.stop();
            exitCode.join();
        }
    }
}
