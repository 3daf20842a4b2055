package io.github.camelseedream.example.durable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the program when nothing is left to do. */
final class EndRoute extends RouteBuilder {

    private static final Logger LOG = LoggerFactory.getLogger(EndRoute.class);

    private final BrokerRoutes broker;
    private final Path inbox;
    private final Runnable end;

    EndRoute(BrokerRoutes broker, Path inbox, Runnable end) {
        this.broker = broker;
        this.inbox = inbox;
        this.end = end;
    }

    @Override
    public void configure() {
        from("timer:end?period=200&delay=200")
                .routeId("end")
                .filter(exchange -> isDone())
                .process(exchange -> tellWhatIsLeft())
                .process(exchange -> end.run());
    }

    private void tellWhatIsLeft() throws IOException {
        List<String> left = Inbox.leftAlone(inbox);
        if (!left.isEmpty()) {
            LOG.warn(
                    "Left in the inbox, being neither .txt nor .json: {}", String.join(", ", left));
        }
    }

    /** Looked at in the order in which a request goes its way, so that none is missed. */
    private boolean isDone() {
        try {
            return Inbox.waiting(inbox) == 0
                    && broker.count(Queues.REQUESTS) == 0
                    && broker.count(Queues.HANDLES) == 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
