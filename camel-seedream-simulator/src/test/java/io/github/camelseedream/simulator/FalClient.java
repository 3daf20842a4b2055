package io.github.camelseedream.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.awaitility.Awaitility;

/** Calls as fal's pages show them. JSON is written with single quotes. */
final class FalClient {

    static final String FOUR_5 = "fal-ai/bytedance/seedream/v4.5/text-to-image";

    private final SeedreamSimulator simulator;
    private final JsonCaller http;

    FalClient(SeedreamSimulator simulator) {
        this.simulator = simulator;
        http = new JsonCaller(simulator).with("Authorization", "Key any");
    }

    JsonCaller http() {
        return http;
    }

    HttpResponse<byte[]> submit(String endpoint, String json) {
        return http.post("/fal/queue/" + endpoint, json);
    }

    /** The answer to a submit that is taken. */
    JsonNode submitted(String endpoint, String json) {
        HttpResponse<byte[]> answer = submit(endpoint, json);
        assertThat(answer.statusCode()).as(LumenfallClient.text(answer)).isEqualTo(200);
        return LumenfallClient.json(answer);
    }

    /** The result of a request, once it has ended. */
    HttpResponse<byte[]> result(String endpoint, String json) {
        JsonNode submitted = submitted(endpoint, json);
        simulator.clock().advance(simulator.tasks().duration());
        Awaitility.await()
                .until(() -> http.get(submitted.path("status_url").asText()).statusCode() == 200);
        return http.get(submitted.path("response_url").asText());
    }

    /** The output of a request that succeeds. */
    JsonNode output(String endpoint, String json) {
        HttpResponse<byte[]> result = result(endpoint, json);
        assertThat(result.statusCode()).as(LumenfallClient.text(result)).isEqualTo(200);
        return LumenfallClient.json(result);
    }

    /** What is wrong with an input, by the result of the request. */
    JsonNode refused(String endpoint, String json) {
        HttpResponse<byte[]> result = result(endpoint, json);
        assertThat(result.statusCode()).as(LumenfallClient.text(result)).isEqualTo(422);
        return LumenfallClient.json(result).at("/detail/0");
    }
}
