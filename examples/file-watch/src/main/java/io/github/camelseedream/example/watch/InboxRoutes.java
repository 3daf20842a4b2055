package io.github.camelseedream.example.watch;

import io.github.camelseedream.SeedreamComponent;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TaskFailedException;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * The route: from the inbox by way of {@code working} through the component into the outbox; what
 * an earlier run left in {@code working} goes the same way. Camel's file component watches, and the
 * files are moved here.
 */
final class InboxRoutes extends RouteBuilder {

    private static final String INPUT = "direct:input";
    private static final String MAKE = "direct:make";
    private static final String TRY = "direct:try";
    private static final String WATCH =
            "&initialDelay=0&noop=true&idempotent=false&inProgressRepository=#underWay";

    private final Inbox inbox;
    private final Leftovers leftovers;
    private final InputReader reader;
    private final Ending ending;

    InboxRoutes(Inbox inbox, Leftovers leftovers, InputReader reader, Ending ending) {
        this.inbox = inbox;
        this.leftovers = leftovers;
        this.reader = reader;
        this.ending = ending;
    }

    @Override
    public void configure() {
        bindToRegistry("inbox", inbox);
        bindToRegistry("underWay", inbox.underWay());
        bindToRegistry("leftovers", leftovers);
        inbox.setMaxUnderWay(
                getContext()
                        .getComponent("seedream", SeedreamComponent.class)
                        .getConfiguration()
                        .getMaxConcurrentCalls());

        from("file:{{watch.inbox}}?filter=#inbox&pollStrategy=#inbox&delay=200&greedy=true" + WATCH)
                .routeId("inbox")
                .errorHandler(noErrorHandler())
                .process(inbox::take)
                .to(INPUT);

        from("file:{{watch.place}}?recursive=true&filter=#leftovers" + WATCH)
                .routeId("leftovers")
                .errorHandler(noErrorHandler())
                .process(leftovers::take)
                .to(INPUT);

        from(INPUT)
                .routeId("input")
                .errorHandler(noErrorHandler())
                .process(ending::begun)
                .doTry()
                .to(MAKE)
                .process(ending::done)
                .doCatch(Exception.class)
                .process(ending::failed)
                .doFinally()
                .process(inbox::release)
                .end();

        make();
    }

    /** From an input to its images. */
    private void make() {
        // only what was certainly not paid is tried again, as a whole; the component says which
        from(MAKE)
                .routeId("make")
                .errorHandler(defaultErrorHandler().logExhausted(false))
                .onException(SeedreamException.class)
                .onWhen(InboxRoutes::isRepeatable)
                .maximumRedeliveries(3)
                .redeliveryDelay(1000)
                .useExponentialBackOff()
                .backOffMultiplier(2)
                .onRedelivery(InboxRoutes::beforeRepeating)
                .logExhausted(false)
                .end()
                .to(TRY);

        from(TRY)
                .routeId("try")
                .errorHandler(noErrorHandler())
                .process(reader)
                .choice()
                .when(header(InputReader.EDIT))
                .to("seedream:edit?storeFullResponse=true")
                .otherwise()
                .to("seedream:generate?storeFullResponse=true");
    }

    private static boolean isRepeatable(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class)
                        instanceof SeedreamException seedream
                && seedream.isRepeatable();
    }

    /** By its key, a provider that knows keys would answer with the task that failed. */
    private static void beforeRepeating(Exchange exchange) throws IOException {
        Exception error = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (error instanceof TaskFailedException) {
            exchange.setProperty(InputReader.INPUT, Folders.renew(InputReader.input(exchange)));
        }
    }
}
