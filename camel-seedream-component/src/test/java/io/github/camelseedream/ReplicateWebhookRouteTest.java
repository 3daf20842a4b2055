package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.error.WebhookRejectedException;
import io.github.camelseedream.result.GeneratedImage;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Replicate reports is signed with a secret of its own, which is known here or not. */
@Timeout(60)
class ReplicateWebhookRouteTest extends WebhookTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Override
    void configure(SeedreamComponent seedream) {
        super.configure(seedream);
        seedream.getConfiguration().setProvider("replicate");
        seedream.getConfiguration().setBaseUrl(SIMULATOR.baseUrl("replicate"));
    }

    @Test
    void aSignedDeliveryIsBelievedWithoutAPoll() throws Exception {
        Exchange arrived = reported("seedream:webhook?webhookApiKeys=whsec_AAAA," + SECRET);

        assertThat(arrived.getMessage().getBody()).isInstanceOf(GeneratedImage.class);
        assertThat(polls()).isZero();
    }

    @Test
    void withoutTheSecretThePredictionIsPolled() throws Exception {
        Exchange arrived = reported("seedream:webhook");

        assertThat(arrived.getMessage().getBody()).isInstanceOf(GeneratedImage.class);
        assertThat(polls()).isEqualTo(1);
    }

    @Test
    void aDeliveryThatIsNotSignedIsRefusedWhereTheSecretIsKnown() {
        Exchange answer =
                send(
                        "seedream:webhook?webhookApiKeys=" + SECRET,
                        "{\"id\":\"abc\",\"status\":\"succeeded\",\"output\":[\"https://x.example/a.png\"]}",
                        Map.of("webhook-id", "msg_1"));

        assertThat(answer.getException())
                .isExactlyInstanceOf(WebhookRejectedException.class)
                .hasMessage(
                        "Nothing was done; what came as a delivery of replicate is refused: it lacks"
                                + " webhook-id, webhook-timestamp or webhook-signature. Check that"
                                + " the headers it came with reach seedream:webhook");
        assertThat(simulator().requests()).isEmpty();
    }

    private Exchange reported(String webhook) throws Exception {
        simulator().tasks().duration(Duration.ofMillis(50));
        context.addRoutes(
                new org.apache.camel.builder.RouteBuilder() {
                    @Override
                    public void configure() {
                        from(HOOK).to(webhook).to("mock:arrived").setBody(constant("thanks"));
                    }
                });
        MockEndpoint arrived = context.getEndpoint("mock:arrived", MockEndpoint.class);
        arrived.expectedMessageCount(1);

        assertThat(submit("seedream:submit", "completed").getException()).isNull();

        arrived.assertIsSatisfied();
        return arrived.getExchanges().get(0);
    }

    private long polls() {
        return simulator().requests().stream()
                .filter(request -> request.method().equals("GET"))
                .filter(request -> request.path().contains("/predictions/"))
                .count();
    }
}
