package io.github.camelseedream.simulator;

import static io.github.camelseedream.simulator.LumenfallClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.fault.Fault;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiMartRefusalTest extends SimulatorTest {

    private static final String GOOD = "{'model': 'doubao-seedance-4-5', 'prompt': 'x'}";
    private static final String NO_CREDENTIALS = "Invalid authentication credentials";

    private final ApiMartClient client = new ApiMartClient(simulator);

    @AfterEach
    void billsNothing() {
        assertThat(simulator.acceptedCount()).isZero();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"Bearer bad-key", "Basic abc"})
    void refusesAMissingOrWrongKeyEverywhere(String header) {
        client.withAuthorization(header);

        assertDocumented(client.generate(GOOD), 401, "authentication_error", NO_CREDENTIALS);
        assertDocumented(client.get("/tasks/x"), 401, "authentication_error", NO_CREDENTIALS);
        assertDocumented(client.get("/models"), 401, "authentication_error", NO_CREDENTIALS);
    }

    @Test
    void refusesAKeyWithoutMoneyEvenTheListOfModels() {
        client.withAuthorization("Bearer poor-key");
        String message = "Insufficient balance. Please top up your account";

        assertDocumented(client.generate(GOOD), 402, "payment_required", message);
        assertDocumented(client.get("/models"), 402, "payment_required", message);
    }

    @Test
    void refusesABarredKey() {
        assertDocumented(
                client.withAuthorization("Bearer barred-key").generate(GOOD),
                403,
                "permission_error",
                "Access forbidden. You don't have permission to access this resource");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1]                                         | not a JSON object",
                "{'model':                                   | not a JSON object",
                "{'prompt': 'x'}                             | model is required",
                "{'model': 'doubao-seedance-4-5'}            | prompt is required",
                "{'model': 'seedream-4.5', 'prompt': ' '}    | prompt is required",
                "{'model': 'seedream-4.5', 'prompt': 'x', 'webhook': 'here'} | webhook must be"
            })
    void refusesWhatIsNoRequest(String request, String reason) {
        HttpResponse<byte[]> answer = client.generate(request);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(error(answer).path("code").isInt()).isTrue();
        assertThat(error(answer).path("message").asText()).contains(reason);
    }

    @Test
    void refusesAnUnknownModel() {
        assertDocumented(
                client.generate("{'model': 'seedream-9', 'prompt': 'x'}"),
                400,
                "invalid_request_error",
                "No available channel for model seedream-9");
    }

    @Test
    void boundsThePromptOf40Only() {
        String prompt = "x".repeat(1001);

        HttpResponse<byte[]> answer =
                client.generate("{'model': 'doubao-seedance-4-0', 'prompt': '" + prompt + "'}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(error(answer).path("message").asText())
                .isEqualTo("prompt must not exceed 1000 characters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'size': '3:5'           | invalid size: 3:5, allowed: 1:1, 4:3, 3:4, 16:9, 9:16,"
                        + " 3:2, 2:3, 21:9, 9:21, auto",
                "'size': '2048x2048'     | invalid size: 2048x2048, allowed: 1:1, 4:3, 3:4, 16:9,"
                        + " 9:16, 3:2, 2:3, 21:9, 9:21, auto",
                "'size': 'auto'          | invalid size: auto requires image_urls",
                "'resolution': '1K'      | invalid size: 1K, allowed: 2K, 4K",
                "'resolution': '2k'      | invalid size: 2k, allowed: 2K, 4K",
                "'n': '2'                | n must be an integer",
                "'n': 2.0                | n must be an integer",
                "'n': 0                  | invalid n: 0, allowed: 1-15",
                "'n': 16                 | invalid n: 16, allowed: 1-15",
                "'sequential_image_generation': 'on' |"
                        + " invalid sequential_image_generation: on, allowed: disabled, auto",
                "'sequential_image_generation_options': {'max_images': 2} |"
                        + " max_images needs sequential_image_generation: auto",
                "'sequential_image_generation': 'auto',"
                        + " 'sequential_image_generation_options': {'max_images': 16} |"
                        + " invalid max_images: 16, allowed: 1-15",
                "'sequential_image_generation_options': 2 |"
                        + " sequential_image_generation_options must be an object",
                "'optimize_prompt_options': 'fast' | optimize_prompt_options must be an object",
                "'optimize_prompt_options': {'mode': 'slow'} |"
                        + " invalid mode: slow, allowed: standard, fast",
                "'watermark': 'true'     | watermark must be a boolean",
                "'nsfw_check': 1         | nsfw_check must be a boolean",
                "'image_urls': 'https://example.com/a.png' | image_urls must be an array of strings",
                "'image_urls': [{'url': 'x'}] | image_urls must be an array of strings"
            })
    void answers500ForParametersThatItCannotUse(String field, String reason) {
        assertBuildFailed("doubao-seedance-4-5", field, reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "doubao-seedance-4-0      | 'resolution': '3K'  | invalid size: 3K,"
                        + " allowed: 1K, 2K, 4K",
                "doubao-seedance-4-0      | 'optimize_prompt_options': {'mode': 'fast'} |"
                        + " optimize_prompt_options must be a string",
                "doubao-seedream-5-0-lite | 'resolution': '4K'  | invalid size: 4K, allowed: 2K, 3K",
                "doubao-seedream-5-0-lite | 'size': '9:21'      | invalid size: 9:21, allowed: 1:1,"
                        + " 4:3, 3:4, 16:9, 9:16, 3:2, 2:3, 21:9, auto",
                "doubao-seedream-5-0-lite | 'output_format': 'gif' | invalid output_format: gif,"
                        + " allowed: jpeg, png",
                "seedream-5-0-pro         | 'n': 2              | invalid n: 2, allowed: 1-1"
            })
    void everyModelHasItsOwnBounds(String model, String field, String reason) {
        assertBuildFailed(model, field, reason);
    }

    @ParameterizedTest
    @CsvSource({"10, 1, 200", "11, 1, 500", "10, 5, 200", "10, 6, 500", "1, 14, 200", "1, 15, 500"})
    void boundsReferencesAndImagesTogether(int references, int count, int status) {
        String urls =
                IntStream.range(0, references)
                        .mapToObj(i -> "'https://example.com/" + i + ".png'")
                        .collect(Collectors.joining(","));

        var answer = client.generate(with("'n': " + count + ", 'image_urls': [" + urls + "]"));

        assertThat(answer.statusCode()).isEqualTo(status);
        simulator.clear();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "iVBORw0KGgo=", "data:image/png;base64", "data:image/webp;base64,UklGRg==",
                "data:image/jpg;base64,/9j/4AAQ", "data:;base64,iVBORw0KGgo=", "a.png",
                "ftp://example.com/a.png", "https://"
            })
    void takesNoReferenceButAddressesAndWholeDataUris(String reference) {
        assertBuildFailed(
                "seedream-4.5",
                "'image_urls': ['" + reference + "']",
                "invalid image_urls[0]: must be a URL or a data URI, data:image/jpeg;base64,... or"
                        + " data:image/png;base64,...");
    }

    @Test
    void refusesADataUriThatIsNotBase64() {
        assertBuildFailed(
                "seedream-4.5",
                "'image_urls': ['https://example.com/a.png', 'data:image/png;base64,%%']",
                "invalid image_urls[1]: illegal base64 data");
    }

    @ParameterizedTest
    @CsvSource({
        "gif, 100, 100, image format must be jpeg or png",
        "png, 14, 20, 'image width and height must be above 14 px, not 14x20'",
        "jpeg, 301, 100, 'image aspect ratio must be within [1/3, 3], not 301x100'"
    })
    void theUpstreamProviderRefusesADataUriBeyondTheLimits(
            String format, int width, int height, String reason) {
        byte[] file = Images.file(format, width, height);
        String data = "data:image/png;base64," + Base64.getEncoder().encodeToString(file);

        assertDocumented(
                client.generate(with("'image_urls': ['" + data + "']")),
                422,
                "invalid_request_error",
                "image_urls[0]: " + reason);
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_request_error, Invalid request parameters",
        "401, authentication_error, Invalid authentication credentials",
        "429, rate_limit_error, Rate limit exceeded. Please try again later",
        "500, server_error, Internal server error. Please try again later",
        "502, bad_gateway, Bad gateway. The server is temporarily unavailable",
        "503, server_error, The server is temporarily unavailable",
        "418, invalid_request_error, Request failed",
        "524, server_error, Request failed"
    })
    void answersADocumentedErrorByItsStatus(int status, String type, String message) {
        simulator.fault(Fault.status(status));

        assertDocumented(client.generate(GOOD), status, type, message);
    }

    @ParameterizedTest
    @CsvSource({"get_channel_failed, 400", "bad_response_status_code, 422", "other, 400"})
    void anErrorWithATextForACodeHasTheObservedForm(String code, int status) {
        simulator.fault(Fault.error(code).message("no"));

        assertObserved(client.generate(GOOD), status, code, "no");
    }

    @Test
    void errorsMayHaveTheObservedForm() {
        simulator.variant("apimart", "errors", "observed");

        assertObserved(
                client.generate(with("'size': '3:5'")),
                500,
                "build_request_failed",
                "build_request_failed: invalid size: 3:5, allowed: ");
        assertObserved(
                client.generate("{'model': 'seedream-9', 'prompt': 'x'}"),
                400,
                "get_channel_failed",
                "No available channel for model seedream-9");
        client.withAuthorization("Bearer bad-key");
        assertObserved(client.generate(GOOD), 401, "", "invalid API key");
        client.withAuthorization(null);
        assertObserved(client.generate(GOOD), 401, "", "API key is required");
        simulator.fault(Fault.status(418));
        assertObserved(client.generate(GOOD), 418, "", "Request failed");
    }

    private void assertBuildFailed(String model, String field, String reason) {
        String request = "{'model': '" + model + "', 'prompt': 'x', " + field + "}";

        assertDocumented(
                client.generate(request), 500, "server_error", "build_request_failed: " + reason);
    }

    private static String with(String field) {
        return "{'model': 'seedream-4.5', 'prompt': 'x', " + field + "}";
    }

    private static void assertDocumented(
            HttpResponse<byte[]> answer, int status, String type, String message) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(error(answer).size()).isEqualTo(3);
        assertThat(error(answer).path("code").isInt()).isTrue();
        assertThat(error(answer).path("code").asInt()).isEqualTo(status);
        assertThat(error(answer).path("type").asText()).isEqualTo(type);
        assertThat(error(answer).path("message").asText()).isEqualTo(message);
    }

    private static void assertObserved(
            HttpResponse<byte[]> answer, int status, String code, String message) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(error(answer).path("code").isTextual()).isTrue();
        assertThat(error(answer).path("code").asText()).isEqualTo(code);
        assertThat(error(answer).path("type").asText()).isEqualTo("apimart_error");
        assertThat(error(answer).path("param").asText("-")).isEmpty();
        assertThat(error(answer).path("message").asText())
                .startsWith(message)
                .matches(".* \\(request id: 20\\d{15}[0-9a-f]{8}\\)");
    }

    private static JsonNode error(HttpResponse<byte[]> answer) {
        return json(answer).path("error");
    }
}
