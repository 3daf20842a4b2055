package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.error.QuotaExceededException;
import io.github.camelseedream.provider.builtin.OpenAiCompatibleProvider;
import io.github.camelseedream.provider.builtin.OpenAiCompatibleProvider.Errors;
import io.github.camelseedream.provider.builtin.OpenAiCompatibleProvider.References;
import io.github.camelseedream.simulator.fault.Fault;
import io.github.camelseedream.simulator.journal.RecordedRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gateways that people run in front of the models, each set up as its shape needs. */
class OpenAiGatewayRouteTest extends MultiComponentRouteTest {

    private static final String GATEWAY = "openai-compatible";

    @BeforeEach
    void begin() {
        simulator().clear();
    }

    private OpenAiCompatibleProvider bound(String name) {
        OpenAiCompatibleProvider provider = new OpenAiCompatibleProvider();
        provider.setName(name);
        provider.setBaseUrl(SIMULATOR.baseUrl(GATEWAY));
        context.getRegistry().bind(name, provider);
        return provider;
    }

    /** LiteLLM takes OpenAI's own requests. */
    @Test
    void byNameABaseUrlAloneIsEnough() throws IOException {
        String endpoint =
                "provider=openai-compatible&model=seedream-4.5&size=2K&baseUrl="
                        + SIMULATOR.baseUrl(GATEWAY);

        Exchange made = send("seedream:generate?" + endpoint, "a lighthouse");
        Exchange edited =
                send("seedream:edit?" + endpoint + "&prompt=at+night", SampleImages.png(640, 360));

        assertThat(made.getException()).isNull();
        assertThat(edited.getException()).isNull();
        List<RecordedRequest> submits = simulator().submits();
        assertThat(submits.get(0).path()).endsWith("/images/generations");
        assertThat(submits.get(0).json().path("size").asText()).isEqualTo("2048x2048");
        assertThat(submits.get(1).path()).endsWith("/images/edits");
        assertThat(submits.get(1).parts("image")).hasSize(1);
    }

    @Test
    void withoutABaseUrlItSaysWhatIsMissing() {
        add(
                "nowhere",
                options -> {
                    options.setProvider(GATEWAY);
                    options.setBaseUrl(null);
                });

        Exchange answer = send("nowhere:generate?model=seedream-4.5", "a lighthouse");

        assertThat(answer.getException())
                .hasStackTraceContaining(
                        "has no address of its own. Set the option baseUrl, e.g."
                                + " http://localhost:4000/v1");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void aRelayOfNewApiTakesUrlsInItsJsonAndHasItsOwnErrors() throws IOException {
        simulator().variant(GATEWAY, "references", "imageUrls");
        simulator().variant(GATEWAY, "errors", "newApi");
        OpenAiCompatibleProvider relay = bound("relay");
        relay.setReferences(References.IMAGE_URLS);
        relay.setErrors(Errors.NEW_API);

        Exchange answer = edit("relay", "test-key");
        fault(Fault.error("insufficient_user_quota"));
        Exchange refused = edit("relay", "test-key");

        assertThat(answer.getException()).isNull();
        assertThat(simulator().submits().get(0).json().path("image_urls").get(0).asText())
                .startsWith("data:image/png;base64,");
        assertThat(refused.getException()).isExactlyInstanceOf(QuotaExceededException.class);
    }

    @Test
    void aGatewayOfTheModelsOwnJsonTakesOneReferenceAsAText() throws IOException {
        simulator().variant(GATEWAY, "references", "image");
        OpenAiCompatibleProvider ark = bound("ark-like");
        ark.setReferences(References.IMAGE);
        ark.setErrors(Errors.ARK);
        ark.setFields(Map.of("watermark", false));

        Exchange answer = edit("ark-like", "test-key");

        assertThat(answer.getException()).isNull();
        assertThat(onlySubmit().path()).endsWith("/images/generations");
        assertThat(onlySubmit().json().path("image").asText()).startsWith("data:image/png;base64,");
        assertThat(onlySubmit().json().path("watermark").isBoolean()).isTrue();
    }

    /** OpenRouter makes n images in a call and names models by their makers. */
    @Test
    void aRouterMakesSeveralImagesInACall() {
        OpenAiCompatibleProvider router = bound("router");
        router.setImagesPerCall(10);
        router.setModels(Map.of("seedream-4.5", "bytedance-seed/seedream-4.5"));

        Exchange answer =
                send(
                        "seedream:generate?provider=router&apiKey=k&model=seedream-4.5&count=3"
                                + address(),
                        "a lighthouse");

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(List.class)).hasSize(3);
        assertThat(onlySubmit().json().path("n").asInt()).isEqualTo(3);
        assertThat(onlySubmit().json().path("model").asText())
                .isEqualTo("bytedance-seed/seedream-4.5");
    }

    @Test
    void whoIgnoresTheCountIsCalledOnceForEachImage() {
        simulator().variant(GATEWAY, "n", "one");
        bound("one-by-one");

        Exchange answer =
                send(
                        "seedream:generate?provider=one-by-one&apiKey=k&model=seedream-4.5&count=2"
                                + address(),
                        "a lighthouse");

        assertThat(answer.getException()).isNull();
        assertThat(simulator().submits()).hasSize(2);
    }

    /** The component of these tests has the address of another provider. */
    private static String address() {
        return "&baseUrl=" + SIMULATOR.baseUrl(GATEWAY);
    }

    private Exchange edit(String provider, String key) throws IOException {
        return send(
                "seedream:edit?provider="
                        + provider
                        + "&apiKey="
                        + key
                        + "&model=seedream-4.5&prompt=at+night"
                        + address(),
                SampleImages.png(640, 360));
    }
}
