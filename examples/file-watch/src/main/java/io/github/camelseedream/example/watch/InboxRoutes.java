package io.github.camelseedream.example.watch;

import io.github.camelseedream.error.PartialResultException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.example.watch.outbox.Outbox;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/**
 * The route: from the inbox, through the component, into the outbox; what an earlier run left goes
 * the same way. What is done with the file before and after is the process strategy's, {@code
 * WorkFolders}.
 */
final class InboxRoutes extends RouteBuilder {

    /** Set where the input is an image to edit. */
    static final String EDIT = "WatchEdit";

    static final int MOST_PER_POLL = 100;

    private static final String TASK = "direct:task";
    private static final String MAKE = "direct:make";
    private static final int REPETITIONS = 3;
    private static final int FIRST_PAUSE_MILLIS = 1000;

    private final InboxHooks hooks;
    private final InputReader reader;
    private final Submission submission;
    private final Outbox outbox;

    InboxRoutes(InboxHooks hooks, InputReader reader, Submission submission, Outbox outbox) {
        this.hooks = hooks;
        this.reader = reader;
        this.submission = submission;
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
                .onRedelivery(submission::beforeRepeating)
                .logExhausted(false);

        // some images came, and are paid for; the input fails all the same
        onException(PartialResultException.class).process(outbox).logExhausted(false);

        from("file:{{watch.inbox}}"
                        + "?filter=#settledFiles&processStrategy=#workFolders&pollStrategy=#pollWatch"
                        + "&initialDelay=0&delay=200&maxMessagesPerPoll="
                        + MOST_PER_POLL)
                .routeId("inbox")
                .to(MAKE)
                .process(outbox);

        from("file:{{watch.working}}"
                        + "?filter=#leftovers&processStrategy=#workFolders&initialDelay=0")
                .routeId("leftovers")
                .to(MAKE)
                .process(outbox);

        make();
    }

    /** From an input to its images; tried again as a whole. */
    private void make() {
        from(MAKE)
                .routeId("make")
                .errorHandler(noErrorHandler())
                .process(reader)
                .process(submission::begin)
                .choice()
                .when(exchangeProperty(Submission.TASKS))
                .to(TASK)
                .when(header(EDIT))
                .to("seedream:edit?storeFullResponse=true")
                .otherwise()
                .to("seedream:generate?storeFullResponse=true");

        from(TASK)
                .routeId("task")
                .errorHandler(noErrorHandler())
                .filter(exchangeProperty(Submission.SUBMITTED).isNotEqualTo(true))
                .to("seedream:submit")
                .process(submission::keep)
                .end()
                .process(submission::recall)
                .to("seedream:await?storeFullResponse=true&maxWait=0");
    }

    private static boolean isRepeatable(Exception error) {
        return error instanceof SeedreamException seedream && seedream.isRepeatable();
    }
}
