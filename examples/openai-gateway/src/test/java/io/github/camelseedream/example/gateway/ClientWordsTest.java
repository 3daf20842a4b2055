package io.github.camelseedream.example.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.simulator.SeedreamSimulator;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors speak to somebody who knows OpenAI's API, and has no route to change. */
class ClientWordsTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final String OF_CAMEL =
            "Camel|seedream:|java\\.|LinkedHashMap|ArrayList|Stream|\\bFile\\b|\\bPath\\b"
                    + "|[tT]he (header|option|body)|endpoint|component|exchange|\\broute\\b"
                    + "|passUnknown|referenceDirectory|referenceUploader";

    private static final List<String> WRONG =
            List.of(
                    "\"promt\": \"x\"",
                    "\"prompt\": 5",
                    "\"prompt\": {\"a\": 1}",
                    "\"prompt\": \"x\", \"n\": 0",
                    "\"prompt\": \"x\", \"n\": 99",
                    "\"prompt\": \"x\", \"n\": \"many\"",
                    "\"prompt\": \"x\", \"n\": 1, \"count\": 5",
                    "\"prompt\": \"x\", \"size\": \"12x\"",
                    "\"prompt\": \"x\", \"size\": 5",
                    "\"prompt\": \"x\", \"size\": \"99999x1\"",
                    "\"prompt\": \"x\", \"aspect_ratio\": \"match\"",
                    "\"prompt\": \"x\", \"quality\": []",
                    "\"prompt\": \"x\", \"output_format\": \"tiff\"",
                    "\"prompt\": \"x\", \"output_compression\": 500",
                    "\"prompt\": \"x\", \"output_compression\": 50, \"output_format\":"
                            + " \"png\"",
                    "\"prompt\": \"x\", \"seed\": \"abc\"",
                    "\"prompt\": \"x\", \"image\": \"/etc/passwd\"",
                    "\"prompt\": \"x\", \"image\": \"data:image/png;base64,AAAA\"",
                    "\"prompt\": \"x\", \"image\": [1, 2]",
                    "\"prompt\": \"x\", \"image\": \"http://127.0.0.1/x.png\"",
                    "\"prompt\": \"x\", \"mask\": \"x\"",
                    "\"prompt\": \"x\", \"parameters\": 5",
                    "\"prompt\": \"x\", \"parameters\": \"{\\\"webhook_url\\\": 1}\"",
                    "\"prompt\": \"x\", \"timeout\": 5",
                    "\"prompt\": \"x\", \"model\": 5",
                    "\"prompt\": \"" + "x".repeat(200_000) + "\"");

    private static SeedreamSimulator simulator;

    @BeforeAll
    static void start() {
        simulator = SeedreamSimulator.start();
        simulator.tasks().duration(Duration.ofMillis(1));
    }

    @AfterAll
    static void stop() {
        simulator.close();
    }

    @Test
    void aMissingPromptIsAFieldToGive() throws Exception {
        try (GatewayRun gateway = new GatewayRun(simulator).start()) {
            for (String body : List.of("{}", "{\"prompt\": \"\"}", "{\"prompt\": null}")) {
                JsonNode error = error(gateway.generate(body));

                assertThat(error.get("message").textValue())
                        .isEqualTo("prompt is missing: give the field `prompt`");
                assertThat(error.get("param").textValue()).isEqualTo("prompt");
            }
        }
    }

    @Test
    void aMissingImageIsAFieldToGive() throws Exception {
        try (GatewayRun gateway = new GatewayRun(simulator).start()) {
            JsonNode error =
                    error(
                            gateway.post(
                                    "/v1/images/edits",
                                    "application/json",
                                    "{\"prompt\": \"in snow\"}"));

            assertThat(error.get("message").textValue())
                    .isEqualTo("image is missing: give the field `image`");
            assertThat(error.get("param").textValue()).isEqualTo("image");
        }
    }

    @Test
    void aFileThatIsNoImageIsSaidToBeNone() throws Exception {
        try (GatewayRun gateway = new GatewayRun(simulator).start()) {
            JsonNode error =
                    error(
                            gateway.post(
                                    "/v1/images/edits",
                                    "multipart/form-data; boundary=b",
                                    "--b\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\n"
                                            + "in snow\r\n--b\r\nContent-Disposition: form-data;"
                                            + " name=\"image\"; filename=\"a.png\"\r\n\r\n"
                                            + "no image at all\r\n--b--\r\n"));

            assertThat(error.get("param").textValue()).isEqualTo("image");
            assertThat(error.get("message").textValue())
                    .isEqualTo("image is not an image of a known format, but text (15 bytes)");
        }
    }

    static Stream<String> providers() {
        return BuiltInProviders.all().stream().map(provider -> provider.spec().name());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void anUnknownModelIsNotFound(String provider) throws Exception {
        try (GatewayRun gateway = new GatewayRun(simulator, provider).start()) {
            HttpResponse<String> answer =
                    gateway.generate("{\"prompt\": \"a fox\", \"model\": \"gpt-5\"}");

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
            assertThat(answer.body()).contains("\"code\":\"model_not_found\"", "gpt-5");
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void noMessageSpeaksOfWhatAClientDoesNotHave(String provider) throws Exception {
        try (GatewayRun gateway = new GatewayRun(simulator, provider).start()) {
            for (String fields : WRONG) {
                for (String path : List.of("generations", "edits")) {
                    HttpResponse<String> answer =
                            gateway.post(
                                    "/v1/images/" + path, "application/json", "{" + fields + "}");
                    if (answer.statusCode() != 200) {
                        String message =
                                MAPPER.readTree(answer.body()).at("/error/message").textValue();
                        // ByteDance calls a model so, and what a provider says is passed on
                        assertThat(message.replace("model or endpoint", "model"))
                                .hasSizeLessThan(1000)
                                .doesNotContainPattern(OF_CAMEL);
                    }
                }
            }
        }
    }

    private static JsonNode error(HttpResponse<String> answer) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        return MAPPER.readTree(answer.body()).get("error");
    }
}
