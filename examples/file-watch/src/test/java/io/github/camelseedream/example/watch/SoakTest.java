package io.github.camelseedream.example.watch;

import static io.github.camelseedream.example.watch.WatchRun.names;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.fault.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many inputs, of which some meet a fault, drawn at random but always the same ones. */
@Tag("slow")
class SoakTest {

    private static final int INPUTS = Boolean.getBoolean("tests.long") ? 200 : 60;
    private static final long SEED = 2026;
    private static final Duration LONG = Duration.ofMinutes(10);

    private static final List<Fault> TROUBLES =
            List.of(
                    Fault.status(400),
                    Fault.status(402),
                    Fault.status(500),
                    Fault.htmlPage(502),
                    Fault.okWithError(),
                    Fault.dropBeforeAccept(),
                    Fault.dropAfterAccept(),
                    Fault.cutBody(),
                    Fault.emptyData(),
                    Fault.truncateImage(),
                    Fault.expiredUrl(),
                    Fault.taskFails(),
                    Fault.delay(LONG).onMethod("POST"),
                    Fault.slowBody(1).onMethod("POST"));

    /** These meet whatever image is fetched next. */
    private static final List<Fault> DOWNLOAD_TROUBLES =
            List.of(
                    Fault.status(500).onPath("/media/"),
                    Fault.cutBody().onPath("/media/"),
                    Fault.dropAfterAccept().onPath("/media/"),
                    Fault.truncateImage().onPath("/media/"));

    @TempDir private Path root;

    @ParameterizedTest
    @ValueSource(strings = {"lumenfall", "apiframe"})
    @Timeout(240)
    void everyInputEndsInOneFolderAndEveryImageBelongsToADoneOne(String provider) throws Exception {
        try (SeedreamSimulator simulator = SeedreamSimulator.start();
                WatchRun watch = new WatchRun(root, simulator, provider)) {
            Set<String> inputs = drop(watch, simulator);

            int exitCode =
                    watch.with("size", provider.equals("lumenfall") ? "64x64" : "1K")
                            .with("timeout", 6000)
                            .with("maxConcurrentCalls", 32)
                            .once();

            assertThat(exitCode).as(watch.spoken()).isEqualTo(1);
            assertThat(names(watch.folders.inbox())).isEmpty();
            assertThat(watch.working()).isEmpty();
            List<String> done = inputs(watch.folders.done());
            List<String> failed = inputs(watch.folders.failed());
            assertThat(
                            Stream.of(done, failed, inputs(watch.folders.unknown()))
                                    .flatMap(List::stream))
                    .containsExactlyInAnyOrderElementsOf(inputs);
            assertThat(done).isNotEmpty();
            assertThat(failed)
                    .isNotEmpty()
                    .allSatisfy(name -> assertThat(reason(watch, name)).exists());
            assertThat(images(watch)).containsExactlyInAnyOrderElementsOf(bases(done));
        }
    }

    private static Set<String> drop(WatchRun watch, SeedreamSimulator simulator) throws Exception {
        Random random = new Random(SEED);
        Set<String> inputs = new TreeSet<>();
        for (int i = 0; i < INPUTS; i++) {
            String prompt = "image number " + i + ".";
            if (random.nextInt(3) == 0) {
                simulator.fault(any(TROUBLES, random).whenPromptContains(prompt));
            }
            if (random.nextInt(20) == 0) {
                simulator.fault(any(DOWNLOAD_TROUBLES, random));
            }
            String name = "input-" + i + ".txt";
            watch.drop(name, prompt);
            inputs.add(name);
        }
        return inputs;
    }

    private static Fault any(List<Fault> faults, Random random) {
        return faults.get(random.nextInt(faults.size())).times(1 + random.nextInt(2));
    }

    /** Without what is told about them. */
    private static List<String> inputs(Path folder) throws Exception {
        return names(folder).stream().filter(name -> name.matches("input-\\d+\\.txt")).toList();
    }

    private static Path reason(WatchRun watch, String input) {
        return watch.folders.failed().resolve(input + ".reason.txt");
    }

    private static List<String> bases(List<String> files) {
        return files.stream().map(name -> name.substring(0, name.indexOf('.'))).toList();
    }

    /** Of whole images, each with its story beside it. */
    private static List<String> images(WatchRun watch) throws Exception {
        List<String> images = new ArrayList<>();
        for (String name : names(watch.folders.outbox())) {
            if (name.matches("input-.*\\.(png|jpg)")) {
                assertThat(Files.size(watch.folders.outbox().resolve(name))).isPositive();
                assertThat(watch.folders.outbox().resolve(name + ".json")).exists();
                images.add(name);
            }
        }
        return bases(images);
    }
}
