package io.github.camelseedream.example.watch;

import static io.github.camelseedream.example.watch.WatchRun.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.example.shared.CommandLine;
import io.github.camelseedream.example.shared.ProviderChoice;
import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.simulator.SeedreamSimulator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of what is in the folder working when the program starts. */
@Timeout(60)
class LeftoversTest {

    private static final String ELSEWHERE = "http://127.0.0.1:1";

    @TempDir private Path root;

    @Test
    void whatTheSimulatorInsideHadTakenIsMadeAnew() throws Exception {
        Slip sent = Slip.fresh("apiframe", "the simulator inside");

        assertThat(fate(Map.of("provider", "apiframe"), sent)).isEqualTo(Leftovers.Fate.ANEW);
        assertThat(fate(Map.of("provider", "apiframe"), submitted(sent)))
                .isEqualTo(Leftovers.Fate.ANEW);
    }

    @Test
    void whatWasSentElsewhereStays() throws Exception {
        Slip sent = submitted(Slip.fresh("apiframe", ""));

        assertThat(fate(Map.of("provider", "apiframe"), sent)).isEqualTo(Leftovers.Fate.STAY);
        assertThat(fate(at("apiframe"), sent)).isEqualTo(Leftovers.Fate.STAY);
        assertThat(fate(at("apimart"), submitted(Slip.fresh("apiframe", ELSEWHERE))))
                .isEqualTo(Leftovers.Fate.STAY);
    }

    @Test
    void theSimulatorInsideGoesOnWithNothingOfTheRealProviders() throws Exception {
        assertThat(fate(Map.of("provider", "apiframe"), submitted(Slip.fresh("apimart", ""))))
                .isEqualTo(Leftovers.Fate.STAY);
        assertThat(fate(Map.of("provider", "lumenfall"), Slip.fresh("apiframe", "")))
                .isEqualTo(Leftovers.Fate.STAY);
    }

    @Test
    void whatWasSentThereIsGoneOnWith() throws Exception {
        assertThat(fate(at("apimart"), submitted(Slip.fresh("apimart", ELSEWHERE))))
                .isEqualTo(Leftovers.Fate.GO_ON);
        assertThat(fate(at("apimart"), Slip.fresh("apimart", ELSEWHERE)))
                .isEqualTo(Leftovers.Fate.UNKNOWN);
        assertThat(fate(at("apiframe"), Slip.fresh("apiframe", ELSEWHERE)))
                .isEqualTo(Leftovers.Fate.GO_ON);
    }

    @Test
    void aKeyThatTheProviderHasForgottenIsNotSentAgain() throws Exception {
        Slip sent = Slip.fresh("apiframe", ELSEWHERE);
        Slip old =
                sent.with(
                        TaskHandle.builder()
                                .provider("apiframe")
                                .submittedAt(Instant.now().minus(Duration.ofHours(24)))
                                .build());

        assertThat(fate(at("apiframe"), old)).isEqualTo(Leftovers.Fate.UNKNOWN);
    }

    @Test
    void whatStaysIsToldAndTheRestGoesOn() throws Exception {
        try (SeedreamSimulator simulator = SeedreamSimulator.start();
                WatchRun watch = new WatchRun(root, simulator, "apiframe")) {
            Path working = watch.folders.working();
            for (String name : List.of("anew.txt", "cut.txt", "elsewhere.txt", "photo.png.txt")) {
                Files.writeString(working.resolve(name), "a red fox");
            }
            Files.write(working.resolve("photo.png"), TestImages.png(800, 600));
            Slip simulated = Slip.fresh("apiframe", "the simulator inside");
            simulated.writeBeside(working.resolve("anew.txt"));
            submitted(simulated).writeBeside(working.resolve("photo.png"));
            Slip.fresh("apiframe", ELSEWHERE).writeBeside(working.resolve("elsewhere.txt"));
            simulated.writeBeside(working.resolve("orphan.txt"));
            Files.writeString(working.resolve("cut.txt.task.json"), "{\"prov");

            assertThat(watch.once()).as(watch.spoken()).isEqualTo(1);

            assertThat(names(watch.folders.done()))
                    .containsExactly("anew.txt", "photo.png", "photo.png.txt");
            assertThat(names(watch.folders.unknown()))
                    .containsExactly("cut.txt", "cut.txt.note.txt");
            assertThat(names(working)).containsExactly("elsewhere.txt", "elsewhere.txt.task.json");
            assertThat(watch.spoken())
                    .contains("Resuming from the last run: anew.txt, photo.png")
                    .contains("until the program is started for that again: elsewhere.txt");
        }
    }

    @Test
    void anInputThatIsNamedLikeASlipIsAnInput() throws Exception {
        try (SeedreamSimulator simulator = SeedreamSimulator.start();
                WatchRun watch = new WatchRun(root, simulator, "apiframe")) {
            Files.writeString(watch.folders.working().resolve("fox.task.json"), "{}");

            watch.once();

            assertThat(names(watch.folders.unknown())).contains("fox.task.json");
        }
    }

    private static Slip submitted(Slip sent) {
        return sent.with(
                TaskHandle.builder()
                        .provider(sent.provider())
                        .submittedAt(Instant.now())
                        .part(new TaskHandle.Part(1, 1, List.of("task-1")))
                        .build());
    }

    private static Map<String, String> at(String provider) {
        return Map.of("provider", provider, "baseUrl", ELSEWHERE, "apiKey", "any");
    }

    private Leftovers.Fate fate(Map<String, String> options, Slip slip) {
        Properties properties = new Properties();
        properties.putAll(options);
        WatchOptions read = WatchOptions.read(properties, CommandLine.of(properties));
        try (ProviderChoice choice = read.provider("lumenfall", variable -> null)) {
            return Leftovers.fate(slip, choice);
        }
    }
}
