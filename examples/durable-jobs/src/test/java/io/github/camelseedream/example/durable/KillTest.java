package io.github.camelseedream.example.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.fault.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Killed again and again, with the broker inside it; the simulator outlives it, as a provider does.
 */
@Tag("slow")
@Timeout(600)
class KillTest {

    private static final int KILLS = Boolean.getBoolean("tests.long") ? 20 : 2;
    private static final int EACH = 2;

    /** A kill comes after so many calls to the provider, at the most. */
    private static final int MOST_CALLS = 12;

    private static final int JITTER_MILLIS = 60;

    @TempDir private Path root;

    private final SeedreamSimulator simulator = SeedreamSimulator.start();
    private final Random random = new Random(20);
    private final List<String> ids = new ArrayList<>();

    @AfterEach
    void tearDown() {
        simulator.close();
    }

    @Test
    void everyRequestEndsWithOneImageAndIsOneTask() throws Exception {
        JobRun jobs = new JobRun(root, simulator, "apiframe");
        for (int kill = 1; kill <= KILLS; kill++) {
            dropSome(jobs);
            if (kill % 6 == 2) {
                killBeforeTheHandleIsStored(jobs);
            } else {
                killAtAnyMoment(jobs);
            }
        }

        jobs.finish();

        assertThat(jobs.images()).containsExactlyElementsOf(ids);
        jobs.assertThatAllImagesAreWhole();
        assertThat(jobs.names("failed")).isEmpty();
        assertThat(jobs.names("unknown")).isEmpty();
        assertThat(simulator.tasks().tasks()).as("what is paid for").hasSameSizeAs(ids);
        assertThat(simulator.submits())
                .extracting(submit -> submit.header("Idempotency-Key").orElse(""))
                .as("kills between submit and handle")
                .hasSizeGreaterThan(ids.size())
                .containsOnlyElementsOf(ids);
        Submits.assertThatNothingIsSubmittedOnceItsHandleIsStored(simulator);
    }

    @Test
    void aSecondProgramOnTheSameFolderTakesOver() throws Exception {
        Duration aWhile = Duration.ofMinutes(10);
        simulator.fault(Fault.taskTakes(aWhile));
        JobRun jobs = new JobRun(root, simulator, "apimart");
        ids.add(jobs.drop("door.txt", "a red door"));
        Process first = jobs.start();
        waitUntil(first, () -> simulator.requests().size() > 1);
        JobRun standby = new JobRun(root, simulator, "apimart").logTo("second").with("once", true);
        Process second = standby.start();
        waitUntil(second, () -> Files.readString(standby.log()).contains("waits for its turn"));

        first.destroyForcibly().waitFor();
        simulator.clock().advance(aWhile);

        assertThat(second.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(jobs.images()).containsExactlyElementsOf(ids);
        assertThat(simulator.submits()).hasSize(1);
    }

    private void dropSome(JobRun jobs) throws Exception {
        for (int i = 0; i < EACH; i++) {
            String name = "image-%03d".formatted(ids.size());
            ids.add(jobs.drop(name + ".txt", "a door, " + name));
        }
    }

    private void killAtAnyMoment(JobRun jobs) throws Exception {
        int calls = simulator.requests().size() + 1 + random.nextInt(MOST_CALLS);
        Process killed = jobs.start();
        // on a slow machine a task is done with fewer calls
        waitUntil(
                killed,
                () -> simulator.requests().size() >= calls || jobs.images().size() == ids.size());
        assertThat(killed.waitFor(random.nextInt(JITTER_MILLIS), TimeUnit.MILLISECONDS))
                .as("ended by itself, see %s", jobs.log())
                .isFalse();
        killed.destroyForcibly().waitFor();
    }

    private void killBeforeTheHandleIsStored(JobRun jobs) throws Exception {
        int tasks = simulator.tasks().tasks().size();
        simulator.fault(Fault.delay(Duration.ofMinutes(1)).onMethod("POST"));
        Process killed = jobs.start();
        waitUntil(killed, () -> simulator.tasks().tasks().size() > tasks);
        killed.destroyForcibly().waitFor();
    }

    private static void waitUntil(Process running, Callable<Boolean> state) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(5))
                .until(() -> state.call() || !running.isAlive());
    }
}
