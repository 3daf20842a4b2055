package io.github.camelseedream.example.durable;

import io.github.camelseedream.example.shared.ProviderChoice;
import io.github.camelseedream.example.shared.Samples;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The application: the broker, the provider, and Camel between them. {@link #run()} ends when all
 * is done, where asked so, or when {@link #stop()} is called.
 */
final class DurableJobs {

    private static final Logger LOG = LoggerFactory.getLogger(DurableJobs.class);

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
        if (options.isOn("once") && options.has("broker.url")) {
            throw new IllegalArgumentException(
                    "-Donce=true ends when the broker inside is empty; it is not for -Dbroker.url="
                            + options.text("broker.url"));
        }
        try (ProviderChoice provider = options.provider("apiframe")) {
            if (provider.isSimulated()) {
                refuseShared();
            }
            copySamplesAtFirstRun();
            LOG.info("Requests are taken from {}", inbox);
            LOG.info("Images come from {}", provider.title());
            if (options.has("broker.url")) {
                run(provider, options.text("broker.url"));
                return;
            }
            Path journal = options.directory().resolve("broker");
            LOG.info("The broker is in {}; a second program on it waits for its turn", journal);
            try (Broker broker = Broker.start(journal, options.text("broker.listen"))) {
                if (options.isOn("once")) {
                    main.configure().addRoutesBuilder(new EndRoute(broker, inbox, this::stop));
                }
                run(provider, Broker.URL);
            }
        }
    }

    /** Ends {@link #run()}; a submit that is under way is waited for. */
    void stop() {
        main.completed();
    }

    /** For tests. */
    CamelContext context() {
        return main.getCamelContext();
    }

    private void run(ProviderChoice provider, String brokerUrl) throws Exception {
        try (ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory(brokerUrl)) {
            // nothing waits in the memory of one program that another could do
            connections.setConsumerWindowSize(0);
            main.bind("jms", transacted(connections));
            provider.start().forEach(main::addInitialProperty);
            JobOptions.DEFAULTS
                    .keySet()
                    .forEach(name -> main.addInitialProperty("jobs." + name, options.text(name)));
            main.addInitialProperty("jobs.directory", options.directory().toString());
            options.camel().forEach(main::addOverrideProperty);
            main.configure().addRoutesBuilder(new JobRoutes(provider, failures(provider)));
            main.run();
        }
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

    private static JmsComponent transacted(ConnectionFactory connections) {
        JmsComponent jms = JmsComponent.jmsComponent(connections);
        jms.setTransacted(true);
        // the transaction of the session is enough; a manager would open a session per message
        jms.setLazyCreateTransactionManager(false);
        jms.setCacheLevelName("CACHE_CONSUMER");
        jms.setDisableReplyTo(true);
        return jms;
    }

    private void copySamplesAtFirstRun() throws IOException {
        if (Files.exists(inbox)) {
            return;
        }
        Samples.copy(inbox, sample -> true);
    }
}
