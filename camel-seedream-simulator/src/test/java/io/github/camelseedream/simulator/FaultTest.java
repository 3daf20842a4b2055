package io.github.camelseedream.simulator;

import static io.github.camelseedream.simulator.LumenfallClient.json;
import static io.github.camelseedream.simulator.LumenfallClient.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.simulator.fault.Fault;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest extends SimulatorTest {

    private static final String URL_REQUEST =
            "{\"model\":\"seedream-4.5\",\"prompt\":\"a red fox\",\"size\":\"90x60\"}";
    private static final String BASE64_REQUEST =
            "{\"model\":\"seedream-4.5\",\"prompt\":\"x\",\"size\":\"900x600\","
                    + "\"response_format\":\"b64_json\"}";

    private final LumenfallClient client = new LumenfallClient(simulator);

    @Test
    void answers429WithRetryAfterAsOftenAsToldThenWorks() {
        simulator.fault(Fault.status(429).retryAfter(Duration.ofSeconds(2)).times(2));

        for (int i = 0; i < 2; i++) {
            HttpResponse<byte[]> limited = client.generate(URL_REQUEST);
            assertThat(limited.statusCode()).isEqualTo(429);
            assertThat(limited.headers().firstValue("Retry-After")).contains("2");
            assertThat(code(limited)).isEqualTo("RATE_LIMITED");
        }
        assertThat(client.generate(URL_REQUEST).statusCode()).isEqualTo(200);
        assertThat(simulator.acceptedCount()).isEqualTo(1);
    }

    @Test
    void refusesOnlyTheCallsBeyondARate() {
        simulator.fault(Fault.status(429).always().beyondPerSecond(3));

        List<Integer> statuses =
                Stream.generate(() -> client.generate(URL_REQUEST).statusCode()).limit(5).toList();

        assertThat(statuses.subList(0, 3)).containsOnly(200);
        await().until(() -> client.generate(URL_REQUEST).statusCode() == 200);
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_REQUEST, 400", "CONTENT_POLICY_VIOLATION, 400", "AUTHENTICATION_FAILED, 401",
        "INSUFFICIENT_BALANCE, 402", "MODEL_NOT_FOUND, 404", "MODEL_DISABLED, 404",
        "RECORDING_NOT_FOUND, 404", "RATE_LIMITED, 429", "INTERNAL_ERROR, 500",
        "ALL_PROVIDERS_EXHAUSTED, 502", "UPSTREAM_ERROR, 503"
    })
    void answersEveryDocumentedErrorByItsCode(String code, int status) {
        simulator.fault(Fault.error(code));

        HttpResponse<byte[]> response = client.generate(URL_REQUEST);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(code(response)).isEqualTo(code);
        assertThat(json(response).at("/error/message").asText()).isNotBlank();
        assertThat(response.headers().firstValue("X-Lumenfall-Request-Id")).isPresent();
        assertThat(simulator.acceptedCount()).isZero();
    }

    @Test
    void leavesOutTheImagesThatAreRefused() {
        simulator.fault(Fault.refuseImages(1, 3));

        HttpResponse<byte[]> response =
                client.generate(URL_REQUEST.replace("\"size\"", "\"n\":3,\"size\""));

        assertThat(json(response).path("data")).hasSize(1);
        assertThat(simulator.imageCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"taskEnd\": \"exploded\"}",
                "{\"taskMillis\": -1}",
                "{\"taskMillis\": \"1\"}",
                "{\"refuseImages\": 2}",
                "{\"refuseImages\": [0]}",
                "{\"refuseImages\": [\"2\"]}"
            })
    void refusesTasksThatCannotBe(String script) {
        assertThatThrownBy(() -> Fault.of(LumenfallClient.JSON.readTree(script)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("The key '(task|refuse).*' of a fault cannot be .*");
    }

    @Test
    void answersTheDocumentedPromptLimitByScript() {
        String message = "Too big: expected string to have <=1000 characters";
        simulator.fault(Fault.error("INVALID_REQUEST").message(message));

        assertThat(json(client.generate(URL_REQUEST)).at("/error/message").asText())
                .isEqualTo(message);
    }

    @Test
    void answersAStatusAndCodeOutsideTheTable() {
        simulator.fault(Fault.status(524).code("GATEWAY_TIMEOUT").message("slow"));

        HttpResponse<byte[]> response = client.generate(URL_REQUEST);

        assertThat(response.statusCode()).isEqualTo(524);
        assertThat(code(response)).isEqualTo("GATEWAY_TIMEOUT");
    }

    @Test
    void billsAFailedCallWhenTold() {
        simulator.fault(Fault.status(504).accepted());

        assertThat(client.generate(URL_REQUEST).statusCode()).isEqualTo(504);
        assertThat(simulator.acceptedCount()).isEqualTo(1);
        assertThat(simulator.submits().get(0).accepted()).isTrue();
    }

    @Test
    void delays() {
        simulator.fault(Fault.delay(Duration.ofMillis(300)));
        Instant start = Instant.now();

        assertThat(client.generate(URL_REQUEST).statusCode()).isEqualTo(200);
        assertThat(Duration.between(start, Instant.now())).isGreaterThan(Duration.ofMillis(290));
    }

    @Test
    void dropsTheConnectionBeforeAcceptingForNoMoney() {
        simulator.fault(Fault.dropBeforeAccept());

        assertThatThrownBy(() -> client.generate(URL_REQUEST))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(simulator.submits()).hasSize(1);
        assertThat(simulator.acceptedCount()).isZero();
    }

    @Test
    void dropsTheConnectionAfterAcceptingForMoney() {
        simulator.fault(Fault.dropAfterAccept());

        assertThatThrownBy(() -> client.generate(URL_REQUEST))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(simulator.acceptedCount()).isEqualTo(1);
    }

    @Test
    void doesNotBillADroppedCallThatWasWrongAnyway() {
        simulator.fault(Fault.dropAfterAccept());

        assertThatThrownBy(() -> client.generate("{}")).isInstanceOf(UncheckedIOException.class);
        assertThat(simulator.acceptedCount()).isZero();
    }

    @Test
    void answersAWebPage() {
        simulator.fault(Fault.htmlPage(502));

        HttpResponse<byte[]> response = client.generate(URL_REQUEST);

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(text(response)).startsWith("<html>");
    }

    @Test
    void answersOkWithAnError() {
        simulator.fault(Fault.okWithError().message("Upstream gave nothing"));

        HttpResponse<byte[]> response = client.generate(URL_REQUEST);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).at("/error/message").asText()).isEqualTo("Upstream gave nothing");
    }

    @Test
    void answersWithoutAnyImage() {
        simulator.fault(Fault.emptyData());

        assertThat(json(client.generate(URL_REQUEST)).path("data")).isEmpty();
        assertThat(simulator.acceptedCount()).isEqualTo(1);
        assertThat(simulator.imageCount()).isZero();
    }

    @Test
    void redirects() {
        simulator.fault(Fault.redirect("http://127.0.0.1:9/elsewhere"));

        HttpResponse<byte[]> response = client.generate(URL_REQUEST);

        assertThat(response.statusCode()).isEqualTo(307);
        assertThat(response.headers().firstValue("Location"))
                .contains("http://127.0.0.1:9/elsewhere");
    }

    @Test
    void handsOutAnAddressThatHasExpired() {
        simulator.fault(Fault.expiredUrl());

        String url = url(client.generate(URL_REQUEST));

        assertThat(client.get(url).statusCode()).isEqualTo(410);
    }

    @Test
    void claimsAnotherContentType() {
        simulator.fault(Fault.wrongContentType("text/plain").onPath("/media/"));
        String url = url(client.generate(URL_REQUEST));

        HttpResponse<byte[]> file = client.get(url);

        assertThat(file.headers().firstValue("Content-Type")).contains("text/plain");
        assertThat(Images.size(file.body())).isEqualTo("90x60");
    }

    @Test
    void truncatesTheFileBehindTheAddress() {
        String whole = url(client.generate(URL_REQUEST));
        simulator.fault(Fault.truncateImage());
        String half = url(client.generate(URL_REQUEST));

        int length = client.get(whole).body().length;
        assertThat(client.get(half).body()).hasSize(length / 2);
    }

    @Test
    void truncatesTheImageInsideIntactJson() {
        simulator.fault(Fault.truncateImage());

        byte[] file = base64(client.generate(BASE64_REQUEST));

        assertThat(file).startsWith(0x89, 'P', 'N', 'G');
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).doesNotContain("IEND");
    }

    @Test
    void escapesSlashesInBase64() {
        simulator.fault(Fault.escapeBase64());

        HttpResponse<byte[]> response = client.generate(BASE64_REQUEST);

        assertThat(text(response)).contains("\\/");
        assertThat(Images.size(base64(response))).isEqualTo("900x600");
    }

    @Test
    void wrapsBase64() {
        simulator.fault(Fault.wrapBase64());

        HttpResponse<byte[]> response = client.generate(BASE64_REQUEST);

        String base64 = json(response).at("/data/0/b64_json").asText();
        assertThat(base64.lines().findFirst().orElseThrow()).hasSize(76);
        assertThat(Images.size(Base64.getMimeDecoder().decode(base64))).isEqualTo("900x600");
    }

    @ParameterizedTest
    @CsvSource({"png", "jpeg", "gif"})
    void padsAnImageThatStaysValid(String format) {
        simulator.fault(Fault.imageBytes(5_000_000));
        String request = URL_REQUEST.replace("}", ",\"output_format\":\"" + format + "\"}");

        byte[] file = client.get(url(client.generate(request))).body();

        assertThat(file).hasSizeBetween(5_000_000, 5_100_000);
        assertThat(Images.size(file)).isEqualTo("90x60");
    }

    @ParameterizedTest
    @CsvSource({"webp", "avif"})
    void padsTheSamplesToo(String format) {
        simulator.fault(Fault.imageBytes(200_000));
        String request = URL_REQUEST.replace("}", ",\"output_format\":\"" + format + "\"}");

        assertThat(client.get(url(client.generate(request))).body())
                .hasSizeBetween(200_000, 300_000);
    }

    @Test
    void padsAnImageInBase64() {
        simulator.fault(Fault.imageBytes(5_000_000));

        assertThat(base64(client.generate(BASE64_REQUEST))).hasSizeBetween(5_000_000, 5_100_000);
    }

    @Test
    void meetsOnlyCallsWithThePrompt() {
        simulator.fault(Fault.status(500).whenPromptContains("blue").always());

        assertThat(client.generate(URL_REQUEST).statusCode()).isEqualTo(200);
        assertThat(client.generate(URL_REQUEST.replace("red", "blue")).statusCode()).isEqualTo(500);
    }

    @Test
    void meetsOnlyCallsWithTheMethodAndBody() {
        simulator.fault(Fault.status(500).onMethod("POST").whenBodyContains("90x60"));

        assertThat(client.get("/lumenfall/v1/balance").statusCode()).isEqualTo(200);
        assertThat(client.generate(BASE64_REQUEST).statusCode()).isEqualTo(200);
        assertThat(client.generate(URL_REQUEST).statusCode()).isEqualTo(500);
    }

    @Test
    void combinesTwoFaultsWithTheirConditions() {
        Fault late = Fault.delay(Duration.ofSeconds(1)).onMethod("POST");
        Fault both = Fault.status(503).whenPromptContains("fox").and(late);

        assertThat(both)
                .hasToString(
                        "{\"status\":503,\"match\":{\"promptContains\":\"fox\",\"method\":\"POST\"},"
                                + "\"delayMillis\":1000}");
        assertThatThrownBy(() -> both.and(Fault.status(500)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Both faults have the key 'status': 503 and 500");
    }

    @Test
    void leavesDownloadsAloneUnlessItSpeaksOfPaths() {
        String url = url(client.generate(URL_REQUEST));
        simulator.fault(Fault.status(503));
        simulator.fault(Fault.status(500).onPath("/media/"));

        assertThat(client.get(url).statusCode()).isEqualTo(500);
        assertThat(client.get(url).statusCode()).isEqualTo(200);
        assertThat(client.generate(URL_REQUEST).statusCode()).isEqualTo(503);
    }

    @Test
    void saysWhatItCannotRead() {
        assertThatThrownBy(() -> Fault.of(LumenfallClient.JSON.readTree("{\"stats\": 429}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Unknown key 'stats' in a fault; known: [accepted, ");
        assertThatThrownBy(() -> Fault.of(LumenfallClient.JSON.readTree("{\"status\": \"x\"}")))
                .hasMessage(
                        "The key 'status' of a fault cannot be \"x\"; it takes a status from 200 to"
                                + " 599");
        assertThatThrownBy(() -> Fault.of(LumenfallClient.JSON.readTree("{\"drop\": \"x\"}")))
                .hasMessage(
                        "The key 'drop' of a fault cannot be \"x\"; it takes \"beforeAccept\" or"
                                + " \"afterAccept\"");
    }

    private static String code(HttpResponse<byte[]> response) {
        return json(response).at("/error/code").asText();
    }

    private static String url(HttpResponse<byte[]> response) {
        return json(response).at("/data/0/url").asText();
    }

    private static byte[] base64(HttpResponse<byte[]> response) {
        return Base64.getDecoder().decode(json(response).at("/data/0/b64_json").asText());
    }
}
