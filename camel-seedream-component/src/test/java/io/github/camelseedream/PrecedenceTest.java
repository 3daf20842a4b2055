package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.exchange.ResultMode;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.support.PropertyBindingSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Message header over structured body over endpoint option over component option. */
class PrecedenceTest extends MultiComponentRouteTest {

    /** One parameter with four values, from the weakest origin to the strongest. */
    private record Case(String option, String field, String wire, List<Object> values) {

        String header() {
            return "CamelSeedream" + Character.toUpperCase(option.charAt(0)) + option.substring(1);
        }
    }

    private static final List<Case> CASES =
            List.of(
                    new Case("prompt", "prompt", "prompt", List.of("one", "two", "three", "four")),
                    new Case(
                            "model",
                            "model",
                            "model",
                            List.of(
                                    "seedream-4.5",
                                    "seedream-4",
                                    "seedream-5-lite",
                                    "byteplus/seedream-4.5")),
                    new Case("size", "size", "size", List.of("16:9", "4:3", "auto", "640x480")),
                    new Case(
                            "aspectRatio",
                            "aspect_ratio",
                            "aspect_ratio",
                            List.of("1:1", "2:3", "3:2", "9:16")),
                    new Case("count", "n", "n", List.of(1, 2, 3, 4)),
                    new Case("seed", "seed", "seed", List.of(1, 2, 3, 4)),
                    new Case(
                            "outputFormat",
                            "output_format",
                            "output_format",
                            List.of("png", "jpeg", "gif", "webp")),
                    new Case("user", "user", "user", List.of("u1", "u2", "u3", "u4")));

    @TestFactory
    Stream<DynamicTest> theStrongerOriginWins() {
        return CASES.stream()
                .flatMap(
                        one ->
                                Stream.of(1, 2, 3, 4)
                                        .map(
                                                origins ->
                                                        DynamicTest.dynamicTest(
                                                                one.option() + " of " + origins,
                                                                () -> wins(one, origins))));
    }

    /** Gives the parameter by the weakest so many origins; the last of them must be on the wire. */
    private void wins(Case one, int origins) {
        simulator().clear();
        String scheme = "own" + one.option().toLowerCase(Locale.ROOT) + origins;
        SeedreamComponent own = add(scheme, options -> {});
        PropertyBindingSupport.build()
                .bind(
                        context,
                        own.getConfiguration(),
                        one.option(),
                        String.valueOf(one.values().get(0)));
        Map<String, Object> body = new HashMap<>();
        if (!one.option().equals("prompt")) {
            body.put("prompt", "a cat");
        }
        if (origins > 2) {
            body.put(one.field(), one.values().get(2));
        }
        String uri =
                scheme
                        + ":generate"
                        + (origins > 1 ? "?" + one.option() + "=" + one.values().get(1) : "");
        Map<String, Object> headers =
                origins > 3 ? Map.of(one.header(), one.values().get(3)) : Map.of();

        Exchange answer = send(uri, body, headers);

        assertThat(answer.getException()).isNull();
        assertThat(wire().path(one.wire()).asText())
                .isEqualTo(String.valueOf(one.values().get(origins - 1)));
    }

    @Test
    void aTextBodyIsThePromptOnlyWhenNothingElseGivesOne() {
        send("seedream:generate", "from the body");
        send("seedream:generate?prompt=from+the+option", "from the body");
        send(
                "seedream:generate?prompt=from+the+option",
                "from the body",
                Map.of("CamelSeedreamPrompt", "from the header"));

        assertThat(simulator().submits())
                .extracting(request -> request.json().path("prompt").asText())
                .containsExactly("from the body", "from the option", "from the header");
    }

    @Test
    void anEmptyHeaderIsOneThatIsNotSet() {
        send("seedream:generate?seed=7", "a cat", Map.of("CamelSeedreamSeed", ""));

        assertThat(wire().path("seed").asInt()).isEqualTo(7);
    }

    @Test
    void anImageRequestIsABodyLikeAnyOther() {
        ImageRequest request =
                ImageRequest.builder()
                        .set(ImageParameters.PROMPT, "a cat")
                        .set(ImageParameters.SEED, 5L)
                        .set(ImageParameters.PARAMETERS, Map.of("depth", Map.of("near", 0.5)))
                        .build();

        send("seedream:generate?seed=4&user=u", request, Map.of("CamelSeedreamUser", "h"));

        assertThat(wire().toString())
                .isEqualTo(
                        "{\"model\":\"seedream-4.5\",\"prompt\":\"a cat\",\"seed\":5,\"user\":\"h\","
                                + "\"depth\":{\"near\":0.5}}");
    }

    @Test
    void resultsOfOneStepAreNotTheRequestOfTheNext() throws Exception {
        add("whole", options -> options.setResultMode(ResultMode.image));
        routes(
                builder ->
                        builder.from("direct:both")
                                .to("whole:generate?size=320x200&count=1&seed=3")
                                .to("whole:edit?prompt=make+it+blue&model=seedream-5-lite"));

        Exchange answer = send("direct:both", "a red door", Map.of("CamelSeedreamUser", "u"));

        assertThat(answer.getException()).isNull();
        assertThat(simulator().submits().get(0).json().toString())
                .isEqualTo(
                        "{\"model\":\"seedream-4.5\",\"prompt\":\"a red door\",\"seed\":3,"
                                + "\"user\":\"u\",\"size\":\"320x200\",\"n\":1}");
        assertThat(simulator().submits().get(1).parts())
                .extracting(part -> part.name() + "=" + part.value())
                .containsExactlyInAnyOrder(
                        "model=seedream-5-lite", "prompt=make it blue", "user=u", "image=null");
        assertThat(answer.getMessage().getHeaders())
                .containsEntry("CamelSeedreamResultModel", "byteplus/seedream-5-lite")
                .containsEntry("CamelSeedreamResultProvider", "lumenfall")
                .containsEntry("CamelSeedreamUser", "u")
                .doesNotContainKeys("CamelSeedreamModel", "CamelSeedreamSize");
    }

    private static JsonNode wire() {
        return onlySubmit().json();
    }

    @Test
    void aProviderInCapitalsOrAmongApiframesParametersWasSilentlyIgnored() {
        for (Map<String, Object> body :
                List.<Map<String, Object>>of(
                        Map.of("prompt", "a cat", "PROVIDER", "nobody"),
                        Map.of(
                                "prompt",
                                "a cat",
                                "seedreamParams",
                                Map.of("provider", "nobody")))) {
            assertThat(send("seedream:generate", body).getException())
                    .hasMessageContaining("provider 'nobody' is not known.");
        }
        assertThat(simulator().requests()).isEmpty();
    }
}
