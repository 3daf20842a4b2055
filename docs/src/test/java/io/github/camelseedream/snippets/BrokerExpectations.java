package io.github.camelseedream.snippets;

import static org.assertj.core.api.Assertions.assertThat;

import com.robothy.s3.rest.LocalS3;
import com.robothy.s3.rest.bootstrap.LocalS3Mode;
import io.github.camelseedream.simulator.fault.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import javax.imageio.ImageIO;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.JmsComponent;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/** What the routes of the cookbook do that lead to a server of its own. */
final class BrokerExpectations {

    private static final String PROMPT = "a lighthouse at dusk";
    private static final long PATIENCE = 20_000;

    private BrokerExpectations() {}

    static void s3(Playground playground, Snippet snippet) throws Exception {
        LocalS3 server = LocalS3.builder().port(-1).mode(LocalS3Mode.IN_MEMORY).build();
        server.start();
        try (S3Client client = s3Client(server.getPort())) {
            client.createBucket(bucket -> bucket.bucket("images"));
            playground.context.getRegistry().bind("s3", client);
            playground.start(snippet);
            assertThat(playground.send(snippet.input(), PROMPT).getException()).isNull();

            S3Object stored = client.listObjectsV2(in -> in.bucket("images")).contents().get(0);
            ResponseBytes<GetObjectResponse> image =
                    client.getObjectAsBytes(get -> get.bucket("images").key(stored.key()));
            assertThat(stored.key()).startsWith("posters/").endsWith(".png");
            assertThat(image.response().contentType()).isEqualTo("image/png");
            isImage(image.asByteArray());
        } finally {
            server.shutdown();
        }
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
