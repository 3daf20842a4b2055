package io.github.camelseedream.example.durable;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.simulator.SeedreamSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** The application in a folder of its own, against a simulator that the test holds. */
final class JobRun {

    /** Before any test, so that nobody waits for the file to settle. */
    private static final Instant DROPPED = Instant.parse("2026-01-01T00:00:00Z");

    final Path root;
    private Path log;
    private final Properties properties = new Properties();

    JobRun(Path root, SeedreamSimulator simulator, String provider) throws IOException {
        this.root = root;
        log = root.resolve("log");
        Files.createDirectories(root.resolve("inbox"));
        with("directory", root)
                .with("provider", provider)
                .with("baseUrl", simulator.baseUrl(provider))
                .with("apiKey", "any")
                .with("pauseMillis", 200)
                .with("waitMillis", 1000)
                .with("leaseMillis", 2000)
                .with("camel.component.seedream.pollInitialDelay", 50)
                .with("camel.component.seedream.pollDelay", 50)
                // a stop waits that long for every consumer
                .with("camel.component.jms.receiveTimeout", 100);
    }

    JobRun with(String option, Object value) {
        properties.setProperty(option, value.toString());
        return this;
    }

    /** With the simulator inside in place of the one that the test holds. */
    JobRun simulated() {
        properties.remove("baseUrl");
        properties.remove("apiKey");
        return this;
    }

    JobRun onKafka() {
        return with("broker", "kafka")
                // how soon a consumer that was killed is noticed
                .with("camel.component.kafka.sessionTimeoutMs", 2000)
                .with("camel.component.kafka.heartbeatIntervalMs", 500);
    }

    /** On a broker that is in another program. */
    JobRun on(String brokerUrl, String ledger) {
        return with("broker.url", brokerUrl).with("ledger", ledger);
    }

    /** Its own ledger, where it has the broker for itself. */
    JobRun on(String brokerUrl) {
        return on(brokerUrl, "jdbc:h2:file:" + root.resolve("ledger"));
    }

    JobRun logTo(String name) {
        log = root.resolve(name);
        return this;
    }

    JobOptions options() {
        Properties copy = new Properties();
        copy.putAll(properties);
        return new JobOptions(copy, variable -> null);
    }

    /**
     * Puts a request into the inbox, as a whole.
     *
     * @return its id
     */
    String drop(String name, String text) throws IOException {
        Path written = Files.writeString(Files.createTempFile(root, "new", ".part"), text);
        Files.setLastModifiedTime(written, FileTime.from(DROPPED));
        Files.move(written, root.resolve("inbox").resolve(name));
        return Inbox.id(name, DROPPED.toEpochMilli());
    }

    /** Starts it as a program of its own, which can be killed. */
    Process start() throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp", classPath()));
        properties.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.add("-Dlog4j2.configurationFile=log4j2.properties");
        command.add(DurableJobsMain.class.getName());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                .start();
    }

    static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** What it said, in all runs. */
    Path log() {
        return log;
    }

    /** Runs until nothing is left to do. */
    void finish() throws Exception {
        Process last = with("once", true).start();
        try {
            assertThat(last.waitFor(2, TimeUnit.MINUTES)).as("ended, see %s", log).isTrue();
        } finally {
            last.destroyForcibly();
        }
        assertThat(last.exitValue()).isZero();
    }

    /** The ids that have their image, each as often as it has one. */
    List<String> images() throws IOException {
        return names("outbox").stream().map(name -> name.replaceFirst("\\.\\w+$", "")).toList();
    }

    void assertThatAllImagesAreWhole() throws IOException {
        for (String name : names("outbox")) {
            assertThat(ImageIO.read(root.resolve("outbox").resolve(name).toFile()))
                    .as(name)
                    .isNotNull();
        }
    }

    List<String> names(String folder) throws IOException {
        if (!Files.exists(root.resolve(folder))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
