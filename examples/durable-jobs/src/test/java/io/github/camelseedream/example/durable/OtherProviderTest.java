package io.github.camelseedream.example.durable;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.simulator.SeedreamSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the simulator inside there is nobody else to go to. */
@Tag("slow")
@Timeout(120)
class OtherProviderTest {

    @TempDir private Path root;

    /** Only its address is needed, to have a run; the one that is asked is inside. */
    private final SeedreamSimulator unused = SeedreamSimulator.start();

    @AfterEach
    void tearDown() {
        unused.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "apiframe  | fox.json      | {\"prompt\": \"a fox\", \"provider\": \"apimart\"}",
                "lumenfall | fox.json      | {\"prompt\": \"a fox\", \"Provider\": \"apimart\"}",
                "apiframe  | fox.json      | {\"prompt\": \"a fox\","
                        + " \"seedreamParams\": {\"provider\": \"apimart\"}}",
                "apiframe  | fox.task.json | {\"provider\": \"apimart\", \"model\": \"\", \"mode\": \"\","
                        + " \"submittedAt\": \"2026-01-01T00:00:00Z\","
                        + " \"parts\": [{\"index\": 1, \"count\": 1, \"ids\": [\"t\"]}]}"
            })
    void neitherARequestNorAHandleGoesPastTheSimulator(String provider, String name, String text)
            throws Exception {
        JobRun run = new JobRun(root, unused, provider).simulated().with("once", true);
        run.drop(name, text);
        run.drop("owl.json", "{\"prompt\": \"an owl\", \"provider\": \"" + provider + "\"}");

        new DurableJobs(run.options()).run();

        assertThat(run.images()).singleElement().asString().startsWith("owl");
        assertThat(run.names("failed")).hasSize(2);
        assertThat(Files.readString(root.resolve("failed").resolve(run.names("failed").get(1))))
                .contains("Accepted: " + provider, "Paid: no");
    }
}
