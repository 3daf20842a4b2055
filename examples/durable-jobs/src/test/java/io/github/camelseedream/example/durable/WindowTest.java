package io.github.camelseedream.example.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.fault.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Killed around the provider's answer, where no key makes a second submit the same. */
@Tag("slow")
@Timeout(300)
class WindowTest {

    private static final Duration LONG = Duration.ofMinutes(4);

    @TempDir private Path root;

    private final SeedreamSimulator simulator = SeedreamSimulator.start();

    @AfterEach
    void tearDown() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"apimart", "lumenfall"})
    void whatMayBePaidForIsPutAsideAndWhatOnlyWaitedIsDone(String provider) throws Exception {
        JobRun jobs = new JobRun(root, simulator, provider).with("consumers", 1);
        for (String name : new String[] {"one", "two", "three"}) {
            jobs.drop(name + ".txt", "a door, " + name);
        }
        simulator.fault(Fault.delay(LONG).onMethod("POST"));

        killWhen(jobs, () -> simulator.submits().size() == 1);
        jobs.finish();

        assertThat(jobs.images()).hasSize(2);
        assertThat(jobs.names("unknown"))
                .hasSize(2)
                .anySatisfy(name -> assertThat(name).endsWith(".txt.reason.txt"));
        assertThat(root.resolve("unknown").resolve(jobs.names("unknown").get(1)))
                .content()
                .contains("the ledger has a call to " + provider, "Paid: perhaps.");
        assertThat(simulator.submits())
                .extracting(submit -> submit.json().path("prompt").asText())
                .containsExactlyInAnyOrder("a door, one", "a door, two", "a door, three");
    }

    @Test
    void aTaskWithAHandleIsAwaitedAfterTheKill() throws Exception {
        JobRun jobs = new JobRun(root, simulator, "gccai");
        String id = jobs.drop("one.txt", "a door");
        simulator.fault(Fault.taskTakes(LONG));

        killWhen(jobs, () -> simulator.requests().size() > 1);
        simulator.clock().advance(LONG);
        jobs.finish();

        assertThat(jobs.images()).containsExactly(id);
        assertThat(simulator.submits()).hasSize(1);
    }

    private static void killWhen(JobRun jobs, Callable<Boolean> state) throws Exception {
        Process killed = jobs.start();
        try {
            await().atMost(Duration.ofSeconds(60)).until(state);
        } finally {
            killed.destroyForcibly().waitFor();
        }
    }
}
