package io.github.camelseedream.example.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.fault.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.builder.AdviceWith;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A step that left the consumer's thread would leave its transaction, and no kill might show it.
 */
@Tag("slow")
@Timeout(120)
class TransactionTest {

    private static final long NOT_SEEN = -1;

    @TempDir private Path root;

    private final SeedreamSimulator simulator = SeedreamSimulator.start();
    private final AtomicLong requests = new AtomicLong(NOT_SEEN);
    private final AtomicLong handles = new AtomicLong(NOT_SEEN);
    private EmbeddedArtemis broker;

    @BeforeEach
    void setUp() throws Exception {
        broker = EmbeddedArtemis.start(root.resolve("broker"), "");
    }

    @AfterEach
    void tearDown() {
        broker.close();
        simulator.close();
    }

    @Test
    void theHandleIsThereWhenTheRequestIsGoneAndNotBefore() throws Exception {
        simulator.fault(Fault.taskTakes(Duration.ofMinutes(10)));
        look("submit");

        assertThat(requests.get()).isEqualTo(1);
        assertThat(handles.get()).isZero();
    }

    @Test
    void aHandleThatIsNotReadyGoesBackInOneStep() throws Exception {
        simulator.fault(Fault.taskTakes(Duration.ofMinutes(10)));
        look("await");

        assertThat(handles.get()).as("the one that was taken, not yet the one for later").isOne();
    }

    /** Counts at the end of a route, when all is sent and nothing committed. */
    private void look(String route) throws Exception {
        JobRun run = new JobRun(root, simulator, "apiframe").on(EmbeddedArtemis.URL);
        DurableJobs jobs = new DurableJobs(run.options());
        CompletableFuture<Void> ended = Running.start(jobs);
        try {
            AdviceWith.adviceWith(
                    jobs.context(),
                    route,
                    advice -> advice.weaveAddLast().process(exchange -> count()));
            run.drop("door.txt", "a red door");
            await().atMost(Duration.ofMinutes(1)).until(() -> requests.get() != NOT_SEEN);
            await().atMost(Duration.ofMinutes(1))
                    .until(
                            () ->
                                    broker.count(Queues.REQUESTS) == 0
                                            && broker.count(Queues.HANDLES) == 1);
        } finally {
            jobs.stop();
            ended.join();
        }
    }

    private void count() {
        handles.compareAndSet(NOT_SEEN, broker.count(Queues.HANDLES));
        requests.compareAndSet(NOT_SEEN, broker.count(Queues.REQUESTS));
    }
}
