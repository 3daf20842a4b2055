package io.github.camelseedream.example.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.simulator.SeedreamSimulator;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MapMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Messages that nobody can do anything with neither stop the program nor keep it busy. */
@Tag("slow")
@Timeout(300)
class PoisonTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir private Path root;

    private final SeedreamSimulator simulator = SeedreamSimulator.start();
    private EmbeddedArtemis broker;
    private String url;
    private Process program;

    @BeforeEach
    void setUp() throws Exception {
        url = "tcp://127.0.0.1:" + freePort();
        broker = EmbeddedArtemis.start(root.resolve("broker"), url);
    }

    @AfterEach
    void tearDown() {
        if (program != null) {
            program.destroyForcibly();
        }
        broker.close();
        simulator.close();
    }

    @Test
    void aMessageThatIsNoTextIsPutAsideAndNeverMadeAnObjectOf() throws Exception {
        JobRun run = new JobRun(root, simulator, "apiframe").on(url);
        sendAllKinds();
        program = run.start();

        await().atMost(LONG)
                .untilAsserted(
                        () -> {
                            assertThat(run.images()).containsExactly("bytes", "odd-header", "text");
                            assertThat(run.names("failed"))
                                    .hasSize(16)
                                    .contains(
                                            "bomb-0.txt.reason.txt",
                                            "map.txt.reason.txt",
                                            "nothing.txt.reason.txt");
                        });
        assertThat(root.resolve("failed/bomb-0.txt.reason.txt"))
                .content()
                .contains(
                        "the message is neither a text message nor one of at most 67108864 bytes",
                        "Paid: no, nothing was sent.");
        assertThat(simulator.submits())
                .extracting(submit -> submit.json().path("prompt").asText())
                .contains("ein B\u00E4r");
    }

    @Test
    void aHandleWhoseImageCannotBeWrittenRestsAndIsNotLost() throws Exception {
        JobRun run = new JobRun(root, simulator, "apiframe").on(url);
        Path outbox = Files.writeString(root.resolve("outbox"), "in the way");
        String id = run.drop("door.txt", "a red door");
        program = run.start();

        await().atMost(LONG)
                .untilAsserted(
                        () ->
                                assertThat(run.log())
                                        .content()
                                        .contains(id + " is tried again: Cannot store file"));
        assertThat(broker.count(Queues.HANDLES)).isEqualTo(1);
        Files.delete(outbox);

        await().atMost(LONG).untilAsserted(() -> assertThat(run.images()).containsExactly(id));
        assertThat(run.log()).content().doesNotContain("\tat ");
        assertThat(simulator.submits()).hasSize(1);
    }

    private void sendAllKinds() throws JMSException {
        try (ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory(url);
                Connection connection = connections.createConnection()) {
            Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
            // more than there are consumers: each would be busy for ever
            for (int i = 0; i < 6; i++) {
                send(session, "bomb-" + i, session.createObjectMessage(slowToRead()));
            }
            MapMessage map = session.createMapMessage();
            map.setString("prompt", "a door");
            send(session, "map", map);
            send(session, "nothing", session.createMessage());
            Message oddHeader = session.createTextMessage("a door");
            oddHeader.setStringProperty(Job.TAKEN_SINCE, "yesterday");
            send(session, "odd-header", oddHeader);
            var bytes = session.createBytesMessage();
            bytes.writeBytes("ein B\u00E4r".getBytes(StandardCharsets.UTF_8));
            send(session, "bytes", bytes);
            send(session, "text", session.createTextMessage("a fox after the bombs"));
        }
    }

    private static void send(Session session, String id, Message message) throws JMSException {
        message.setStringProperty(Queues.REQUEST_ID, id);
        try (MessageProducer producer =
                session.createProducer(session.createQueue(Queues.REQUESTS))) {
            producer.send(message);
        }
    }

    /** Sets in sets: to read them takes longer than anybody lives. */
    private static HashSet<Object> slowToRead() {
        HashSet<Object> root = new HashSet<>();
        Set<Object> one = root;
        Set<Object> other = new HashSet<>();
        for (int i = 0; i < 30; i++) {
            Set<Object> nextOne = new HashSet<>(Set.of("foo"));
            Set<Object> nextOther = new HashSet<>();
            one.add(nextOne);
            one.add(nextOther);
            other.add(nextOne);
            other.add(nextOther);
            one = nextOne;
            other = nextOther;
        }
        return root;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
