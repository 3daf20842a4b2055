package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.error.CapacityExceededException;
import io.github.camelseedream.error.WebhookRejectedException;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.simulator.fault.Fault;
import io.github.camelseedream.simulator.journal.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What fal reports: believed by its signature, whose keys it publishes. */
class FalWebhookRouteTest extends WebhookTest {

    private static final String DELIVERY =
            "{\"request_id\":\"rid-1\",\"gateway_request_id\":\"rid-1\",\"status\":\"OK\","
                    + "\"payload\":{\"images\":[{\"url\":\"https://v3b.fal.media/x.png\"}]}}";

    @Override
    void configure(SeedreamComponent seedream) {
        super.configure(seedream);
        seedream.getConfiguration().setProvider("fal");
        seedream.getConfiguration().setBaseUrl(SIMULATOR.baseUrl("fal"));
    }

    @Test
    void aSignedDeliveryBecomesTheImage() throws Exception {
        routes(routes -> answering(routes));
        simulator().clock().advance(Duration.between(simulator().clock().instant(), Instant.now()));
        simulator().tasks().duration(Duration.ofMillis(1));
        MockEndpoint arrived = getMockEndpoint("mock:arrived");
        arrived.expectedMessageCount(1);

        send(
                "direct:submit",
                "a lighthouse",
                Map.of(SeedreamConstants.WEBHOOK_URL, hook().toString()));

        arrived.assertIsSatisfied();
        assertThat(arrived.getExchanges().get(0).getMessage().getBody())
                .isInstanceOf(GeneratedImage.class);
        assertThat(simulator().requests())
                .extracting(RecordedRequest::path)
                .contains("/fal/rest/.well-known/jwks.json")
                .noneMatch(path -> path.endsWith("/status"));
    }

    @Test
    void theKeysAreFetchedOnceForManyDeliveries() {
        assertThat(url(deliver(DELIVERY, Instant.now(), Map.of())))
                .isEqualTo("https://v3b.fal.media/x.png");
        for (String id : List.of("a", "b", "c")) {
            String delivery = DELIVERY.replace("rid-1", id);
            assertThat(url(deliver(delivery, Instant.now(), Map.of()))).startsWith("https:");
        }
        assertThat(simulator().requests()).hasSize(1);
    }

    @Test
    void whatWasChangedOnTheWayIsRefused() {
        Map<String, Object> headers =
                FalDelivery.headers(DELIVERY.getBytes(StandardCharsets.UTF_8), Instant.now());

        assertRefused(
                send("direct:webhook", DELIVERY + " ", headers),
                "signed with none of the keys that the provider publishes");
        for (String name : headers.keySet()) {
            Map<String, Object> changed = new HashMap<>(headers);
            changed.put(name, headers.get(name) + "0");
            assertRefused(send("direct:webhook", DELIVERY, changed), "");
        }
        assertThat(simulator().requests()).hasSize(1);
    }

    @Test
    void whatIsNotSignedIsRefusedAndNothingIsFetched() {
        assertRefused(send("direct:webhook", DELIVERY, Map.of()), "it has no signature");
        assertRefused(
                deliver(DELIVERY, Instant.now(), Map.of("X-Fal-Webhook-Signature", "no hex")), "");
        assertThat(simulator().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {-310, 310})
    void anOldOrFutureDeliveryIsRefused(int seconds) {
        assertRefused(
                deliver(DELIVERY, Instant.now().plusSeconds(seconds), Map.of()),
                "more than 5 minutes from now");
        assertThat(simulator().requests()).isEmpty();
    }

    static List<Fault> faults() {
        return List.of(
                Fault.status(503),
                Fault.bodyBytes(9_000_000),
                Fault.htmlPage(200),
                Fault.body("{\"keys\":7}"),
                Fault.dropBeforeAccept());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whileNoKeysCanBeFetchedItIsToComeAgain(Fault fault) {
        fault(fault.onPath("jwks"));

        assertThat(deliver(DELIVERY, Instant.now(), Map.of()).getException())
                .isExactlyInstanceOf(CapacityExceededException.class)
                .hasMessageContaining("the keys that fal signs with could not be fetched")
                .hasMessageNotContaining("test-key");
    }

    private Exchange deliver(String delivery, Instant signedAt, Map<String, Object> more) {
        Map<String, Object> headers =
                new HashMap<>(
                        FalDelivery.headers(delivery.getBytes(StandardCharsets.UTF_8), signedAt));
        headers.putAll(more);
        return send("direct:url", delivery, headers);
    }

    @Override
    protected RouteBuilder createRouteBuilder() {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:submit").to("seedream:submit");
                from("direct:webhook").to("seedream:webhook");
                from("direct:url").to("seedream:webhook?resultMode=url");
            }
        };
    }

    private static String url(Exchange answer) {
        assertThat(answer.getException()).isNull();
        return answer.getMessage().getBody(String.class);
    }

    private static void assertRefused(Exchange answer, String why) {
        assertThat(answer.getException())
                .isExactlyInstanceOf(WebhookRejectedException.class)
                .hasMessageContaining(why);
    }
}
