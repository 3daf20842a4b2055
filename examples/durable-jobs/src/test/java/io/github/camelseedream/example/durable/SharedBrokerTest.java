package io.github.camelseedream.example.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.simulator.SeedreamSimulator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two programs, and a broker and a ledger that are in neither of them. */
@Tag("slow")
@Timeout(300)
class SharedBrokerTest {

    private static final int REQUESTS = 60;

    @TempDir private Path root;

    private final SeedreamSimulator simulator = SeedreamSimulator.start();
    private final List<Process> started = new ArrayList<>();
    private EmbeddedArtemis broker;
    private EmbeddedPostgres database;
    private String url;

    @BeforeEach
    void setUp() throws Exception {
        url = "tcp://127.0.0.1:" + freePort();
        broker = EmbeddedArtemis.start(root.resolve("broker"), url);
        database = EmbeddedPostgres.start();
        simulator.tasks().duration(Duration.ofSeconds(1));
    }

    @AfterEach
    void tearDown() throws Exception {
        started.forEach(Process::destroyForcibly);
        database.close();
        broker.close();
        simulator.close();
    }

    @Test
    void theyShareTheWorkAndWhoeverIsLeftGoesOn() throws Exception {
        JobRun one = program("one");
        JobRun two = program("two");
        List<String> ids = new ArrayList<>();
        for (int i = 100; i < 100 + REQUESTS; i++) {
            ids.add(one.drop("image-" + i + ".txt", "a door, number " + i));
        }
        Process first = start(one);
        Process second = start(two);
        await().atMost(Duration.ofMinutes(1)).until(() -> made(one) > 2 && made(two) > 2);

        first.destroyForcibly().waitFor();
        int before = made(two);
        await().atMost(Duration.ofMinutes(1)).until(() -> made(two) > before + 2);
        second.destroyForcibly().waitFor();
        assertThat(one.images()).as("not all before the last starts").hasSizeLessThan(REQUESTS);
        start(program("three"));

        await().atMost(Duration.ofMinutes(2)).until(this::isDone);
        assertThat(one.images()).containsExactlyElementsOf(ids);
        one.assertThatAllImagesAreWhole();
        assertThat(simulator.tasks().tasks()).as("what is paid for").hasSize(REQUESTS);
        Submits.assertThatNothingIsSubmittedOnceItsHandleIsStored(simulator);
    }

    private boolean isDone() {
        return broker.count(Queues.REQUESTS) + broker.count(Queues.HANDLES) == 0;
    }

    private JobRun program(String name) throws Exception {
        return new JobRun(root, simulator, "apiframe")
                .on(url, database.getJdbcUrl("postgres", "postgres"))
                .logTo(name);
    }

    private Process start(JobRun program) throws Exception {
        Process process = program.start();
        started.add(process);
        return process;
    }

    private static int made(JobRun program) throws Exception {
        return (int)
                Files.readAllLines(program.log()).stream()
                        .filter(line -> line.endsWith("is in the outbox"))
                        .count();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
