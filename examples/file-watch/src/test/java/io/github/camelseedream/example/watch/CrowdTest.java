package io.github.camelseedream.example.watch;

import static io.github.camelseedream.example.watch.WatchRun.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class CrowdTest {

    private static final int PROMPTS = 1000;
    private static final int AT_ONCE = 16;

    @TempDir private Path root;

    @Test
    @Timeout(60)
    void aThousandPromptsAreDoneAFewAtATime() throws Exception {
        SimulatorOptions slow = SimulatorOptions.defaults().withDelay(Duration.ofMillis(50));
        try (SeedreamSimulator simulator = SeedreamSimulator.start(slow);
                WatchRun watch = new WatchRun(root, simulator)) {
            for (int i = 0; i < PROMPTS; i++) {
                watch.drop("prompt-" + i + ".txt", "image number " + i);
            }

            assertThat(watch.with("size", "64x64").with("maxConcurrentCalls", AT_ONCE).once())
                    .isZero();

            assertThat(names(watch.folders.done())).hasSize(PROMPTS);
            assertThat(names(watch.folders.outbox())).hasSize(2 * PROMPTS + 1);
            assertThat(simulator.submits()).hasSize(PROMPTS);
            assertThat(simulator.maxInFlight()).isGreaterThan(1).isLessThanOrEqualTo(AT_ONCE);
        }
    }
}
