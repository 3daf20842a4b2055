package io.github.camelseedream.example.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.fault.Fault;
import io.github.camelseedream.simulator.fault.TaskEnd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a request, in one program with the broker inside. */
@Tag("slow")
@Timeout(120)
class DurableJobsTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final String DOOR = "a red door";

    @TempDir private Path root;

    private final SeedreamSimulator simulator = SeedreamSimulator.start();

    @AfterEach
    void tearDown() {
        simulator.close();
    }

    static Stream<String> providers() {
        return BuiltInProviders.all().stream().map(provider -> provider.spec().name());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void everyProviderMakesTheImage(String provider) throws Exception {
        JobRun run = new JobRun(root, simulator, provider);
        String id = run.drop("door.txt", DOOR);

        once(run);

        assertThat(run.images()).containsExactly(id);
        run.assertThatAllImagesAreWhole();
        assertThat(simulator.submits()).hasSize(1);
    }

    @Test
    void severalImagesHaveNumbers() throws Exception {
        JobRun run = new JobRun(root, simulator, "apiframe");
        String id = run.drop("doors.json", "{\"prompt\": \"doors\", \"count\": 2}");

        once(run);

        assertThat(run.images()).containsExactly(id + "-1", id + "-2");
    }

    @Test
    void anImageThatDidNotComeIsTold() throws Exception {
        simulator.fault(Fault.taskFails().message("no capacity"));
        JobRun run = new JobRun(root, simulator, "apiframe");
        String id = run.drop("doors.json", "{\"prompt\": \"doors\", \"count\": 2}");

        once(run);

        assertThat(run.images()).hasSize(1);
        assertThat(run.names("failed")).containsExactly(id + ".missing.txt");
        assertThat(root.resolve("failed").resolve(id + ".missing.txt"))
                .content()
                .contains("no capacity");
    }

    @Test
    void whatIsRefusedIsPutAsideWithTheReason() throws Exception {
        simulator.fault(Fault.status(402).message("no credits"));
        JobRun run = new JobRun(root, simulator, "apiframe");
        String id = run.drop("door.txt", DOOR);

        once(run);

        assertThat(run.images()).isEmpty();
        assertThat(run.names("failed")).containsExactly(id + ".txt", id + ".txt.reason.txt");
        assertThat(root.resolve("failed").resolve(id + ".txt")).content().isEqualTo(DOOR);
        assertThat(reason("failed", id + ".txt"))
                .contains("no credits")
                .endsWith(
                        """

                        Paid: no.
                        Put %s.txt into the inbox to have it tried again.
                        """
                                .formatted(id));
    }

    @Test
    void aTaskThatFailedIsPutAsideAndNotSubmittedAgain() throws Exception {
        simulator.fault(Fault.taskEnds(TaskEnd.FAILED).message("no capacity"));
        JobRun run = new JobRun(root, simulator, "apiframe");
        String id = run.drop("door.txt", DOOR);

        once(run);

        assertThat(run.names("failed"))
                .containsExactly(id + ".task.json", id + ".task.json.reason.txt");
        assertThat(reason("failed", id + ".task.json")).contains("no capacity", "Paid: no.");
        assertThat(simulator.submits()).hasSize(1);
    }

    @Test
    void anUnknownOutcomeIsNotRepeatedWithoutAKey() throws Exception {
        simulator.fault(Fault.dropAfterAccept());
        JobRun run = new JobRun(root, simulator, "apimart");
        String id = run.drop("door.txt", DOOR);

        once(run);

        assertThat(run.images()).isEmpty();
        assertThat(run.names("unknown")).containsExactly(id + ".txt", id + ".txt.reason.txt");
        assertThat(reason("unknown", id + ".txt")).contains("Paid: perhaps.", "perhaps pay twice");
        assertThat(simulator.submits()).hasSize(1);
    }

    @Test
    void anUnknownOutcomeIsRepeatedWithItsKeyUntilItIsKnown() throws Exception {
        simulator.fault(Fault.status(500).accepted().onMethod("POST").times(4));
        JobRun run = new JobRun(root, simulator, "apiframe");
        String id = run.drop("door.txt", DOOR);

        once(run);

        assertThat(run.images()).containsExactly(id);
        assertThat(simulator.submits())
                .hasSize(5)
                .allSatisfy(submit -> assertThat(submit.header("Idempotency-Key")).contains(id));
        assertThat(simulator.tasks().tasks()).hasSizeLessThan(2);
    }

    @Test
    void anImageThatCannotBeFetchedIsFetchedLater() throws Exception {
        simulator.fault(Fault.status(404).onPath("/media/").times(2));
        JobRun run = new JobRun(root, simulator, "apimart");
        String id = run.drop("door.txt", DOOR);

        once(run);

        assertThat(run.images()).containsExactly(id);
        assertThat(simulator.submits()).hasSize(1);
    }

    @Test
    void theSameFileOnceMoreIsTheSameRequest() throws Exception {
        JobRun run = new JobRun(root, simulator, "apimart");
        run.drop("door.txt", DOOR);
        once(run);
        run.drop("door.txt", DOOR);

        once(run);

        assertThat(run.names("inbox")).isEmpty();
        assertThat(run.images()).hasSize(1);
        assertThat(simulator.submits()).hasSize(1);
    }

    @Test
    void aFileOfAnotherKindWasWaitedForForEverAndAnEmptyOneHeldUpTheOthers() throws Exception {
        JobRun run = new JobRun(root, simulator, "uniall");
        run.drop("odd.md", "# not a prompt");
        run.drop("empty.txt", "");
        run.drop("fox.txt", "a red fox");

        once(run);

        assertThat(run.images()).hasSize(1);
        assertThat(root.resolve("inbox/odd.md")).exists();
        assertThat(run.names("failed")).hasSize(2).allMatch(name -> name.startsWith("empty."));
        assertThat(Files.readString(root.resolve("failed").resolve(run.names("failed").get(1))))
                .contains("prompt is missing", "Paid: no, nothing was sent.");
    }

    @Test
    void aHandleInTheInboxIsAwaitedForNothing() throws Exception {
        simulator.fault(Fault.taskEnds(TaskEnd.FAILED));
        JobRun run = new JobRun(root, simulator, "apiframe");
        String id = run.drop("door.txt", DOOR);
        once(run);
        int asked = simulator.requests().size();
        Path handle = root.resolve("failed").resolve(id + ".task.json");

        run.drop(handle.getFileName().toString(), Files.readString(handle));
        once(run);

        assertThat(simulator.submits()).hasSize(1);
        assertThat(simulator.requests()).hasSize(asked + 1);
        assertThat(run.names("failed")).hasSize(2);
    }

    @Test
    void aHandleThatIsDeliveredTwiceIsOneImage() throws Exception {
        JobRun run = new JobRun(root, simulator, "apiframe");
        String id = run.drop("door.txt", DOOR);
        once(run);
        Path image = root.resolve("outbox").resolve(run.names("outbox").get(0));
        byte[] before = Files.readAllBytes(image);
        String handle =
                """
                {"provider": "apiframe", "model": "seedream-4.5", "mode": "independent",
                 "submittedAt": "2026-11-21T09:30:00Z",
                 "parts": [{"index": 1, "count": 1, "ids": ["%s"]}]}
                """
                        .formatted(simulator.tasks().tasks().get(0).submission().id());

        run.drop(id + ".task.json", handle);
        once(run);

        assertThat(simulator.imageCount()).isEqualTo(1);
        assertThat(run.names("failed")).isEmpty();
        assertThat(run.images()).containsExactly(id);
        assertThat(image).hasBinaryContent(before);
    }

    @Test
    void anImageIsSeenWholeOrNotAtAll() throws Exception {
        simulator.fault(Fault.imageBytes(40_000_000));
        JobRun run = new JobRun(root, simulator, "apiframe");
        run.drop("door.txt", DOOR);
        DurableJobs jobs = new DurableJobs(run.options());
        CompletableFuture<Void> ended = Running.start(jobs);

        await().atMost(Duration.ofMinutes(1))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> !run.names("outbox").isEmpty());
        long first = Files.size(root.resolve("outbox").resolve(run.names("outbox").get(0)));
        jobs.stop();
        ended.join();

        assertThat(first).isGreaterThanOrEqualTo(40_000_000);
    }

    @Test
    void aStopGivesTheHandleBack() throws Exception {
        simulator.fault(Fault.taskTakes(LONG));
        JobRun run = new JobRun(root, simulator, "apimart").with("waitMillis", 600_000);
        String id = run.drop("door.txt", DOOR);
        DurableJobs stopped = new DurableJobs(run.options());
        CompletableFuture<Void> ended = Running.start(stopped);
        await().atMost(Duration.ofMinutes(1)).until(() -> simulator.requests().size() > 1);

        stopped.stop();
        ended.join();
        simulator.clock().advance(LONG);
        once(run);

        assertThat(run.images()).containsExactly(id);
        assertThat(simulator.submits()).hasSize(1);
    }

    @Test
    void aClientOfTheBrokerSendsAPromptAndAnIdThatIsNoPath() throws Exception {
        JobRun run = new JobRun(root, simulator, "apiframe");
        DurableJobs jobs = new DurableJobs(run.options());
        CompletableFuture<Void> ended = Running.start(jobs);
        try (ProducerTemplate client = jobs.context().createProducerTemplate()) {
            String queue = "jms:queue:" + Queues.REQUESTS;
            client.sendBodyAndHeader(queue, DOOR, Queues.REQUEST_ID, "order-17");
            client.sendBodyAndHeader(queue, DOOR, Queues.REQUEST_ID, "../../order-18");
            client.sendBody(queue, DOOR);
            await().atMost(Duration.ofMinutes(1)).until(() -> run.images().size() == 3);
        } finally {
            jobs.stop();
            ended.join();
        }

        assertThat(run.images()).contains("order-17").noneMatch(id -> id.contains("order-18"));
        assertThat(Files.exists(root.resolve("../../order-18.png"))).isFalse();
    }

    @Test
    void theSimulatorInsideIsNotSharedWithOtherPrograms() throws Exception {
        JobRun run = new JobRun(root, simulator, "apiframe").with("baseUrl", "").with("apiKey", "");
        run.with("broker.listen", "tcp://127.0.0.1:61616");

        assertThatThrownBy(() -> new DurableJobs(run.options()).run())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "-Dbroker.listen=tcp://127.0.0.1:61616 shares the tasks with other"
                                + " programs, and the simulator inside is none of theirs. Add"
                                + " -Dprovider=... with a key, or -DbaseUrl=... of a simulator"
                                + " that runs by itself");
    }

    @Test
    void anythingButTrueAndFalseMeantNotOnce() throws Exception {
        JobOptions options = new JobRun(root, simulator, "uniall").with("once", "yes").options();

        assertThatThrownBy(() -> options.isOn("once"))
                .hasMessage("-Donce=yes is not possible. Accepted: true, false");
    }

    private static void once(JobRun run) throws Exception {
        run.with("once", true);
        new DurableJobs(run.options()).run();
    }

    private String reason(String folder, String file) throws Exception {
        return Files.readString(root.resolve(folder).resolve(file + ".reason.txt"));
    }
}
