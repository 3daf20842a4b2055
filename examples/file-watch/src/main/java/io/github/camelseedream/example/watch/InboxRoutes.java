package io.github.camelseedream.example.watch;

import io.github.camelseedream.SeedreamComponent;
import io.github.camelseedream.error.SeedreamException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * The route: from the inbox by way of {@code working} through the component into the outbox; what
 * an earlier run left in {@code working} goes the same way. Camel's file component moves the file
 * into {@code working} before, and out of it afterwards to where {@link Ending} says; where the
 * exchange fails, it stays.
 */
final class InboxRoutes extends RouteBuilder {

    private static final String INPUT = "direct:input";
    private static final String MAKE = "direct:make";
    private static final String TRY = "direct:try";
    private static final String MOVE =
            "&inProgressRepository=#underWay&move=${exchangeProperty." + Ending.TARGET + "}";

    private final Inbox inbox;
    private final Leftovers leftovers;
    private final InputReader reader;
    private final Submission submission;
    private final Ending ending;

    InboxRoutes(
            Inbox inbox,
            Leftovers leftovers,
            InputReader reader,
            Submission submission,
            Ending ending) {
        this.inbox = inbox;
        this.leftovers = leftovers;
        this.reader = reader;
        this.submission = submission;
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

        from("file:{{watch.inbox}}?filter=#inbox&pollStrategy=#inbox&initialDelay=0&delay=200"
                        + "&greedy=true&preMove=../working/${file:name}"
                        + MOVE)
                .routeId("inbox")
                .errorHandler(noErrorHandler())
                .to(INPUT);

        from("file:{{watch.working}}?filter=#leftovers&initialDelay=0" + MOVE)
                .routeId(Leftovers.ROUTE)
                .errorHandler(noErrorHandler())
                .process(leftovers::take)
                .to(INPUT);

        from(INPUT)
                .routeId("input")
                .errorHandler(noErrorHandler())
                .doTry()
                .to(MAKE)
                .process(ending::done)
                .doCatch(Exception.class)
                .process(ending::failed)
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
                .onRedelivery(submission::beforeRepeating)
                .logExhausted(false)
                .end()
                .to(TRY);

        from(TRY)
                .routeId("try")
                .errorHandler(noErrorHandler())
                .process(reader)
                .process(submission::begin)
                .filter(exchangeProperty(Submission.DUE))
                .to("seedream:submit")
                .process(submission::keep)
                .end()
                .choice()
                .when(exchangeProperty(Slip.PROPERTY).isNotNull())
                .process(submission::recall)
                .to("seedream:await?storeFullResponse=true&maxWait=0")
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
}
