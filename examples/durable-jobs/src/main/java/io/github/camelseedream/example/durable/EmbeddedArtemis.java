package io.github.camelseedream.example.durable;

import java.nio.file.Path;
import java.util.Objects;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnector;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** The broker inside. What it has taken is on disk before the sender is told so. Threadsafe. */
final class EmbeddedArtemis implements AutoCloseable {

    /** Where it is for its own program. */
    static final String URL = "vm://0";

    private static final int JOURNAL_FILE_BYTES = 1 << 20;

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();

    private EmbeddedArtemis() {}

    /**
     * Starts it with what an earlier run has left.
     *
     * @param folder holds its journal
     * @param listen where other programs reach it, such as {@code tcp://127.0.0.1:61616}; empty for
     *     nowhere
     */
    static EmbeddedArtemis start(Path folder, String listen) throws Exception {
        EmbeddedArtemis broker = new EmbeddedArtemis();
        Configuration configuration = onDisk(folder).addAcceptorConfiguration("inside", URL);
        if (!listen.isEmpty()) {
            configuration.addAcceptorConfiguration("outside", listen);
        }
        broker.server.setConfiguration(configuration);
        broker.server.start();
        return broker;
    }

    private static Configuration onDisk(Path folder) {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration
                .setSecurityEnabled(false)
                .setJournalType(JournalType.NIO)
                .setJournalFileSize(JOURNAL_FILE_BYTES)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .addAddressSetting(
                        "#",
                        new AddressSettings()
                                // by default the tenth failure throws a message away
                                .setMaxDeliveryAttempts(-1)
                                .setRedeliveryDelay(5_000)
                                .setAutoDeleteQueues(false)
                                .setAutoDeleteAddresses(false));
        for (String queue : Queues.ALL) {
            configuration.addQueueConfiguration(
                    QueueConfiguration.of(queue).setRoutingType(RoutingType.ANYCAST));
        }
        // a disk that is 90 percent full would let senders wait for ever
        return configuration.setMaxDiskUsage(-1);
    }

    /** How many messages are in a queue, those for later and those in work too. */
    long count(String queue) {
        Queue found = server.getActiveMQServer().locateQueue(queue);
        return Objects.requireNonNull(found, queue).getMessageCount();
    }

    @Override
    public void close() {
        try {
            server.stop();
            // else idle threads keep the program alive for another minute
            InVMConnector.resetThreadPool();
        } catch (Exception e) {
            throw new IllegalStateException("The broker inside did not stop", e);
        }
    }
}
