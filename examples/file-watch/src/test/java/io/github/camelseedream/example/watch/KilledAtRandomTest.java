package io.github.camelseedream.example.watch;

import static io.github.camelseedream.example.watch.WatchRun.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.SimulatorOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program is killed at random moments and started again, until all is done. */
@Tag("slow")
class KilledAtRandomTest {

    private static final int KILLS = Boolean.getBoolean("tests.long") ? 30 : 3;
    private static final int INPUTS_PER_KILL = 6;
    private static final int AT_ONCE = 2;
    private static final long SEED = 2026;

    @TempDir private Path root;

    @ParameterizedTest
    @ValueSource(strings = {"lumenfall", "apiframe"})
    @Timeout(600)
    void everyInputIsOneImageOrUnknownAndNoneIsPaidTwice(String provider) throws Exception {
        SimulatorOptions slow = SimulatorOptions.defaults().withDelay(Duration.ofMillis(100));
        try (SeedreamSimulator simulator = SeedreamSimulator.start(slow);
                WatchRun watch = new WatchRun(root, simulator, provider)) {
            watch.with("maxConcurrentCalls", AT_ONCE);
            List<String> inputs = killed(watch, simulator);

            watch.once();

            List<String> done = names(watch.folders.done());
            List<String> unknown = unknown(watch);
            System.out.printf(
                    "%s: %d inputs, %d kills, %d done, %d unknown, %d calls%n",
                    provider,
                    inputs.size(),
                    KILLS,
                    done.size(),
                    unknown.size(),
                    simulator.submits().size());
            assertThat(Stream.of(done, unknown).flatMap(List::stream))
                    .as(watch.spoken())
                    .containsExactlyInAnyOrderElementsOf(inputs);
            assertThat(images(watch)).containsExactlyInAnyOrderElementsOf(done);
            if (provider.equals("apiframe")) {
                assertThat(unknown).isEmpty();
                assertThat(simulator.tasks().tasks()).hasSize(inputs.size());
            } else {
                assertThat(unknown).hasSizeLessThanOrEqualTo(AT_ONCE * KILLS);
                assertThat(simulator.submits()).hasSizeLessThanOrEqualTo(inputs.size());
            }
        }
    }

    /** Drops some inputs before each kill, and returns their names. */
    private List<String> killed(WatchRun watch, SeedreamSimulator simulator) throws Exception {
        Random random = new Random(SEED);
        List<String> inputs = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            for (int i = 0; i < INPUTS_PER_KILL; i++) {
                String name = "input-" + inputs.size() + ".txt";
                watch.drop(name, "image number " + inputs.size() + ".");
                inputs.add(name);
            }
            Process killed = watch.inAnotherJvm(root.resolve("log"));
            // not before it works, and then at any moment
            awaitCalls(simulator, killed);
            killed.waitFor(random.nextInt(1500), TimeUnit.MILLISECONDS);
            killed.destroyForcibly().waitFor();
        }
        return inputs;
    }

    private static List<String> unknown(WatchRun watch) throws Exception {
        return names(watch.folders.unknown()).stream()
                .filter(name -> !name.endsWith(".note.txt"))
                .toList();
    }

    private static void awaitCalls(SeedreamSimulator simulator, Process running) throws Exception {
        int before = simulator.requests().size();
        while (simulator.requests().size() == before
                && !running.waitFor(20, TimeUnit.MILLISECONDS)) {
            // it starts
        }
    }

    /** The inputs that the images in the outbox are of. */
    private static List<String> images(WatchRun watch) throws Exception {
        return names(watch.folders.outbox()).stream()
                .filter(name -> name.matches("input-.*\\.(png|jpg)"))
                .map(name -> name.replaceAll("(\\.txt).*", "$1"))
                .toList();
    }
}
