package io.github.camelseedream.example.durable;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;

/**
 * The routes of a broker, which differ; what is done with a message does not. One takes messages
 * from a queue to {@code direct:} with the queue's name, each on the thread of its consumer, and
 * tells the broker at the end that the message is done. The other two are here.
 */
abstract class BrokerRoutes extends RouteBuilder implements AutoCloseable {

    /** Puts the message into the queue that {@link #QUEUE} names. */
    static final String PUT = "direct:put";

    /** The same, for later. */
    static final String PUT_LATER = "direct:put-later";

    /** Property of an exchange: the name of a queue. */
    static final String QUEUE = "queue";

    /** Starts what the routes need. */
    abstract void start(Main main) throws Exception;

    /** How many messages of a queue are not done, those for later and those in work too. */
    abstract long count(String queue);
}
