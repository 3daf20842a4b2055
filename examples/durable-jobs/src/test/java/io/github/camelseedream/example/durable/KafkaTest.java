package io.github.camelseedream.example.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.fault.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same with Kafka in Artemis' place. */
@Tag("slow")
@Timeout(60)
class KafkaTest {

    private static final Duration LONG = Duration.ofSeconds(40);

    @TempDir private Path root;

    private final SeedreamSimulator simulator = SeedreamSimulator.start();

    @AfterEach
    void tearDown() {
        simulator.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"apiframe", "lumenfall"})
    void theBrokerInsideHasWhatIsDroppedAndEndsWhenAllIsDone(String provider) throws Exception {
        JobRun run = new JobRun(root, simulator, provider).onKafka().with("once", true);
        String id = run.drop("door.txt", "a red door");
        String refused = run.drop("empty.txt", "");

        new DurableJobs(run.options()).run();

        assertThat(run.images()).containsExactly(id);
        assertThat(run.names("failed"))
                .containsExactly(refused + ".txt", refused + ".txt.reason.txt");
    }

    @Test
    void aTaskThatIsNotReadyGoesBackAndIsAwaitedLater() throws Exception {
        simulator.fault(Fault.taskTakes(LONG));
        JobRun run =
                new JobRun(root, simulator, "apimart")
                        .onKafka()
                        .with("once", true)
                        .with("waitMillis", 100);
        String id = run.drop("door.txt", "a red door");
        CompletableFuture<Void> ended = Running.start(new DurableJobs(run.options()));
        await().atMost(LONG).until(() -> simulator.requests().size() > 5);

        simulator.clock().advance(LONG);
        ended.join();

        assertThat(run.images()).containsExactly(id);
        assertThat(simulator.submits()).hasSize(1);
    }

    @Test
    void aRecordThatIsReadAgainIsNotPaidAgain() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(root.resolve("kafka"), "")) {
            JobRun run = new JobRun(root, simulator, "apimart").onKafka().on(kafka.address());
            DurableJobs jobs = new DurableJobs(run.options());
            CompletableFuture<Void> ended = Running.start(jobs);
            send(kafka, "order-17", "a red door");
            send(kafka, "order-17", "a red door");
            send(kafka, null, "a blue door");
            send(kafka, "order-18", null);

            await().atMost(LONG)
                    .until(
                            () ->
                                    run.images().size() == 2
                                            && kafka.count(Queues.REQUESTS) == 0
                                            && kafka.count(Queues.HANDLES) == 0);
            jobs.stop();
            ended.join();

            assertThat(run.images()).contains("order-17").anyMatch(id -> id.startsWith("seedream"));
            assertThat(run.names("failed")).contains("order-18.txt.reason.txt");
            assertThat(simulator.submits()).hasSize(2);
        }
    }

    private static void send(EmbeddedKafka kafka, String key, String text) throws Exception {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", kafka.address()),
                        new StringSerializer(),
                        new StringSerializer())) {
            producer.send(new ProducerRecord<>(Queues.REQUESTS, key, text)).get();
        }
    }
}
