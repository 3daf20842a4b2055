package io.github.camelseedream.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.camelseedream.simulator.fault.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsComponent;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** What the routes of the cookbook do that lead to a server of its own, or to what stands in. */
final class BrokerExpectations {

    private static final String PROMPT = "a lighthouse at dusk";
    private static final long PATIENCE = 20_000;

    private BrokerExpectations() {}

    /** An upload as the stand-in for S3 got it. */
    private record Upload(String method, String path, String type, byte[] bytes) {}

    static void s3(Playground playground, Snippet snippet) throws Exception {
        List<Upload> uploads = new CopyOnWriteArrayList<>();
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                call -> {
                    uploads.add(
                            new Upload(
                                    call.getRequestMethod(),
                                    call.getRequestURI().getPath(),
                                    call.getRequestHeaders().getFirst("Content-Type"),
                                    call.getRequestBody().readAllBytes()));
                    call.sendResponseHeaders(200, -1);
                    call.close();
                });
        server.start();
        try (S3Client client = s3Client(server.getAddress().getPort())) {
            playground.context.getRegistry().bind("s3", client);
            playground.start(snippet);
            assertThat(playground.send(snippet.input(), PROMPT).getException()).isNull();
        } finally {
            server.stop(0);
        }
        assertThat(uploads)
                .filteredOn(upload -> upload.method().equals("PUT"))
                .singleElement()
                .satisfies(
                        upload -> {
                            assertThat(upload.path()).startsWith("/images/posters/");
                            assertThat(upload.type()).isEqualTo("image/png");
                            isImage(upload.bytes());
                        });
    }

    private static S3Client s3Client(int port) {
        return S3Client.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                        StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .serviceConfiguration(
                        path -> path.pathStyleAccessEnabled(true).chunkedEncodingEnabled(false))
                .build();
    }

    static void jms(Playground playground, Snippet snippet) throws Exception {
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(
                new ConfigurationImpl()
                        .setPersistenceEnabled(false)
                        .setSecurityEnabled(false)
                        .addAcceptorConfiguration("inside", "vm://0"));
        broker.start();
        try (ActiveMQConnectionFactory connections = new ActiveMQConnectionFactory("vm://0")) {
            playground.context.removeComponent("jms");
            playground.context.addComponent("jms", JmsComponent.jmsComponent(connections));
            playground.start(snippet);
            aPromptBecomesBytes(playground);
            aLostCallIsParked(playground);
            playground.context.stop();
        } finally {
            broker.stop();
        }
    }

    private static void aPromptBecomesBytes(Playground playground) {
        playground.template().sendBody("jms:queue:prompts", PROMPT);
        Exchange arrived = received(playground, "jms:queue:images");
        assertThat(arrived.getMessage().getBody()).isInstanceOf(byte[].class);
        isImage(arrived.getMessage().getBody(byte[].class));
        assertThat(arrived.getMessage().getHeader("requestId", String.class)).startsWith("req_");
        assertThat(arrived.getMessage().getHeader("mediaType")).isEqualTo("image/png");
        assertThat(arrived.getMessage().getHeaders().keySet())
                .as("what does not cross a broker")
                .noneMatch(name -> name.startsWith("CamelSeedream"));
    }

    private static void aLostCallIsParked(Playground playground) {
        playground.simulator.clear();
        playground.simulator.fault(Fault.dropAfterAccept());
        playground.template().sendBody("jms:queue:prompts", PROMPT);
        Exchange parked = received(playground, "jms:queue:perhaps-paid");
        assertThat(parked.getMessage().getBody(String.class)).isEqualTo(PROMPT);
        assertThat(playground.simulator.submits()).hasSize(1);
    }

    private static Exchange received(Playground playground, String queue) {
        try (ConsumerTemplate consumer = playground.context.createConsumerTemplate()) {
            Exchange arrived = consumer.receive(queue, PATIENCE);
            assertThat(arrived).as(queue).isNotNull();
            return arrived;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static void isImage(byte[] bytes) {
        try {
            assertThat(ImageIO.read(new ByteArrayInputStream(bytes))).isNotNull();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
