package io.github.camelseedream.example.watch;

import io.github.camelseedream.error.PartialResultException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.example.watch.outbox.Outbox;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * The route: from the inbox, through the component, into the outbox. What is done with the file
 * before and after is the process strategy's, {@code WorkFolders}.
 */
final class InboxRoutes extends RouteBuilder {

    /** Set where the input is a picture to edit. */
    static final String EDIT = "WatchEdit";

    static final int MOST_PER_POLL = 100;

    private static final int REPETITIONS = 3;
    private static final int FIRST_PAUSE_MILLIS = 1000;

    private final InboxHooks hooks;
    private final InputReader reader;
    private final Outbox outbox;

    InboxRoutes(InboxHooks hooks, InputReader reader, Outbox outbox) {
        this.hooks = hooks;
        this.reader = reader;
        this.outbox = outbox;
    }

    @Override
    public void configure() {
        hooks.bind(getContext());
        errorHandler(defaultErrorHandler().logExhausted(false));

        // only what was certainly not paid is asked for again; the component says which that is
        onException(SeedreamException.class)
                .onWhen(
                        exchange ->
                                isRepeatable(
                                        exchange.getProperty(
                                                Exchange.EXCEPTION_CAUGHT, Exception.class)))
                .maximumRedeliveries(REPETITIONS)
                .redeliveryDelay(FIRST_PAUSE_MILLIS)
                .useExponentialBackOff()
                .backOffMultiplier(2)
                .logExhausted(false);

        // some pictures came, and are paid for; the input fails all the same
        onException(PartialResultException.class).process(outbox).logExhausted(false);

        from("file:{{watch.inbox}}"
                        + "?filter=#settledFiles&processStrategy=#workFolders&pollStrategy=#pollWatch"
                        + "&initialDelay=0&delay=200&maxMessagesPerPoll="
                        + MOST_PER_POLL)
                .routeId("inbox")
                .process(reader)
                .choice()
                .when(header(EDIT))
                .to("seedream:edit?storeFullResponse=true")
                .otherwise()
                .to("seedream:generate?storeFullResponse=true")
                .end()
                .process(outbox);
    }

    private static boolean isRepeatable(Exception error) {
        return error instanceof SeedreamException seedream && seedream.isRepeatable();
    }
}
