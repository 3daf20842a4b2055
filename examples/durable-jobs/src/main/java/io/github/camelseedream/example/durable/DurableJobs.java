package io.github.camelseedream.example.durable;

import com.zaxxer.hikari.HikariDataSource;
import io.github.camelseedream.example.shared.ProviderChoice;
import io.github.camelseedream.example.shared.Samples;
import io.github.camelseedream.ledger.jdbc.JdbcLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The application: the broker, the provider, and Camel between them. {@link #run()} ends when all
 * is done, where asked so, or when {@link #stop()} is called.
 */
final class DurableJobs {

    private static final Logger LOG = LoggerFactory.getLogger(DurableJobs.class);

    private static final int CONNECT_MILLIS = 5_000;

    /** The options that the routes use; others may be secret. */
    private static final List<String> IN_ROUTES = List.of("consumers", "waitMillis", "pauseMillis");

    private final JobOptions options;
    private final Main main = new Main();
    private final Path inbox;

    DurableJobs(JobOptions options) {
        this.options = options;
        inbox = options.directory().resolve("inbox");
    }

    /**
     * Does the work.
     *
     * @throws IllegalArgumentException with what is wrong, in words for the person at the terminal
     */
    void run() throws Exception {
        refuseImpossible();
        try (ProviderChoice provider = options.provider("apiframe")) {
            if (provider.isSimulated()) {
                refuseShared();
            }
            copySamplesAtFirstRun();
            LOG.info("Requests are taken from {}", inbox);
            LOG.info("Images come from {}", provider.title());
            try (BrokerRoutes broker = broker();
                    HikariDataSource database = new HikariDataSource();
                    JdbcLedger ledger = ledger(database, provider.isSimulated())) {
                if (options.isOn("once")) {
                    main.configure().addRoutesBuilder(new EndRoute(broker, inbox, this::stop));
                }
                run(provider, broker, ledger);
            }
        }
    }

    private BrokerRoutes broker() throws Exception {
        boolean isKafka = options.isKafka();
        if (options.has("broker.url")) {
            String url = options.text("broker.url");
            return isKafka ? new KafkaRoutes(url, null) : new ArtemisRoutes(url, null);
        }
        Path folder = options.directory().resolve(isKafka ? "kafka" : "broker");
        String listen = options.text("broker.listen");
        if (isKafka) {
            LOG.info("Kafka's broker is in {}", folder);
            EmbeddedKafka inside = EmbeddedKafka.start(folder, listen);
            return new KafkaRoutes(inside.address(), inside);
        }
        LOG.info("The broker is in {}; a second program on it waits for its turn", folder);
        return new ArtemisRoutes(EmbeddedArtemis.URL, EmbeddedArtemis.start(folder, listen));
    }

    /** Ends {@link #run()}; a submit that is under way is waited for. */
    void stop() {
        main.completed();
    }

    /** For tests. */
    CamelContext context() {
        return main.getCamelContext();
    }

    private void run(ProviderChoice provider, BrokerRoutes broker, JdbcLedger ledger)
            throws Exception {
        broker.start(main);
        main.bind("ledger", ledger);
        provider.start().forEach(main::addInitialProperty);
        IN_ROUTES.forEach(name -> main.addInitialProperty("jobs." + name, options.text(name)));
        main.addInitialProperty("jobs.directory", options.directory().toString());
        options.camel().forEach(main::addOverrideProperty);
        main.configure().addRoutesBuilder(new JobRoutes(provider, failures(provider)));
        main.run();
    }

    private void refuseImpossible() {
        if (!options.has("broker.url")) {
            return;
        }
        if (options.isOn("once")) {
            throw new IllegalArgumentException(
                    "-Donce=true ends when the broker inside is empty; it is not for -Dbroker.url="
                            + options.text("broker.url"));
        }
        if (!options.has("ledger")) {
            throw new IllegalArgumentException(
                    "-Dbroker.url=%s may be shared with other programs, and the ledger in a file is this program's alone. Add"
                                    .formatted(options.text("broker.url"))
                            + " -Dledger=jdbc:postgresql://..., the same for all");
        }
    }

    /** Connects when it is first used. What the simulator inside made is gone when that ends. */
    private JdbcLedger ledger(HikariDataSource database, boolean isSimulated) {
        JdbcLedger ledger;
        if (options.has("ledger") || isSimulated) {
            database.setJdbcUrl(
                    options.has("ledger")
                            ? options.text("ledger")
                            : "jdbc:h2:mem:" + UUID.randomUUID());
            database.setConnectionTimeout(CONNECT_MILLIS);
            ledger = new JdbcLedger(database);
            ledger.setCreateSchema(true);
        } else {
            ledger = JdbcLedger.inFile(options.directory().resolve("ledger"));
        }
        ledger.setLease(options.lease());
        return ledger;
    }

    private void refuseShared() {
        for (String shared : List.of("broker.url", "broker.listen")) {
            if (options.has(shared)) {
                throw new IllegalArgumentException(
                        "-D%s=%s shares the tasks with other programs, and the simulator inside is"
                                        .formatted(shared, options.text(shared))
                                + " none of theirs. Add -Dprovider=... with a key, or -DbaseUrl=..."
                                + " of a simulator that runs by itself");
            }
        }
    }

    private Failures failures(ProviderChoice provider) {
        Clock clock = Clock.systemUTC();
        return new Failures(
                ProviderChoice.isIdempotent(provider.name()),
                provider.isSimulated() ? clock.instant() : Instant.EPOCH,
                options.giveUpAfter(),
                clock);
    }

    private void copySamplesAtFirstRun() throws IOException {
        if (Files.exists(inbox)) {
            return;
        }
        Samples.copy(inbox, sample -> true);
    }
}
