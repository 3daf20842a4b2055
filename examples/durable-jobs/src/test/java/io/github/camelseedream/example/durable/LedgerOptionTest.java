package io.github.camelseedream.example.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.simulator.SeedreamSimulator;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that cannot be had. */
@Tag("slow")
@Timeout(120)
class LedgerOptionTest {

    @TempDir private Path root;

    private final SeedreamSimulator simulator = SeedreamSimulator.start();

    @AfterEach
    void tearDown() {
        simulator.close();
    }

    @Test
    void programsThatShareABrokerShareALedger() throws Exception {
        JobRun run = new JobRun(root, simulator, "apiframe").with("broker.url", "tcp://x:1");

        assertThatThrownBy(() -> new DurableJobs(run.options()).run())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "-Dbroker.url=tcp://x:1 may be shared with other programs, and the ledger in"
                                + " a file is this program's alone. Add"
                                + " -Dledger=jdbc:postgresql://..., the same for all");
    }

    @Test
    void nothingIsSentWithoutItAndItsPasswordIsNotLogged() throws Exception {
        JobRun run =
                new JobRun(root, simulator, "apiframe")
                        .with(
                                "ledger",
                                "jdbc:postgresql://127.0.0.1:1/jobs?user=jobs&password=open-sesame");
        String id = run.drop("door.txt", "a red door");
        Process program = run.start();

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () ->
                                assertThat(run.log())
                                        .content()
                                        .contains(
                                                id
                                                        + " is tried again: Nothing was sent: the"
                                                        + " ledger could not be reached"));
        program.destroyForcibly().waitFor();

        assertThat(run.log()).content().doesNotContain("open-sesame");
        assertThat(simulator.requests()).isEmpty();
    }
}
