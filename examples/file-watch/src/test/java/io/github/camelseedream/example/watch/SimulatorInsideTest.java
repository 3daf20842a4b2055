package io.github.camelseedream.example.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.simulator.SeedreamSimulator;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorInsideTest {

    @TempDir private Path root;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"prompt\": \"a fox\", \"provider\": \"apimart\"}",
                "{\"prompt\": \"a fox\", \"Provider\": \"apimart\"}",
                "{\"prompt\": \"a fox\", \"seedreamParams\": {\"provider\": \"apimart\"}}"
            })
    void noRequestGoesPastTheSimulatorToAnotherProvider(String request) throws Exception {
        try (SeedreamSimulator unused = SeedreamSimulator.start();
                WatchRun watch =
                        new WatchRun(root, unused, "apiframe")
                                .simulated()
                                .drop("fox.json", request)
                                .drop(
                                        "owl.json",
                                        "{\"prompt\": \"an owl\", \"provider\": \"apiframe\"}")) {
            assertThat(watch.once()).isEqualTo(1);

            assertThat(watch.folders.failed().resolve("fox.json.reason.txt"))
                    .content()
                    .contains("Accepted: apiframe", "Paid: no, nothing was sent.");
            assertThat(watch.working()).isEmpty();
            assertThat(WatchRun.names(watch.folders.done())).contains("owl.json");
        }
    }
}
