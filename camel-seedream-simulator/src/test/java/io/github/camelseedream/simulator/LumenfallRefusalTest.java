package io.github.camelseedream.simulator;

import static io.github.camelseedream.simulator.LumenfallClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LumenfallRefusalTest extends SimulatorTest {

    private static final String GOOD = "{\"model\": \"seedream-4.5\", \"prompt\": \"x\"}";

    private final LumenfallClient client = new LumenfallClient(simulator);

    @AfterEach
    void billsNothing() {
        assertThat(simulator.acceptedCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101})
    void namesTheRangeOfACompression(int compression) {
        HttpResponse<byte[]> response =
                client.generate(
                        "{\"model\":\"seedream-4\",\"prompt\":\"x\",\"output_compression\":"
                                + compression
                                + "}");

        assertThat(json(response).at("/error/message").asText())
                .isEqualTo("Invalid output_compression: expected 1 to 100");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"Bearer bad-key", "Bearer ", "Basic abc", "Bearer two words", "abc"})
    void refusesAMissingMalformedOrWrongKey(String header) {
        HttpResponse<byte[]> response = client.withAuthorization(header).generate(GOOD);

        assertError(response, 401, "AUTHENTICATION_FAILED", "Invalid API key");
        assertThat(error(response).path("type").asText()).isEqualTo("authentication_error");
        assertThat(response.headers().firstValue("X-Lumenfall-Request-Id")).isPresent();
    }

    @Test
    void refusesAKeyWithoutMoney() {
        HttpResponse<byte[]> response = client.withAuthorization("Bearer poor-key").generate(GOOD);

        assertError(
                response,
                402,
                "INSUFFICIENT_BALANCE",
                "Insufficient balance: $0.05 required, $0.02 available");
    }

    @ParameterizedTest
    @CsvSource({
        "Seedream-4.5, seedream-4.5",
        "seedream-5-lit, seedream-5-lite",
        "fal-ai/seedream-4, seedream-4",
        "byteplus/seedrem-4, seedream-4"
    })
    void refusesAnUnknownModelAndSuggestsTheNearest(String slug, String nearest) {
        HttpResponse<byte[]> response =
                client.generate("{\"model\": \"" + slug + "\", \"prompt\": \"x\"}");

        String message = error(response).path("message").asText();
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(error(response).path("code").asText()).isEqualTo("MODEL_NOT_FOUND");
        assertThat(message).startsWith("Model '" + slug + "' not found");
        assertThat(message).contains("Did you mean '" + nearest);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                 | model",
                "{'model': 'seedream-4'}                            | prompt",
                "{'model': 'seedream-4', 'prompt': ' '}             | prompt",
                "{'model': 'seedream-4', 'prompt': 7}               | prompt",
                "{'model': 'seedream-4', 'prompt': 'x', 'n': 0}     | n",
                "{'model': 'seedream-4', 'prompt': 'x', 'n': 11}    | n",
                "{'model': 'seedream-4', 'prompt': 'x', 'n': '2'}   | n",
                "{'model': 'seedream-4', 'prompt': 'x', 'n': 2.0}   | n",
                "{'model': 'seedream-4', 'prompt': 'x', 'seed': '1'}| seed",
                "{'model': 'seedream-4', 'prompt': 'x', 'size': 'big'}            | size",
                "{'model': 'seedream-4', 'prompt': 'x', 'size': '0x10'}           | size",
                "{'model': 'seedream-4', 'prompt': 'x', 'size': '14143x10'}       | size",
                "{'model': 'seedream-4', 'prompt': 'x', 'size': 'custom'}         | width",
                "{'model': 'seedream-4', 'prompt': 'x', 'aspect_ratio': 'wide'}   | aspect_ratio",
                "{'model': 'seedream-4', 'prompt': 'x', 'aspect_ratio': '0:1'}    | aspect_ratio",
                "{'model': 'seedream-4', 'prompt': 'x', 'resolution': 'huge'}     | resolution",
                "{'model': 'seedream-4', 'prompt': 'x', 'response_format': 'xml'} |"
                        + " response_format",
                "{'model': 'seedream-4', 'prompt': 'x', 'output_format': 'tiff'}  | output_format",
                "{'model': 'seedream-4', 'prompt': 'x', 'output_compression': 101}| compression",
                "[1]                                                | JSON",
                "{'model':                                          | JSON"
            })
    void refusesWrongFieldsByName(String request, String named) {
        HttpResponse<byte[]> response = client.generate(request.replace('\'', '"'));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(error(response).path("code").asText()).isEqualTo("INVALID_REQUEST");
        assertThat(error(response).path("message").asText()).contains(named);
    }

    @Test
    void convertsToAvifUpTo1600PixelsOnly() {
        String request =
                "{\"model\":\"seedream-4.5\",\"prompt\":\"x\",\"size\":\"1601x100\","
                        + "\"output_format\":\"avif\"}";

        assertError(
                client.generate(request),
                400,
                "INVALID_REQUEST",
                "AVIF conversion is only supported for images up to 1600 pixels");
    }

    private static void assertError(
            HttpResponse<byte[]> response, int status, String code, String message) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(error(response).path("code").asText()).isEqualTo(code);
        assertThat(error(response).path("message").asText()).isEqualTo(message);
    }

    private static JsonNode error(HttpResponse<byte[]> response) {
        return json(response).path("error");
    }
}
