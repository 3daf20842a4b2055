package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.error.InvalidRequestException;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

/** Fields of the provider's own: option prefix, header map, body field. */
class ExtraParametersTest extends MultiComponentRouteTest {

    private static final String START = "{\"model\":\"seedream-4.5\",\"prompt\":\"a cat\",";

    @Test
    void anOptionIsReadAsJsonWhereItIsJsonAndDotsMakeObjects() {
        send(
                "seedream:generate?parameter.sync_mode=false&parameter.steps=30&parameter.word=hi"
                        + "&parameter.deep.near=0.5&parameter.deep.far=null"
                        + "&parameter.list=RAW([1,2])&parameter.quoted=RAW(\"3\")",
                "a cat");

        assertThat(onlySubmit().json().get("sync_mode").isBoolean()).isTrue();
        assertThat(onlySubmit().json().get("steps").isInt()).isTrue();
        assertThat(onlySubmit().json().get("word").asText()).isEqualTo("hi");
        assertThat(onlySubmit().json().get("deep").toString())
                .isIn("{\"near\":0.5,\"far\":null}", "{\"far\":null,\"near\":0.5}");
        assertThat(onlySubmit().json().get("list").toString()).isEqualTo("[1,2]");
        assertThat(onlySubmit().json().get("quoted").toString()).isEqualTo("\"3\"");
    }

    @Test
    void valuesOfTheHeaderMapKeepTheirType() {
        send(
                "seedream:generate",
                "a cat",
                Map.of("CamelSeedreamParameters", Map.of("steps", "30")));

        assertWire(START + "\"steps\":\"30\"}");
    }

    @Test
    void theHeaderWinsOverTheBodyWhichWinsOverTheOption() {
        send(
                "seedream:generate?parameter.a=1&parameter.b=1&parameter.c=1",
                Map.of("prompt", "a cat", "parameters", Map.of("b", 2, "c", 2)),
                Map.of("CamelSeedreamParameters", Map.of("c", 3)));

        assertThat(onlySubmit().json().path("a").asInt()).isEqualTo(1);
        assertThat(onlySubmit().json().path("b").asInt()).isEqualTo(2);
        assertThat(onlySubmit().json().path("c").asInt()).isEqualTo(3);
    }

    @Test
    void aNamedExtraOfTheWrongTypeIsRefused() {
        assertRefused(
                send(
                        "seedream:generate",
                        "a cat",
                        Map.of("CamelSeedreamParameters", Map.of("sync_mode", "maybe"))),
                "parameters.sync_mode 'maybe' (header CamelSeedreamParameters) is not what"
                        + " lumenfall takes. Accepted: true, false");
    }

    @Test
    void anExtraDoesNotOverrideAParameter() {
        assertRefused(
                send("seedream:generate?seed=1&parameter.seed=2", "a cat"),
                "parameters.seed '2' (option parameters) is what seed is sent as, and seed is given"
                        + " too. Leave one of them out");
    }

    @Test
    void parametersThatAreNoMapAreRefused() {
        for (Object odd : List.of("steps=30", List.of(1), 7)) {
            assertRefused(
                    send("seedream:generate", "a cat", Map.of("CamelSeedreamParameters", odd)),
                    "parameters '"
                            + odd
                            + "' (header CamelSeedreamParameters) is no map. Accepted: a map from"
                            + " the provider's field names to values, or a JSON object as text");
        }
        assertRefused(
                send("seedream:generate", Map.of("prompt", "a cat", "parameters", "steps=30")),
                "parameters 'steps=30' (body field parameters) is no map. Accepted: a map from the"
                        + " provider's field names to values, or a JSON object as text");
    }

    @Test
    void aTimeOfUniAllsThatOutlastsTheTimeoutIsRefusedBeforeItIsPaidFor() {
        add(
                "uniall",
                options -> {
                    options.setProvider("uniall");
                    options.setBaseUrl(SIMULATOR.baseUrl("uniall"));
                });
        String uri = "uniall:generate?timeout=20s&parameter.timeout_seconds=";

        assertThat(send(uri + 0, "a cat").getException())
                .hasMessageContaining("Accepted: 1 or more");
        assertThat(send(uri + 20, "a cat").getException())
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageMatching(
                        "(?s).*timeout_seconds '20' \\(option parameters\\) is above the \\d+"
                                + " seconds that timeout leaves for it, less 15 for the answer: the"
                                + " image could be paid for and not be waited for. Raise timeout,"
                                + " or leave it out.*");
        assertThat(simulator().requests()).isEmpty();
        assertThat(send(uri + 2, "a cat").getException()).isNull();
        assertThat(onlySubmit().json().path("timeout_seconds").asInt()).isEqualTo(2);
    }

    private static void assertWire(String json) {
        assertThat(onlySubmit().json().toString()).isEqualTo(json);
    }

    private static void assertRefused(Exchange answer, String violation) {
        assertThat(answer.getException())
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "Nothing was sent; the request for provider lumenfall is not valid:\n  - "
                                + violation);
        assertThat(simulator().requests()).isEmpty();
    }
}
