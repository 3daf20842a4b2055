package io.github.camelseedream.ledger.jdbc;

import io.github.camelseedream.SeedreamComponent;
import io.github.camelseedream.SeedreamConfiguration;
import io.github.camelseedream.error.ledger.LedgerException;
import io.github.camelseedream.exchange.ResultMode;
import io.github.camelseedream.ledger.Ledger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A process that sends the same requests each time that it is started, as one that reads its files
 * again; it prints what came of each, and knows nothing of what it did before.
 */
final class KilledWorker {

    private static final int THREADS = 4;

    private KilledWorker() {}

    /**
     * @param arguments the ledger's file or URL, how many requests, and the base URLs of a provider
     *     that answers at once and of one that works on tasks
     */
    public static void main(String[] arguments) throws Exception {
        int requests = Integer.parseInt(arguments[1]);
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.getRegistry().bind("ledger", Ledger.class, ledger(arguments[0]));
        camel.addComponent("at-once", component("lumenfall", arguments[2]));
        camel.addComponent("tasks", component("apimart", arguments[3]));
        camel.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        onException(LedgerException.class)
                                .maximumRedeliveries(600)
                                .redeliveryDelay(100)
                                .logRetryAttempted(false);
                        from("direct:at-once").to("at-once:generate");
                        from("direct:tasks").to("tasks:generate");
                    }
                });
        camel.start();
        ProducerTemplate template = camel.createProducerTemplate();
        System.out.println("ready");
        AtomicInteger next = new AtomicInteger();
        LedgerContract.atOnce(
                THREADS,
                () -> {
                    for (int i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
                        send(template, i);
                    }
                    return null;
                });
        camel.stop();
        System.exit(0);
    }

    private static void send(ProducerTemplate template, int number) {
        String key = "order-" + number;
        Exchange answer =
                template.request(
                        number % 2 == 0 ? "direct:at-once" : "direct:tasks",
                        exchange -> {
                            exchange.getMessage().setBody(key);
                            exchange.getMessage().setHeader("CamelSeedreamIdempotencyKey", key);
                        });
        Exception failure = answer.getException();
        System.out.println(
                key + " " + (failure == null ? "image" : failure.getClass().getSimpleName()));
    }

    private static JdbcLedger ledger(String place) {
        JdbcLedger ledger;
        if (place.startsWith("jdbc:")) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setURL(place);
            ledger = new JdbcLedger(source);
            ledger.setCreateSchema(true);
        } else {
            ledger = JdbcLedger.inFile(Path.of(place));
        }
        ledger.setLease(Duration.ofSeconds(3));
        return ledger;
    }

    private static SeedreamComponent component(String provider, String baseUrl) {
        SeedreamComponent component = new SeedreamComponent();
        SeedreamConfiguration options = component.getConfiguration();
        options.setProvider(provider);
        options.setBaseUrl(baseUrl);
        options.setApiKey("any");
        options.setResultMode(ResultMode.url);
        options.setPollInitialDelay(20);
        options.setPollDelay(20);
        return component;
    }
}
