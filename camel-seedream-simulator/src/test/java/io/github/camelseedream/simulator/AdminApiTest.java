package io.github.camelseedream.simulator;

import static io.github.camelseedream.simulator.LumenfallClient.json;
import static io.github.camelseedream.simulator.LumenfallClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.journal.RecordedRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminApiTest extends SimulatorTest {

    private static final String REQUEST =
            "{\"model\":\"seedream-4.5\",\"prompt\":\"x\",\"size\":\"90x60\"}";

    private final LumenfallClient client = new LumenfallClient(simulator);

    @Test
    void listsRequestsWithTheKeyMasked() {
        client.generate(REQUEST);

        HttpResponse<byte[]> response = client.get("/_sim/requests");

        JsonNode request = json(response).path(0);
        assertThat(request.path("method").asText()).isEqualTo("POST");
        assertThat(request.path("path").asText()).endsWith("/images/generations");
        assertThat(request.path("accepted").asBoolean()).isTrue();
        assertThat(request.path("receivedAt").asText()).endsWith("Z");
        assertThat(request.at("/json/size").asText()).isEqualTo("90x60");
        assertThat(request.at("/headers/Authorization/0").asText())
                .matches("Bearer sha256:[0-9a-f]{12}");
        assertThat(text(response)).doesNotContain("lmnfl_abc.secret");
    }

    @Test
    void listsThePartsOfAForm() {
        byte[] image = Images.file("png", 9, 9);
        client.edit(Form.edit().file("image", "in.png", "image/png", image));

        JsonNode parts = json(client.get("/_sim/requests")).at("/0/parts");

        assertThat(parts.at("/0/kind").asText()).isEqualTo("text");
        assertThat(parts.at("/0/value").asText()).isEqualTo("seedream-4");
        assertThat(parts.at("/2/kind").asText()).isEqualTo("file");
        assertThat(parts.at("/2/fileName").asText()).isEqualTo("in.png");
        assertThat(parts.at("/2/size").asInt()).isEqualTo(image.length);
        assertThat(parts.at("/2/sha256").asText()).hasSize(64);
    }

    @Test
    void keepsJsonUpToAMegabyte() {
        String prompt = "x".repeat(1024 * 1024 - REQUEST.length() + 1);
        client.generate(REQUEST.replace("\"x\"", "\"" + prompt + "\""));

        JsonNode request = json(client.get("/_sim/requests")).path(0);

        assertThat(request.path("size").asInt()).isEqualTo(1024 * 1024);
        assertThat(request.at("/json/prompt").asText()).isEqualTo(prompt);
    }

    @Test
    void forgetsTheOldestLargeBodiesFirst() {
        String large = REQUEST.replace("\"x\"", "\"" + "x".repeat(1_000_000) + "\"");
        for (int i = 0; i < 70; i++) {
            client.generate(large);
        }

        List<RecordedRequest> requests = simulator.requests();

        assertThat(requests).hasSize(70).allMatch(request -> request.body().size() > 1_000_000);
        assertThat(requests.get(0).json().isMissingNode()).isTrue();
        assertThat(requests.get(69).json().isMissingNode()).isFalse();
    }

    @Test
    void doesNotKeepMegabytesOfJson() {
        client.generate(REQUEST.replace("\"x\"", "\"" + "x".repeat(2_000_000) + "\""));

        JsonNode request = json(client.get("/_sim/requests")).path(0);

        assertThat(request.has("json")).isFalse();
        assertThat(request.path("size").asInt()).isGreaterThan(2_000_000);
        assertThat(request.path("sha256").asText()).hasSize(64);
    }

    @Test
    void clearsRequests() {
        client.generate(REQUEST);

        assertThat(client.delete("/_sim/requests").statusCode()).isEqualTo(204);
        assertThat(json(client.get("/_sim/requests"))).isEmpty();
    }

    @Test
    void takesOneFaultOrSeveral() {
        script("{\"status\": 429, \"retryAfter\": \"Wed, 21 Oct 2026 07:28:00 GMT\"}");
        script("[{\"status\": 502, \"code\": \"ALL_PROVIDERS_EXHAUSTED\"}, {\"delayMillis\": 1}]");

        HttpResponse<byte[]> limited = client.generate(REQUEST);
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().firstValue("Retry-After"))
                .contains("Wed, 21 Oct 2026 07:28:00 GMT");
        assertThat(client.generate(REQUEST).statusCode()).isEqualTo(502);
        assertThat(client.generate(REQUEST).statusCode()).isEqualTo(200);
        assertThat(json(client.get("/_sim/faults"))).isEmpty();
    }

    @Test
    void clearsFaults() {
        script("{\"status\": 500, \"times\": -1}");

        client.delete("/_sim/faults");

        assertThat(client.generate(REQUEST).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAFaultItCannotReadAndKeepsNoneOfThem() {
        HttpResponse<byte[]> response = script("[{\"status\": 500}, {\"explode\": true}]");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("message").asText()).contains("Unknown key 'explode'");
        assertThat(json(client.get("/_sim/faults"))).isEmpty();
    }

    @Test
    void counts() {
        client.generate(REQUEST);
        client.generate("{}");

        JsonNode stats = json(client.get("/_sim/stats"));

        assertThat(stats.path("accepted").asInt()).isEqualTo(1);
        assertThat(stats.path("images").asInt()).isEqualTo(1);
        assertThat(stats.path("maxInFlight").asInt()).isEqualTo(1);
        assertThat(stats.path("inFlight").asInt()).isZero();
    }

    @Test
    void setsHowLongTasksTake() {
        HttpResponse<byte[]> response =
                client.post("/_sim/tasks", "application/json", "{\"millis\": 30000}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(simulator.tasks().duration()).isEqualTo(Duration.ofSeconds(30));
        assertThat(json(client.get("/_sim/tasks")).path("millis").asInt()).isEqualTo(30_000);
        assertThat(client.delete("/_sim/tasks").statusCode()).isEqualTo(204);
        assertThat(simulator.tasks().duration()).isEqualTo(Duration.ofMillis(250));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"millis\": -1}", "{\"millis\": \"30\"}", "{}", "30000", "soon", ""})
    void refusesADurationItCannotRead(String body) {
        HttpResponse<byte[]> response = client.post("/_sim/tasks", "application/json", body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("message").asText())
                .isEqualTo("Say how long a task takes, such as {\"millis\": 30000}");
    }

    @Test
    void hasNoWebhooksToShowUntilOneIsSent() {
        assertThat(json(client.get("/_sim/webhooks"))).isEmpty();
    }

    /** A body that is no JSON used to leave the caller waiting for ever. */
    @ParameterizedTest
    @ValueSource(strings = {"status=429", "", "429", "\"x\"", "null", "[429]", "{\"match\": 1}"})
    void answersAFaultThatIsNoFault(String body) {
        HttpResponse<byte[]> response = script(body);

        assertThat(response.statusCode()).isEqualTo(400);
        String hint = "A fault is a JSON object, such as {\"status\": 429, \"retryAfter\": \"2\"}";
        String match = "The key 'match' of a fault cannot be 1; it takes an object";
        assertThat(json(response).path("message").asText())
                .isEqualTo(body.contains("match") ? match : hint);
    }

    @Test
    void showsTheWayAround() {
        JsonNode index = json(client.get("/"));

        assertThat(index.at("/baseUrls/lumenfall").asText())
                .isEqualTo(SIMULATOR.baseUrl("lumenfall"));
        assertThat(index.path("control").toString())
                .contains("\"POST /_sim/faults\"", "\"GET /_sim/requests\"");
        assertThat(json(client.get("/_sim/nothing")).path("message").asText())
                .startsWith(
                        "No such path: GET /_sim/nothing; there are [GET /, GET /_sim, GET"
                                + " /_sim/requests");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | Variants are a JSON object, such as {\"apiframe\": {\"result\": \"string\"}}",
                "{\"apiframe\": 1} | Variants are a JSON object, such as {\"apiframe\":",
                "{\"x\": {\"y\": \"z\"}} | No provider 'x'; there are [lumenfall",
                "{\"lumenfall\": {\"y\": \"z\"}} | No variant 'y'; there are []"
            })
    void refusesVariantsItDoesNotKnow(String choice, String message) {
        HttpResponse<byte[]> response = client.post("/_sim/variants", "application/json", choice);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("message").asText()).startsWith(message);
    }

    @Test
    void pointsOutThatThereIsNoSuchProvider() {
        HttpResponse<byte[]> response = client.get("/midjourney/v1/models");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(text(response)).contains("/lumenfall/openai/v1");
    }

    private HttpResponse<byte[]> script(String json) {
        return client.post("/_sim/faults", "application/json", json);
    }
}
