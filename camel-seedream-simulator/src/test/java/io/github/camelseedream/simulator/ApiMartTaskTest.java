package io.github.camelseedream.simulator;

import static io.github.camelseedream.simulator.LumenfallClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.fault.Fault;
import io.github.camelseedream.simulator.fault.TaskEnd;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiMartTaskTest extends SimulatorTest {

    private static final Duration LONG = Duration.ofHours(10);
    private static final String ONE = "{'model': 'doubao-seedance-4-5', 'prompt': 'a cat'}";
    private static final String THREE =
            "{'model': 'doubao-seedance-4-5', 'prompt': 'a cat', 'n': 3,"
                    + " 'image_urls': ['https://example.com/a.jpg']}";

    private ApiMartClient client = new ApiMartClient(simulator);

    @BeforeEach
    void setDuration() {
        simulator.tasks().duration(LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"apimart", "gccai"})
    void takesATaskUnderBothNames(String provider) {
        client = new ApiMartClient(simulator, provider);

        HttpResponse<byte[]> answer = client.generate(ONE);

        assertThat(answer.statusCode()).isEqualTo(200);
        String id = json(answer).at("/data/0/task_id").asText();
        assertThat(LumenfallClient.text(answer))
                .isEqualTo(
                        "{\"code\":200,\"data\":[{\"status\":\"submitted\",\"task_id\":\""
                                + id
                                + "\"}]}");
        assertThat(id).matches("task_[0-7][0-9A-HJKMNP-TV-Z]{25}");
        assertThat(client.task(id).path("status").asText()).isEqualTo("pending");
        assertThat(simulator.baseUrl(provider)).endsWith("/" + provider + "/v1");
        assertThat(simulator.submits()).hasSize(1);
        assertThat(simulator.acceptedCount()).isEqualTo(1);
    }

    @Test
    void aTaskGoesThroughItsStates() {
        String id = client.submit(ONE);
        JsonNode pending = client.task(id);
        simulator.clock().advance(Duration.ofHours(6));
        JsonNode processing = client.task(id);
        simulator.clock().advance(LONG);
        JsonNode completed = client.task(id);

        assertThat(names(pending))
                .containsExactly("id", "status", "progress", "created", "estimated_time");
        assertThat(pending.path("id").asText()).isEqualTo(id);
        assertThat(pending.path("progress").asInt(-1)).isZero();
        assertThat(processing.path("status").asText()).isEqualTo("processing");
        assertThat(processing.path("progress").asInt()).isBetween(40, 60);
        assertThat(completed.path("status").asText()).isEqualTo("completed");
        assertThat(completed.path("progress").asInt()).isEqualTo(100);
        long created = completed.path("created").asLong();
        assertThat(completed.path("completed").asLong() - created)
                .isBetween(LONG.toSeconds(), LONG.toSeconds() + 1)
                .isEqualTo(completed.path("actual_time").asLong());
        assertThat(completed.path("cost").asDouble()).isEqualTo(0.032);
        assertThat(completed.path("credits_cost").asDouble()).isEqualTo(0.32);
    }

    @ParameterizedTest
    @CsvSource({"doubao-seedance-4-5, 24", "doubao-seedance-4-0, 24", "seedream-5-0-lite, 72"})
    void theAddressIsAListAndGoodForOneDayOrThree(String model, int hours) {
        JsonNode task = completed("{'model': '" + model + "', 'prompt': 'a cat'}");

        JsonNode image = task.at("/result/images/0");
        assertThat(image.path("url").isArray()).isTrue();
        assertThat(image.path("expires_at").asLong() - task.path("completed").asLong())
                .isEqualTo(hours * 3600L);
        String url = image.at("/url/0").asText();
        simulator.clock().advance(Duration.ofHours(hours).minusSeconds(60));
        assertThat(client.get(url).statusCode()).isEqualTo(200);
        simulator.clock().advance(Duration.ofSeconds(60));
        assertThat(client.get(url).statusCode()).isEqualTo(410);
    }

    @Test
    void severalImagesAreAnImageEach() {
        JsonNode images = completed(THREE).at("/result/images");

        assertThat(images).hasSize(3).allMatch(image -> image.path("url").size() == 1);
        assertThat(simulator.imageCount()).isEqualTo(3);
    }

    @Test
    void severalImagesMayBeTogetherInOneImage() {
        simulator.variant("apimart", "images", "together");

        JsonNode images = completed(THREE).at("/result/images");

        assertThat(images).hasSize(1);
        assertThat(images.at("/0/url")).hasSize(3);
    }

    @Test
    void theAddressMayBeAText() {
        simulator.variant("apimart", "url", "string");

        JsonNode images = completed(THREE).at("/result/images");

        assertThat(images).hasSize(3).allMatch(image -> image.path("url").isTextual());
    }

    @ParameterizedTest
    @CsvSource({"0, queued", "6, in_progress", "20, success"})
    void theStatesMayHaveOtherNames(int hours, String status) {
        simulator.variant("apimart", "status", "other");
        String id = client.submit(ONE);
        simulator.clock().advance(Duration.ofHours(hours));

        assertThat(client.task(id).path("status").asText()).isEqualTo(status);
    }

    @Test
    void theSubmitMayBeAnsweredWithATask() {
        simulator.variant("apimart", "submit", "object");

        HttpResponse<byte[]> answer = client.generate(ONE);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(json(answer).path("code").asInt()).isEqualTo(202);
        assertThat(json(answer).at("/data/status").asText()).isEqualTo("queued");
        String id = json(answer).at("/data/id").asText();
        assertThat(client.task(id).path("id").asText()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'n': 3",
                "'sequential_image_generation': 'auto',"
                        + " 'sequential_image_generation_options': {'max_images': 3}"
            })
    void makesOneImageWithoutAReference(String several) {
        JsonNode task = completed("{'model': 'seedream-4.5', 'prompt': 'x', " + several + "}");

        assertThat(task.at("/result/images")).hasSize(1);
        assertThat(task.path("cost").asDouble()).isEqualTo(0.032);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'n': 1                                                                     | 1",
                "'n': 5                                                                     | 5",
                "'n': 3, 'sequential_image_generation': 'disabled'                          | 3",
                "'sequential_image_generation': 'auto'                                      | 1",
                "'sequential_image_generation': 'auto',"
                        + " 'sequential_image_generation_options': {'max_images': 4}        | 4"
            })
    void makesSeveralImagesFromAReference(String several, int count) {
        JsonNode task =
                completed(
                        "{'model': 'seedream-4.5', 'prompt': 'x', "
                                + "'image_urls': ['https://example.com/a.jpg'], "
                                + several
                                + "}");

        assertThat(task.at("/result/images")).hasSize(count);
    }

    @Test
    void chargesOnlyWhatIsDelivered() {
        simulator.fault(Fault.refuseImages(2));

        JsonNode task = completed(THREE);

        assertThat(task.at("/result/images")).hasSize(2);
        assertThat(task.path("cost").asDouble()).isEqualTo(0.064);
    }

    @Test
    void completesWithoutAnyImageWhenTold() {
        simulator.fault(Fault.emptyData());

        JsonNode task = completed(ONE);

        assertThat(task.at("/result/images").isArray()).isTrue();
        assertThat(task.at("/result/images")).isEmpty();
    }

    @Test
    void aQueryMayHideTheImages() {
        String id = client.submit(ONE);
        simulator.clock().advance(LONG);
        simulator.fault(Fault.emptyData());

        assertThat(client.task(id).at("/result/images")).isEmpty();
        assertThat(client.task(id).at("/result/images")).hasSize(1);
    }

    @Test
    void failsWithATextForACode() {
        simulator.fault(Fault.taskFails());

        JsonNode task = completed(ONE);

        assertThat(task.path("status").asText()).isEqualTo("failed");
        assertThat(task.has("result")).isFalse();
        assertThat(task.path("error").toString())
                .isEqualTo(
                        "{\"message\":\"generation failed\",\"type\":\"task_failed\","
                                + "\"param\":\"\",\"code\":\"task_failed\"}");
    }

    @ParameterizedTest
    @CsvSource({"500, true", "content_policy, false"})
    void failsWithTheScriptedCodeWhichMayBeANumber(String code, boolean isNumber) {
        simulator.fault(Fault.taskFails().code(code).message("no"));

        JsonNode error = completed(ONE).path("error");

        assertThat(error.path("code").isNumber()).isEqualTo(isNumber);
        assertThat(error.path("code").asText()).isEqualTo(code);
        assertThat(error.path("message").asText()).isEqualTo("no");
    }

    @Test
    void failsWhenEveryImageIsRefused() {
        simulator.fault(Fault.refuseImages(1));

        JsonNode task = completed(ONE);

        assertThat(task.path("status").asText()).isEqualTo("failed");
        assertThat(task.at("/error/message").asText()).isEqualTo("content policy violation");
    }

    @ParameterizedTest
    @CsvSource({"CANCELLED, cancelled", "EXPIRED, failed", "NEVER, processing"})
    void endsAsScripted(TaskEnd end, String status) {
        simulator.fault(Fault.taskEnds(end));

        assertThat(completed(ONE).path("status").asText()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"task_01K8SGYNNNVBQTXNR4MM964S7K", "x"})
    void knowsNoOtherTask(String id) {
        assertInvalid(client.get("/tasks/" + id));
    }

    @Test
    void showsATaskToItsOwnKeyAndNameOnly() {
        String id = client.submit(ONE);

        assertInvalid(client.withAuthorization("Bearer sk-other").get("/tasks/" + id));
        assertInvalid(new ApiMartClient(simulator, "gccai").get("/tasks/" + id));
    }

    @Test
    void hasNoTaskUnderThePathOfTheSubmit() {
        String id = client.submit(ONE);

        assertThat(client.get("/images/generations/" + id).statusCode()).isEqualTo(404);
    }

    private static void assertInvalid(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(LumenfallClient.text(answer))
                .isEqualTo(
                        "{\"error\":{\"code\":400,\"message\":\"Invalid task ID\","
                                + "\"type\":\"invalid_request_error\"}}");
    }

    /** The task when its time has passed. */
    private JsonNode completed(String request) {
        String id = client.submit(request);
        simulator.clock().advance(LONG);
        return client.task(id);
    }

    private static List<String> names(JsonNode object) {
        Iterable<String> names = object::fieldNames;
        return StreamSupport.stream(names.spliterator(), false).toList();
    }
}
