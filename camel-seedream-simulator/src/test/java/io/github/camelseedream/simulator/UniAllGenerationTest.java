package io.github.camelseedream.simulator;

import static io.github.camelseedream.simulator.LumenfallClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.fault.Fault;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UniAllGenerationTest extends SimulatorTest {

    private static final String THREE =
            "{'model': 'seedream-4.0', 'prompt': 'a cat', 'num_images': 3,"
                    + " 'custom_size': {'width': 1280, 'height': 720}}";

    private final UniAllClient client = new UniAllClient(simulator);

    @Test
    void answersWithTheTimeAndAddressesOnly() {
        HttpResponse<byte[]> answer = client.generate(THREE);

        JsonNode body = json(answer);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(List.copyOf(body.properties()).stream().map(field -> field.getKey()))
                .containsExactly("created", "data");
        assertThat(body.path("created").asLong()).isPositive();
        assertThat(body.path("data"))
                .hasSize(3)
                .allMatch(image -> image.size() == 1 && image.has("url"));
        assertThat(Images.size(client.firstImage(answer))).isEqualTo("1280x720");
        assertThat(simulator.acceptedCount()).isEqualTo(1);
        assertThat(simulator.submits()).hasSize(1);
    }

    @Test
    void paintsEachImageAnew() {
        JsonNode data = json(client.generate(THREE)).path("data");

        assertThat(client.get(data.at("/0/url").asText()).body())
                .isNotEqualTo(client.get(data.at("/1/url").asText()).body());
    }

    @ParameterizedTest
    @CsvSource({"seedream-4.0, 960x960", "seedream-4.5, 1920x1920", "seedream-5.0-lite, 1920x1920"})
    void paintsTheSmallestSquareWhenNoSizeIsGiven(String model, String size) {
        var answer = client.generate("{'model': '" + model + "', 'prompt': 'a cat'}");

        assertThat(Images.size(client.firstImage(answer))).isEqualTo(size);
        assertThat(json(answer).path("data")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "seedream-4.0, 960, 960",
        "seedream-4.0, 1280, 720",
        "seedream-4.0, 720, 1280",
        "seedream-4.0, 4096, 225",
        "seedream-4.0, 1001, 1003",
        "seedream-4.0, 4096, 4096",
        "seedream-4.5, 2048, 2048",
        "seedream-4.5, 2560, 1440",
        "seedream-4.5, 1440, 2560",
        "seedream-4.5, 4096, 900",
        "seedream-4.5, 2049, 2047",
        "seedream-4.5, 4096, 4096",
        "seedream-5.0-lite, 2304, 1728",
        "seedream-5.0-lite, 1728, 2304",
        "seedream-5.0-lite, 4096, 4096"
    })
    void takesEverySizeWithinTheBounds(String model, int width, int height) {
        assertThat(client.generate(sized(model, width, height)).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "seedream-4.0, 960, 959, at least 921600 pixels",
        "seedream-4.5, 960, 960, at least 3686400 pixels",
        "seedream-4.5, 1280, 720, at least 3686400 pixels",
        "seedream-4.5, 2560, 1439, at least 3686400 pixels",
        "seedream-5.0-lite, 720, 1280, at least 3686400 pixels",
        "seedream-4.0, 4097, 1024, longer than 4096",
        "seedream-4.5, 900, 4097, longer than 4096"
    })
    void refusesEverySizeBeyondTheBounds(String model, int width, int height, String reason) {
        HttpResponse<byte[]> answer = client.generate(sized(model, width, height));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/error/message").asText()).contains(reason);
        assertThat(simulator.acceptedCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"'n': 6", "'num_images': 6", "'n': 6, 'num_images': 6"})
    void makesSixImagesUnderEitherNameAndWithoutAReference(String count) {
        var answer = client.generate("{'model': 'seedream-4.5', 'prompt': 'x', " + count + "}");

        assertThat(json(answer).path("data")).hasSize(6);
    }

    @Test
    void ignoresFieldsThatAreNotOnThePageAndShowsThemInTheJournal() {
        var answer =
                client.generate(
                        "{'model': 'seedream-4.5', 'prompt': 'x', 'size': '90x60', 'seed': 7,"
                                + " 'watermark': false, 'response_format': 'b64_json'}");

        assertThat(json(answer).at("/data/0/url").asText()).startsWith("http");
        JsonNode recorded = simulator.submits().get(0).json();
        assertThat(recorded.path("size").asText()).isEqualTo("90x60");
        assertThat(recorded.path("seed").asInt()).isEqualTo(7);
    }

    @Test
    void deliversFewerImagesThanAskedForWhenTold() {
        simulator.fault(Fault.refuseImages(2));

        assertThat(json(client.generate(THREE)).path("data")).hasSize(2);
        assertThat(simulator.imageCount()).isEqualTo(2);
        assertThat(simulator.acceptedCount()).isEqualTo(1);
    }

    @Test
    void deliversNoImageWhenTold() {
        simulator.fault(Fault.emptyData());

        assertThat(json(client.generate(THREE)).path("data")).isEmpty();
    }

    @Test
    void givesUpAfterTheTimeoutOfTheRequestAndHasItPaid() {
        simulator.fault(Fault.delay(Duration.ofMinutes(5)));

        HttpResponse<byte[]> answer =
                client.generate(THREE.replace("}}", "},'timeout_seconds':1}"));

        assertThat(answer.statusCode()).isEqualTo(504);
        JsonNode error = json(answer).path("error");
        assertThat(error.path("message").asText())
                .startsWith("The request timed out (request id: ");
        assertThat(error.path("type").asText()).isEqualTo("new_api_error");
        assertThat(simulator.acceptedCount()).isEqualTo(1);
    }

    @Test
    void answersInTimeWhenTheTimeoutIsLonger() {
        simulator.fault(Fault.delay(Duration.ofMillis(100)));

        var answer = client.generate(THREE.replace("}}", "},'timeout_seconds':100}"));

        assertThat(json(answer).path("data")).hasSize(3);
    }

    @Test
    void listsTheModels() {
        JsonNode list = json(client.get("/uniall/v1/models"));

        assertThat(list.path("object").asText()).isEqualTo("list");
        assertThat(list.path("data").findValuesAsText("id"))
                .containsExactly("seedream-4.0", "seedream-4.5", "seedream-5.0-lite");
        assertThat(list.at("/data/0/object").asText()).isEqualTo("model");
        assertThat(list.at("/data/0/created").asInt(-1)).isZero();
        assertThat(list.at("/data/0/owned_by").asText()).isEqualTo("uniall");
    }

    private static String sized(String model, int width, int height) {
        return "{'model': '%s', 'prompt': 'x', 'custom_size': {'width': %d, 'height': %d}}"
                .formatted(model, width, height);
    }
}
