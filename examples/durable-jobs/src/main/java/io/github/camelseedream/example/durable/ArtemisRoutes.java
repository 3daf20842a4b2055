package io.github.camelseedream.example.durable;

import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.main.Main;

/** By JMS. What is taken from a queue and what is put into one is one transaction. */
final class ArtemisRoutes extends BrokerRoutes {

    private final ActiveMQConnectionFactory connections;
    private final EmbeddedArtemis inside;

    /**
     * @param inside null where the broker is in another program
     */
    ArtemisRoutes(String url, EmbeddedArtemis inside) {
        connections = new ActiveMQConnectionFactory(url);
        // nothing waits in the memory of one program that another could do
        connections.setConsumerWindowSize(0);
        this.inside = inside;
    }

    @Override
    void start(Main main) {
        main.bind("jms", transacted(connections));
        main.configure().addRoutesBuilder(this);
    }

    private static JmsComponent transacted(ConnectionFactory connections) {
        JmsComponent jms = JmsComponent.jmsComponent(connections);
        jms.setTransacted(true);
        // the transaction of the session is enough; a manager would open a session per message
        jms.setLazyCreateTransactionManager(false);
        jms.setCacheLevelName("CACHE_CONSUMER");
        jms.setDisableReplyTo(true);
        return jms;
    }

    @Override
    public void configure() {
        for (String queue : Queues.ALL) {
            from("jms:queue:"
                            + queue
                            + "?concurrentConsumers={{jobs.consumers}}"
                            // as it came: Camel would make an object of an ObjectMessage, of
                            // anybody's
                            + "&mapJmsMessage=false")
                    .routeId("from-" + queue)
                    .process(ArtemisRoutes::read)
                    .to("direct:" + queue);
        }
        from(PUT).toD("jms:queue:${exchangeProperty.queue}");
        from(PUT_LATER)
                .toD("jms:queue:${exchangeProperty.queue}?deliveryDelay={{jobs.pauseMillis}}");
    }

    /** What is neither text nor bytes stays as it is, and is put aside. */
    private static void read(Exchange exchange) throws JMSException {
        Message message = exchange.getMessage();
        if (message.getHeader(Queues.REQUEST_ID) == null) {
            String id = message.getHeader("JMSMessageID", "", String.class);
            message.setHeader(Queues.REQUEST_ID, id.replaceFirst("^ID:", ""));
        }
        if (message.getBody() instanceof TextMessage text) {
            message.setBody(text.getText() == null ? "" : text.getText());
        } else if (message.getBody() instanceof BytesMessage binary
                && binary.getBodyLength() <= Job.MAX_BYTES) {
            byte[] bytes = new byte[(int) binary.getBodyLength()];
            binary.readBytes(bytes);
            message.setBody(bytes);
        }
    }

    @Override
    long count(String queue) {
        return inside.count(queue);
    }

    @Override
    public void close() {
        connections.close();
        if (inside != null) {
            inside.close();
        }
    }
}
