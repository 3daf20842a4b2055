package io.github.camelseedream.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.SeedreamConstants;
import io.github.camelseedream.ledger.jdbc.JdbcLedger;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.test.KafkaClusterTestKit;
import org.apache.kafka.common.test.TestKitNodes;

/** What the routes of the cookbook do that lead to Kafka, by a broker in this process. */
final class KafkaExpectations {

    private static final String PROMPT = "a lighthouse at dusk";
    private static final String ORDER = "order-17";
    private static final Duration LONG = Duration.ofHours(1);

    private KafkaExpectations() {}

    /** What is done while there is a broker. */
    @FunctionalInterface
    private interface Work {

        void with(KafkaClusterTestKit broker) throws Exception;
    }

    private static void withBroker(Playground playground, Work work) throws Exception {
        TestKitNodes nodes =
                new TestKitNodes.Builder()
                        .setCombined(true)
                        .setNumControllerNodes(1)
                        .setNumBrokerNodes(1)
                        .build();
        try (KafkaClusterTestKit broker =
                new KafkaClusterTestKit.Builder(nodes)
                        .setConfigProp("offsets.topic.replication.factor", "1")
                        .setConfigProp("group.initial.rebalance.delay.ms", "0")
                        .setConfigProp("message.max.bytes", "16777216")
                        .build()) {
            broker.format();
            broker.startup();
            broker.waitForReadyBrokers();
            KafkaComponent kafka = new KafkaComponent();
            kafka.getConfiguration().setBrokers(broker.bootstrapServers());
            playground.context.removeComponent("kafka");
            playground.context.addComponent("kafka", kafka);
            work.with(broker);
            playground.context.stop();
        }
    }

    static void images(Playground playground, Snippet snippet) throws Exception {
        withBroker(
                playground,
                broker -> {
                    playground.start(snippet);

                    assertThat(playground.send(snippet.input(), PROMPT).getException()).isNull();

                    ConsumerRecord<byte[], byte[]> image = records(broker, "images", 1).get(0);
                    assertThat(text(image.key())).startsWith("req_");
                    BrokerExpectations.isImage(image.value());
                });
    }

    /** Read again, as after a crash, by a provider without idempotency keys. */
    static void handles(Playground playground, Snippet snippet) throws Exception {
        playground.useTasks("apimart");
        playground.simulator.tasks().duration(LONG);
        playground
                .context
                .getRegistry()
                .bind("ledger", JdbcLedger.inFile(playground.directory.resolve("ledger")));
        withBroker(
                playground,
                broker -> {
                    order(broker);
                    playground.start(faster(snippet));
                    records(broker, "handles", 1);

                    readAgain(playground, broker);
                    assertThat(records(broker, "handles", 3))
                            .allSatisfy(KafkaExpectations::isHandle);
                    playground.simulator.clock().advance(LONG);

                    await().untilAsserted(
                                    () ->
                                            assertThat(playground.files("images"))
                                                    .singleElement()
                                                    .satisfies(
                                                            file ->
                                                                    assertThat(file)
                                                                            .hasFileName(
                                                                                    ORDER
                                                                                            + ".png")));
                    assertThat(playground.simulator.submits())
                            .singleElement()
                            .satisfies(
                                    submit ->
                                            assertThat(submit.json().path("prompt").asText())
                                                    .isEqualTo(PROMPT));
                });
    }

    private static Snippet faster(Snippet snippet) {
        return new Snippet(
                snippet.place(),
                snippet.name(),
                snippet.language(),
                snippet.text().replace("maxWait=1m", "maxWait=100"));
    }

    /** An order as another program writes it, which would like to have a say in more. */
    private static void order(KafkaClusterTestKit broker) throws Exception {
        ProducerRecord<String, String> order = new ProducerRecord<>("orders", ORDER, PROMPT);
        order.headers().add("mine", "kept".getBytes(StandardCharsets.UTF_8));
        for (Field field : SeedreamConstants.class.getFields()) {
            String header = (String) field.get(null);
            order.headers().add(header, "from outside".getBytes(StandardCharsets.UTF_8));
        }
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
        try (Producer<String, String> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.send(order).get();
        }
    }

    private static void readAgain(Playground playground, KafkaClusterTestKit broker)
            throws Exception {
        String route = playground.context.getRoutes().get(0).getRouteId();
        TopicPartition orders = new TopicPartition("orders", 0);
        try (var admin = broker.admin()) {
            await().until(
                            () ->
                                    admin.listConsumerGroupOffsets("submit")
                                                    .partitionsToOffsetAndMetadata()
                                                    .get()
                                                    .get(orders)
                                            != null);
            playground.context.getRouteController().stopRoute(route);
            await().ignoreExceptions()
                    .untilAsserted(
                            () ->
                                    admin.alterConsumerGroupOffsets(
                                                    "submit",
                                                    Map.of(orders, new OffsetAndMetadata(0)))
                                            .all()
                                            .get());
        }
        playground.context.getRouteController().startRoute(route);
    }

    private static void isHandle(ConsumerRecord<byte[], byte[]> written) {
        assertThat(text(written.key())).isEqualTo(ORDER);
        assertThat(text(written.value())).startsWith("{\"provider\":\"apimart\"");
        assertThat(written.headers())
                .as("what crosses besides key and value")
                .extracting(Header::key)
                .containsExactly("mine");
    }

    private static List<ConsumerRecord<byte[], byte[]>> records(
            KafkaClusterTestKit broker, String topic, int count) {
        Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition all = new TopicPartition(topic, 0);
            consumer.assign(List.of(all));
            consumer.seekToBeginning(List.of(all));
            await().untilAsserted(
                            () -> {
                                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
                                assertThat(records).hasSizeGreaterThanOrEqualTo(count);
                            });
        }
        return records;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
