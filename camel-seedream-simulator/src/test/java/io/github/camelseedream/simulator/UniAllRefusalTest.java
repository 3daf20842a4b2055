package io.github.camelseedream.simulator;

import static io.github.camelseedream.simulator.LumenfallClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.fault.Fault;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class UniAllRefusalTest extends SimulatorTest {

    private static final String GOOD = "{'model': 'seedream-4.5', 'prompt': 'x'}";

    private final UniAllClient client = new UniAllClient(simulator);

    @AfterEach
    void billsNothing() {
        assertThat(simulator.acceptedCount()).isZero();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"Bearer bad-key", "Bearer ", "Basic abc"})
    void refusesAMissingOrWrongKeyWithAnEmptyCode(String header) {
        HttpResponse<byte[]> answer = client.withAuthorization(header).generate(GOOD);

        assertError(answer, 401, "", "Invalid token");
        assertThat(error(answer).has("param")).isFalse();
        assertThat(client.get("/uniall/v1/models").statusCode()).isEqualTo(401);
    }

    @Test
    void refusesAKeyWithoutQuotaAsForbidden() {
        HttpResponse<byte[]> answer = client.withAuthorization("Bearer poor-key").generate(GOOD);

        assertError(answer, 403, "insufficient_user_quota", "user quota is not enough");
        assertThat(error(answer).path("param").asText("-")).isEmpty();
        assertThat(client.get("/uniall/v1/models").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAKeyThatMayNotUseTheModel() {
        HttpResponse<byte[]> answer = client.withAuthorization("Bearer barred-key").generate(GOOD);

        assertError(answer, 403, "access_denied", "This token has no access to the model");
    }

    @Test
    void hasNoChannelForAnUnknownModel() {
        HttpResponse<byte[]> answer =
                client.generate("{'model': 'doubao-seedream-4-5', 'prompt': 'x'}");

        assertError(
                answer,
                503,
                "model_not_found",
                "No available channel for model doubao-seedream-4-5 under group default"
                        + " (distributor)");
        assertThat(error(answer).has("param")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                     | model",
                "{'model': 7}                                           | model",
                "{'model': 'seedream-4.0'}                              | prompt",
                "{'model': 'seedream-4.0', 'prompt': ' '}               | prompt",
                "{'model': 'seedream-4.0', 'prompt': 'x', 'n': 0}       | n must be",
                "{'model': 'seedream-4.0', 'prompt': 'x', 'n': 7}       | n must be",
                "{'model': 'seedream-4.0', 'prompt': 'x', 'n': '2'}     | n must be",
                "{'model': 'seedream-4.0', 'prompt': 'x', 'num_images': 7}          | num_images",
                "{'model': 'seedream-4.0', 'prompt': 'x', 'n': 1, 'num_images': 2}  | differ",
                "{'model': 'seedream-4.0', 'prompt': 'x', 'timeout_seconds': 0}     | timeout",
                "{'model': 'seedream-4.0', 'prompt': 'x', 'timeout_seconds': '9'}   | timeout",
                "{'model': 'seedream-4.0', 'prompt': 'x', 'custom_size': '2048x2048'} | width",
                "{'model': 'seedream-4.0', 'prompt': 'x', 'custom_size': {'width': 2048}} | height",
                "{'model': 'seedream-4.0', 'prompt': 'x', 'custom_size': {'width': '2048',"
                        + " 'height': '2048'}} | width",
                "[1]                                                    | JSON",
                "{'model':                                              | JSON"
            })
    void refusesWrongFieldsByName(String request, String named) {
        HttpResponse<byte[]> answer = client.generate(request);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(error(answer).path("code").asText()).isEqualTo("invalid_request");
        assertThat(error(answer).path("message").asText()).contains(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/uniall/v1/images/tasks", "/uniall/v1/chat/completions"})
    void knowsNoOtherPath(String path) {
        assertError(client.post(path, GOOD), 404, "", "Invalid URL (POST " + path + ")");
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_request, 400",
        "sensitive_words_detected, 400",
        "prompt_blocked, 400",
        "insufficient_user_quota, 403",
        "pre_consume_token_quota_failed, 403",
        "access_denied, 403",
        "do_request_failed, 500",
        "bad_response, 500",
        "convert_request_failed, 500",
        "rate_limit_check_failed, 500",
        "read_response_body_failed, 500",
        "model_not_found, 503"
    })
    void answersEveryErrorByItsCode(String code, int status) {
        simulator.fault(Fault.error(code));

        HttpResponse<byte[]> answer = client.generate(GOOD);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(error(answer).path("code").asText()).isEqualTo(code);
        assertThat(error(answer).path("type").asText()).isEqualTo("new_api_error");
    }

    @ParameterizedTest
    @CsvSource({"401", "429", "504"})
    void answersErrorsWithoutACodeByTheirStatus(int status) {
        simulator.fault(Fault.status(status).message("no"));

        assertError(client.generate(GOOD), status, "", "no");
    }

    @ParameterizedTest
    @CsvSource({"503", "422"})
    void passesOnWhatAnUpstreamProviderAnswers(int status) {
        simulator.fault(Fault.status(status).message("busy"));

        HttpResponse<byte[]> answer = client.generate(GOOD);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(error(answer).path("type").asText()).isEqualTo("upstream_error");
        assertThat(error(answer).path("code").asText()).isEqualTo("bad_response_status_code");
    }

    private static void assertError(
            HttpResponse<byte[]> answer, int status, String code, String message) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(error(answer).path("code").asText("-")).isEqualTo(code);
        assertThat(error(answer).path("type").asText()).isEqualTo("new_api_error");
        assertThat(error(answer).path("message").asText())
                .startsWith(message + " (request id: 20")
                .endsWith(")");
    }

    private static JsonNode error(HttpResponse<byte[]> answer) {
        return json(answer).path("error");
    }
}
