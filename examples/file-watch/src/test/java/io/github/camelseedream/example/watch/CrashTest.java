package io.github.camelseedream.example.watch;

import static io.github.camelseedream.example.watch.WatchRun.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.fault.Fault;
import io.github.camelseedream.simulator.journal.RecordedRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program is killed, or stopped, and started again; the simulator outlives it. */
@Timeout(120)
class CrashTest {

    private static final Duration LONG = Duration.ofMinutes(4);

    @TempDir private Path root;

    private final SeedreamSimulator simulator = SeedreamSimulator.start();
    private WatchRun watch;

    @AfterEach
    void tearDown() {
        watch.close();
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lumenfall", "apimart", "gccai"})
    void whatACrashLeavesIsNotSentAgain(String provider) throws Exception {
        watch = new WatchRun(root, simulator, provider).drop("fox.txt", "a red fox");
        simulator.fault(Fault.delay(Duration.ofSeconds(60)).onMethod("POST"));

        killWhen(() -> simulator.submits().size() == 1);

        assertThat(watch.once()).isEqualTo(1);
        assertThat(simulator.submits()).hasSize(1);
        assertThat(watch.working()).isEmpty();
        assertThat(names(watch.folders.unknown())).containsExactly("fox.txt", "fox.txt.note.txt");
        assertThat(watch.folders.unknown().resolve("fox.txt.note.txt"))
                .content()
                .contains("it may have been paid for");
        assertThat(watch.spoken())
                .contains("Resuming from the last run: fox.txt")
                .contains(
                        "fox.txt was perhaps paid when the last run was cut off, and is not sent"
                                + " again, see "
                                + watch.folders.unknown())
                .contains("Unknown   " + watch.folders.unknown())
                .doesNotContain("Reasons   ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"apiframe", "apimart", "gccai"})
    void aTaskThatWasTakenBeforeTheCrashIsWaitedForAndNotPaidTwice(String provider)
            throws Exception {
        watch = new WatchRun(root, simulator, provider).drop("fox.txt", "a red fox");
        simulator.fault(Fault.taskTakes(LONG));

        killWhen(this::isSubmitted);
        assertThat(watch.working()).containsExactly("fox.txt");
        simulator.clock().advance(LONG);

        assertThat(watch.once()).as(watch.spoken()).isZero();
        assertThat(simulator.submits()).hasSize(1);
        assertOneImage();
        assertThat(watch.spoken()).contains("Resuming from the last run: fox.txt");
    }

    @Test
    void aSubmitWhoseAnswerWasLostIsRepeatedWithTheSameKey() throws Exception {
        watch = new WatchRun(root, simulator, "apiframe").drop("fox.txt", "a red fox");
        simulator.fault(Fault.delay(Duration.ofSeconds(60)).onMethod("POST"));

        killWhen(() -> simulator.tasks().tasks().size() == 1);

        assertThat(watch.once()).as(watch.spoken()).isZero();
        assertThat(simulator.submits()).hasSize(2);
        assertThat(keys()).hasSize(2).containsOnly(keys().get(0)).doesNotContain("");
        assertThat(simulator.tasks().tasks()).hasSize(1);
        assertOneImage();
    }

    @Test
    void anImageThatWasUploadedAnewCannotBeAskedForAgain() throws Exception {
        watch =
                new WatchRun(root, simulator, "apiframe")
                        .drop("photo.png", TestImages.png(80, 60))
                        .drop("photo.png.txt", "make it winter");
        simulator.fault(Fault.delay(Duration.ofSeconds(60)).onPath("/images/generate"));

        killWhen(() -> simulator.tasks().tasks().size() == 1);

        assertThat(watch.once()).isEqualTo(1);
        assertThat(simulator.tasks().tasks()).hasSize(1);
        assertThat(watch.working()).isEmpty();
        assertThat(names(watch.folders.unknown()))
                .containsExactly("photo.png", "photo.png.note.txt", "photo.png.txt");
        assertThat(watch.folders.unknown().resolve("photo.png.note.txt"))
                .content()
                .contains("an image was uploaded anew");
        assertThat(watch.spoken()).contains("photo.png was perhaps paid");
    }

    /** As if it had been killed when the images were there, and the input still to be moved. */
    @Test
    void imagesThatWereWrittenBeforeTheCrashAreNotWrittenTwice() throws Exception {
        watch =
                new WatchRun(root, simulator, "apiframe")
                        .with("count", 2)
                        .drop("fox.txt", "a red fox");
        watch.once();
        String key = keys().get(0).replaceAll("-2$", "");
        Path own = Files.createDirectory(watch.place().resolve(key));
        Files.move(watch.folders.done().resolve("fox.txt"), own.resolve("fox.txt"));

        assertThat(watch.once()).as(watch.spoken()).isZero();

        assertThat(simulator.submits()).hasSize(2);
        assertThat(names(watch.folders.done())).containsExactly("fox.txt");
        assertThat(names(watch.folders.outbox()))
                .containsExactly(
                        "fox.txt-1.png",
                        "fox.txt-1.png.json",
                        "fox.txt-2.png",
                        "fox.txt-2.png.json",
                        "index.html");
        assertThat(own).doesNotExist();
    }

    @Test
    void aSignalLeavesTheTaskForTheNextStart() throws Exception {
        watch = new WatchRun(root, simulator, "apiframe").drop("fox.txt", "a red fox");
        simulator.fault(Fault.taskTakes(LONG));
        Path log = root.resolve("log");
        Process stopped = watch.inAnotherJvm(log);
        await().atMost(Duration.ofSeconds(60)).until(this::isSubmitted);

        stopped.destroy();

        assertThat(stopped.waitFor()).isEqualTo(143);
        assertThat(log)
                .content()
                .contains("fox.txt is not done after")
                .contains("0 done, 0 failed, 1 to go on with at the next start");
        assertThat(names(watch.folders.failed())).isEmpty();
        simulator.clock().advance(LONG);
        assertThat(watch.once()).as(watch.spoken()).isZero();
        assertThat(simulator.submits()).hasSize(1);
        assertOneImage();
    }

    private void killWhen(Callable<Boolean> state) throws Exception {
        Process killed = watch.inAnotherJvm(root.resolve("log"));
        try {
            await().atMost(Duration.ofSeconds(60)).until(state);
        } finally {
            killed.destroyForcibly().waitFor();
        }
    }

    /** Its task is polled, so that the ledger has it. */
    private boolean isSubmitted() {
        return simulator.requests().stream().anyMatch(request -> request.method().equals("GET"));
    }

    private List<String> keys() {
        return simulator.submits().stream()
                .map((RecordedRequest submit) -> submit.header("Idempotency-Key").orElse(""))
                .toList();
    }

    private void assertOneImage() throws Exception {
        assertThat(names(watch.folders.done())).containsExactly("fox.txt");
        assertThat(watch.working()).isEmpty();
        assertThat(names(watch.folders.unknown())).isEmpty();
        assertThat(names(watch.folders.outbox()))
                .hasSize(3)
                .anyMatch(name -> name.matches("fox\\.txt\\.(png|jpg)"))
                .contains("index.html");
    }
}
