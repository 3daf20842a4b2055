package io.github.camelseedream.example.durable;

import io.github.camelseedream.SeedreamConstants;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.example.shared.ProviderChoice;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.TaskHandle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;

/**
 * From the inbox to the requests, from there to the handles, from there to the outbox. A message
 * leaves its queue when what came of it is stored; one that is delivered again goes on where the
 * ledger has it. A transaction of Artemis and a commit of Kafka belong to the consumer's thread,
 * which is why no step may leave it: {@code synchronous=true}.
 */
final class JobRoutes extends RouteBuilder {

    private static final String SUBMITTED = "submitted";
    private static final String FATE = "fate";
    private static final String REASON = "reason";
    private static final String FILE = "file";
    private static final String FILE_NAME = "?fileName=${exchangeProperty.file}";
    private static final String ASIDE =
            "file:{{jobs.directory}}/${exchangeProperty.fate}" + FILE_NAME;

    private final ProviderChoice provider;
    private final Failures failures;

    JobRoutes(ProviderChoice provider, Failures failures) {
        this.provider = provider;
        this.failures = failures;
    }

    @Override
    public void configure() {
        // a handle or a file that is not on its queue yet is the broker's trouble: it stays where
        // it is
        onException(Exception.class)
                .onWhen(
                        exchange ->
                                Job.of(exchange) != null && exchange.getProperty(SUBMITTED) == null)
                .handled(true)
                .process(this::decide)
                .to("direct:after-failure");
        afterFailure();
        inbox();
        if (ProviderChoice.hasTasks(provider.name())) {
            submit();
            await();
        } else {
            generate();
        }
        deliver();
    }

    private void inbox() {
        from("file:{{jobs.directory}}/inbox?include="
                        + Inbox.NAMES
                        + "&delay=500&initialDelay=0"
                        // an empty file is taken too, and put aside with its reason
                        + "&readLock=changed&readLockMinAge=500&readLockMinLength=0&readLockMarkerFile=false"
                        + "&move=.taken")
                .routeId("inbox")
                .process(Inbox::address)
                .convertBodyTo(String.class, "UTF-8")
                .to(BrokerRoutes.PUT)
                .log("${header.requestId} is on the broker");
    }

    private void submit() {
        from("direct:" + Queues.REQUESTS)
                .routeId("submit")
                .process(JobRoutes::readRequest)
                .to("seedream:submit?synchronous=true")
                .setProperty(SUBMITTED, constant(true))
                .setHeader(Job.TAKEN_SINCE, () -> String.valueOf(System.currentTimeMillis()))
                .convertBodyTo(String.class)
                .setProperty(BrokerRoutes.QUEUE, constant(Queues.HANDLES))
                .to(BrokerRoutes.PUT)
                .log("${header.requestId} is submitted");
    }

    private void await() {
        from("direct:" + Queues.HANDLES)
                .routeId("await")
                .process(exchange -> Job.read(exchange, Queues.HANDLES))
                .to("seedream:await?synchronous=true&maxWait={{jobs.waitMillis}}")
                .choice()
                .when(header(SeedreamConstants.RESULT_STATUS).isEqualTo("pending"))
                .process(this::waitOn)
                .to(BrokerRoutes.PUT_LATER)
                .otherwise()
                .to("direct:deliver");
    }

    /** A provider that answers at once leaves no handle, so there is only one step. */
    private void generate() {
        from("direct:" + Queues.REQUESTS)
                .routeId("generate")
                .process(JobRoutes::readRequest)
                .to("seedream:generate?synchronous=true")
                .to("direct:deliver");
    }

    /** Twice is once: an image that is there is left alone. */
    private void deliver() {
        from("direct:deliver")
                .routeId("deliver")
                .split(body())
                .stopOnException()
                .process(JobRoutes::nameImage)
                .to(
                        "file:{{jobs.directory}}/outbox"
                                + FILE_NAME
                                + "&tempFileName=.part/${exchangeId}&fileExist=Ignore")
                .log("${exchangeProperty.file} is in the outbox")
                .end()
                .process(JobRoutes::forgetDoubt)
                .filter(header(SeedreamConstants.RESULT_FAILURES).isNotNull())
                .setProperty(FATE, constant(Failures.Fate.FAILED.folder()))
                .setProperty(FILE, simple("${header.requestId}.missing.txt"))
                .setBody(header(SeedreamConstants.RESULT_FAILURES).convertToString())
                .toD(ASIDE)
                .end()
                .filter(header(SeedreamConstants.RESULT_TASK).isNotNull())
                .setBody(header(SeedreamConstants.RESULT_TASK).convertToString())
                .to(BrokerRoutes.PUT_LATER);
    }

    private void afterFailure() {
        from("direct:after-failure")
                .routeId("after-failure")
                .choice()
                .when(exchangeProperty(FATE).isEqualTo(Failures.Fate.AGAIN.folder()))
                .log(LoggingLevel.WARN, "${header.requestId} is tried again: ${exception.message}")
                .to(BrokerRoutes.PUT_LATER)
                .otherwise()
                .log(
                        LoggingLevel.WARN,
                        "${header.requestId} is put aside, ${exchangeProperty.fate}:"
                                + " ${exception.message}")
                .toD(ASIDE)
                .setBody(exchangeProperty(REASON))
                .toD(ASIDE + ".reason.txt")
                .filter(JobRoutes::hasImage)
                .process(JobRoutes::forgetDoubt);
    }

    /**
     * A request may be delivered twice, and one of the two be in doubt while the other has its
     * answer and the ledger does not yet. Whichever is stored last sees the other.
     */
    private static void forgetDoubt(Exchange exchange) throws IOException {
        Path unknown = folder(exchange, Failures.Fate.UNKNOWN.folder());
        for (String kind : List.of(".txt", ".json")) {
            String file = Job.of(exchange).id() + kind;
            Files.deleteIfExists(unknown.resolve(file));
            Files.deleteIfExists(unknown.resolve(file + ".reason.txt"));
        }
    }

    /** Whether there is a single image with the name of the request. */
    private static boolean hasImage(Exchange exchange) {
        String name = Pattern.quote(Job.of(exchange).id()) + "\\.\\w+";
        String[] images =
                folder(exchange, "outbox").toFile().list((any, file) -> file.matches(name));
        return images != null && images.length > 0;
    }

    private static Path folder(Exchange exchange, String name) {
        return Path.of(
                exchange.getContext().resolvePropertyPlaceholders("{{jobs.directory}}"), name);
    }

    private static void readRequest(Exchange exchange) {
        Job job = Job.read(exchange, Queues.REQUESTS);
        Message message = exchange.getMessage();
        if (job.isJson()) {
            message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        }
        message.setHeader(SeedreamConstants.IDEMPOTENCY_KEY, job.id());
    }

    private void waitOn(Exchange exchange) {
        Job job = Job.of(exchange);
        failures.refuseToWaitForEver(job, exchange.getMessage().getBody(TaskHandle.class));
        job.write(exchange.getMessage());
    }

    /** Several have numbers, a single one has none. */
    private static void nameImage(Exchange exchange) {
        GeneratedImage image = exchange.getMessage().getBody(GeneratedImage.class);
        int of = exchange.getProperty(Exchange.SPLIT_SIZE, 1, int.class);
        String number = of > 1 || image.getIndex() > 1 ? "-" + image.getIndex() : "";
        exchange.setProperty(FILE, Job.of(exchange).id() + number + "." + image.extension());
    }

    private void decide(Exchange exchange) {
        Job job = Job.of(exchange);
        SeedreamException error =
                Failures.named(
                        job, exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
        Failures.Fate fate = failures.of(job, error);
        exchange.setProperty(FATE, fate.folder());
        exchange.setProperty(FILE, job.fileName());
        exchange.setProperty(REASON, Failures.reason(job, error, fate));
        failures.again(job, error).write(exchange.getMessage());
    }
}
