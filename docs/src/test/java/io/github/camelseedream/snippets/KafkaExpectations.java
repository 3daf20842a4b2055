package io.github.camelseedream.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.SeedreamConstants;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.component.kafka.DefaultKafkaClientFactory;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.KafkaHeaderFilterStrategy;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What the routes of the cookbook do that lead to Kafka, whose own mock stands in for it. */
final class KafkaExpectations {

    private static final String PROMPT = "a lighthouse at dusk";
    private static final Duration LONG = Duration.ofHours(1);

    /** Looked up, since javac would write the text of the version that this is compiled with. */
    private static final String KEY = key();

    private KafkaExpectations() {}

    private static String key() {
        try {
            return (String) KafkaConstants.class.getField("KEY").get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static void images(Playground playground, Snippet snippet) throws Exception {
        AtomicReference<Properties> asked = new AtomicReference<>();
        MockProducer<String, byte[]> broker = standIn(playground, new ByteArraySerializer(), asked);
        playground.start(snippet);

        assertThat(playground.send(snippet.input(), PROMPT).getException()).isNull();
        assertThat(asked.get())
                .containsEntry("value.serializer", ByteArraySerializer.class)
                .containsEntry("max.request.size", 16777216);
        assertThat(broker.history()).hasSize(1);
        assertThat(broker.history().get(0).topic()).isEqualTo("images");
        assertThat(broker.history().get(0).key()).startsWith("req_");
        BrokerExpectations.isImage(broker.history().get(0).value());
    }

    static void handles(Playground playground, Snippet snippet) throws Exception {
        AtomicReference<Properties> asked = new AtomicReference<>();
        MockProducer<String, String> broker = standIn(playground, new StringSerializer(), asked);
        playground.useTasks();
        playground.simulator.tasks().duration(LONG);
        playground.start(
                new Snippet(
                        snippet.place(),
                        snippet.name(),
                        snippet.language(),
                        snippet.text().replace("maxWait=1m", "maxWait=100")));

        for (int delivery = 1; delivery <= 2; delivery++) {
            ask(playground, "direct:orders", PROMPT);
        }
        assertThat(playground.simulator.submits())
                .as("read again after a crash")
                .hasSize(2)
                .allSatisfy(
                        submit ->
                                assertThat(submit.header("Idempotency-Key")).contains("order-17"));
        assertThat(playground.simulator.tasks().tasks()).hasSize(1);
        ask(playground, "direct:handles", broker.history().get(0).value());
        playground.simulator.clock().advance(LONG);
        ask(playground, "direct:handles", broker.history().get(2).value());

        assertThat(playground.files("images"))
                .singleElement()
                .satisfies(
                        file -> assertThat(file.getFileName().toString()).matches("order-17.\\w+"));
        assertThat(asked.get()).containsEntry("acks", "all");
        assertThat(broker.history()).hasSize(3).allSatisfy(KafkaExpectations::isHandle);
        noRequestHeaderArrives(playground);
    }

    private static void ask(Playground playground, String uri, String body) {
        Exchange answer =
                playground
                        .template()
                        .request(
                                uri,
                                exchange -> {
                                    exchange.getMessage().setBody(body);
                                    exchange.getMessage().setHeader("mine", "kept");
                                    exchange.getMessage().setHeader(KEY, "order-17");
                                });
        assertThat(answer.getException()).isNull();
    }

    private static void isHandle(ProducerRecord<String, String> written) {
        assertThat(written.topic()).isEqualTo("handles");
        assertThat(written.key()).isEqualTo("order-17");
        assertThat(written.value()).startsWith("{\"provider\":\"apiframe\"");
        assertThat(written.headers())
                .as("what crosses besides key and value")
                .extracting(header -> header.key())
                .containsExactly("mine");
    }

    /** Nor could another writer to the topic set one. */
    private static void noRequestHeaderArrives(Playground playground) throws Exception {
        Exchange exchange = playground.context.getEndpoint("direct:any").createExchange();
        KafkaHeaderFilterStrategy filter = new KafkaHeaderFilterStrategy();
        Map<String, Boolean> arrives = new HashMap<>();
        for (String header : headers()) {
            arrives.put(header, !filter.applyFilterToExternalHeaders(header, "any", exchange));
        }
        assertThat(arrives).hasSizeGreaterThan(30).doesNotContainValue(true);
        assertThat(filter.applyFilterToExternalHeaders("mine", "any", exchange)).isFalse();
    }

    private static List<String> headers() throws IllegalAccessException {
        List<String> names = new ArrayList<>();
        for (Field field : SeedreamConstants.class.getFields()) {
            names.add((String) field.get(null));
        }
        return names;
    }

    private static <V> MockProducer<String, V> standIn(
            Playground playground, Serializer<V> values, AtomicReference<Properties> asked) {
        MockProducer<String, V> broker =
                new MockProducer<>(true, null, new StringSerializer(), values);
        KafkaComponent kafka = new KafkaComponent();
        kafka.getConfiguration().setBrokers("127.0.0.1:1");
        kafka.setKafkaClientFactory(
                new DefaultKafkaClientFactory() {
                    @Override
                    @SuppressWarnings("rawtypes")
                    public Producer getProducer(Properties properties) {
                        asked.set(properties);
                        return broker;
                    }
                });
        playground.context.removeComponent("kafka");
        playground.context.addComponent("kafka", kafka);
        return broker;
    }
}
