package io.github.camelseedream.example.durable;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.component.kafka.consumer.KafkaManualCommit;
import org.apache.camel.main.Main;
import org.apache.camel.spi.Synchronization;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * A record is committed when what came of it is stored, so that after a kill it is read again, and
 * the ledger knows it. There is no delayed delivery: what is for later waits on the consumer's
 * thread before it is written anew.
 */
final class KafkaRoutes extends BrokerRoutes {

    static final String GROUP = "durable-jobs";

    private final String brokers;
    private final EmbeddedKafka inside;

    /**
     * @param inside null where the broker is in another program
     */
    KafkaRoutes(String brokers, EmbeddedKafka inside) {
        this.brokers = brokers;
        this.inside = inside;
    }

    @Override
    void start(Main main) {
        KafkaComponent kafka = new KafkaComponent();
        kafka.getConfiguration().setBrokers(brokers);
        main.bind("kafka", kafka);
        main.configure().addRoutesBuilder(this);
    }

    @Override
    public void configure() {
        for (String topic : Queues.ALL) {
            from("kafka:"
                            + topic
                            + "?groupId="
                            + GROUP
                            + "&consumersCount={{jobs.consumers}}"
                            + "&autoOffsetReset=earliest"
                            + "&autoCommitEnable=false&allowManualCommit=true"
                            // what could not be stored is read again, and what follows it waits
                            + "&breakOnFirstError=true"
                            // a record may take as long as a wait
                            + "&maxPollRecords=1"
                            // a stop waits for a poll
                            + "&pollTimeoutMs=500"
                            + "&valueDeserializer=org.apache.kafka.common.serialization.ByteArrayDeserializer")
                    .routeId("from-" + topic)
                    .process(KafkaRoutes::read)
                    .to("direct:" + topic);
        }
        from(PUT)
                // one request is in one partition
                .setHeader(KafkaConstants.KEY, header(Queues.REQUEST_ID))
                // a commit belongs to the consumer's thread
                .toD("kafka:${exchangeProperty.queue}?synchronous=true");
        from(PUT_LATER).delay(simple("{{jobs.pauseMillis}}")).syncDelayed().to(PUT);
    }

    private static void read(Exchange exchange) {
        Message message = exchange.getMessage();
        // what was put aside is done as well, though its route ended early
        exchange.getExchangeExtension()
                .addOnCompletion(
                        commit(
                                message.getHeader(
                                        KafkaConstants.MANUAL_COMMIT, KafkaManualCommit.class)));
        if (message.getHeader(Queues.REQUEST_ID) == null) {
            String key = message.getHeader(KafkaConstants.KEY, String.class);
            message.setHeader(Queues.REQUEST_ID, key == null ? place(message) : key);
        }
    }

    /** Nobody gave it a name, and it stays where it is. */
    private static String place(Message message) {
        return message.getHeader(KafkaConstants.TOPIC)
                + "-"
                + message.getHeader(KafkaConstants.PARTITION)
                + "-"
                + message.getHeader(KafkaConstants.OFFSET);
    }

    private static Synchronization commit(KafkaManualCommit record) {
        return new SynchronizationAdapter() {
            @Override
            public void onComplete(Exchange exchange) {
                record.commit();
            }
        };
    }

    @Override
    long count(String topic) {
        return inside.count(topic);
    }

    @Override
    public void close() {
        if (inside != null) {
            inside.close();
        }
    }
}
