package io.github.camelseedream.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Calls as ByteDance's page shows them. JSON is written with single quotes. */
final class ArkClient {

    private final LumenfallClient http;
    private final String base;

    /** At one of the two brands. */
    ArkClient(SeedreamSimulator simulator, String brand) {
        http = new LumenfallClient(simulator);
        base = simulator.baseUrl(brand);
    }

    ArkClient withAuthorization(String header) {
        http.withAuthorization(header);
        return this;
    }

    HttpResponse<byte[]> generate(String json) {
        return http.post(base + "/images/generations", "application/json", json.replace('\'', '"'));
    }

    /** Of this model, with a prompt and further fields. */
    HttpResponse<byte[]> generate(String model, String more) {
        String comma = more.isEmpty() ? "" : ",";
        return generate("{'model':'" + model + "','prompt':'a red fox'" + comma + more + "}");
    }

    /** The answer to a request that is taken. */
    JsonNode images(String model, String more) {
        HttpResponse<byte[]> answer = generate(model, more);
        assertThat(answer.statusCode()).as(LumenfallClient.text(answer)).isEqualTo(200);
        return LumenfallClient.json(answer);
    }

    /** The error of a request that is refused. */
    JsonNode refused(String model, String more) {
        HttpResponse<byte[]> answer = generate(model, more);
        assertThat(answer.statusCode()).as(LumenfallClient.text(answer)).isEqualTo(400);
        return LumenfallClient.json(answer).path("error");
    }

    /** The events of a streamed answer, without the closing {@code [DONE]}. */
    List<JsonNode> events(String model, String more) {
        String stream = more.isEmpty() ? "'stream':true" : "'stream':true," + more;
        return events(LumenfallClient.text(generate(model, stream)));
    }

    static List<JsonNode> events(String stream) {
        List<JsonNode> events = new ArrayList<>();
        for (String block : stream.replace("\r\n", "\n").split("\n\n")) {
            String data =
                    String.join(
                            "\n",
                            Arrays.stream(block.split("\n"))
                                    .filter(line -> line.startsWith("data: "))
                                    .map(line -> line.substring(6))
                                    .toList());
            if (!data.isEmpty() && !data.equals("[DONE]")) {
                JsonNode event = tree(data);
                assertThat(block).contains("event: " + event.path("type").asText());
                events.add(event);
            }
        }
        return events;
    }

    HttpResponse<byte[]> get(String pathOrUrl) {
        return http.get(pathOrUrl.startsWith("http") ? pathOrUrl : base + pathOrUrl);
    }

    private static JsonNode tree(String json) {
        try {
            return LumenfallClient.JSON.readTree(json);
        } catch (IOException e) {
            throw new AssertionError(json, e);
        }
    }
}
