package io.github.camelseedream.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.fault.Fault;
import io.github.camelseedream.simulator.fault.TaskEnd;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Predictions, as https://replicate.com/docs/reference/http and the pages of the models have them.
 */
@Timeout(60)
class ReplicateTest extends SimulatorTest {

    private static final String API = "/replicate/v1";
    private static final String FOUR_5 = "bytedance/seedream-4.5";
    private static final String PROMPT = "'prompt':'a red fox'";

    private JsonCaller caller;

    @BeforeEach
    void connect() {
        caller = new JsonCaller(simulator).with("Authorization", "Bearer r8_any");
    }

    @Test
    void aPredictionIsCreatedStartingWithoutOutput() {
        simulator.tasks().duration(Duration.ofHours(1));

        HttpResponse<byte[]> answer = create(caller, FOUR_5, PROMPT);

        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode prediction = LumenfallClient.json(answer);
        assertThat(prediction.path("status").asText()).isEqualTo("starting");
        assertThat(prediction.path("output").isNull()).isTrue();
        assertThat(prediction.path("error").isNull()).isTrue();
        assertThat(prediction.path("model").asText()).isEqualTo(FOUR_5);
        assertThat(prediction.at("/input/prompt").asText()).isEqualTo("a red fox");
        String self = SIMULATOR.baseUrl("replicate") + "/predictions/" + id(prediction);
        assertThat(prediction.at("/urls/get").asText()).isEqualTo(self);
        assertThat(prediction.at("/urls/cancel").asText()).isEqualTo(self + "/cancel");
        assertThat(simulator.acceptedCount()).isEqualTo(1);
    }

    @Test
    void itIsProcessedThenSucceedsWithAListOfAddresses() {
        simulator.tasks().duration(Duration.ofHours(1));
        JsonNode created = LumenfallClient.json(create(caller, FOUR_5, PROMPT));

        simulator.clock().advance(Duration.ofMinutes(30));
        assertThat(get(created).path("status").asText()).isEqualTo("processing");
        simulator.clock().advance(Duration.ofMinutes(30));
        JsonNode done = get(created);

        assertThat(done.path("status").asText()).isEqualTo("succeeded");
        assertThat(done.path("output")).hasSize(1);
        assertThat(done.at("/metrics/predict_time").asInt()).isEqualTo(3600);
        byte[] file = caller.get(done.at("/output/0").asText()).body();
        assertThat(Images.statedSize(file)).isEqualTo("2048x2048");
    }

    @Test
    void dataIsRemovedAnHourAfterTheEnd() {
        JsonNode created = LumenfallClient.json(create(caller, FOUR_5, PROMPT));
        simulator.clock().advance(Duration.ofMinutes(62));

        JsonNode old = get(created);

        assertThat(old.path("data_removed").asBoolean()).isTrue();
        assertThat(old.path("output").isNull()).isTrue();
        assertThat(old.path("input")).isEmpty();
    }

    @Test
    void aCallerMayWaitForTheEnd() {
        HttpResponse<byte[]> answer = create(caller.with("Prefer", "wait"), FOUR_5, PROMPT);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(LumenfallClient.json(answer).path("status").asText()).isEqualTo("succeeded");
    }

    @Test
    void aWaitThatIsTooShortIsAnsweredAsAccepted() {
        simulator.fault(Fault.taskTakes(Duration.ofHours(1)));

        HttpResponse<byte[]> answer = create(caller.with("Prefer", "wait=1"), FOUR_5, PROMPT);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(LumenfallClient.json(answer).path("status").asText()).isEqualTo("starting");
    }

    @ParameterizedTest
    @CsvSource({
        "seedream-4,'size':'1K';'aspect_ratio':'3:2',1248x832",
        "seedream-4,'size':'custom';'width':1111;'height':2222,1111x2222",
        "seedream-4.5,'size':'4K';'aspect_ratio':'16:9',5504x3040",
        "seedream-5-lite,'size':'3K',3072x3072",
        "seedream-5-pro,'size':'1K';'aspect_ratio':'21:9',1568x672"
    })
    void everyModelHasItsSizes(String model, String more, String size) {
        String input = PROMPT + "," + more.replace(';', ',');

        JsonNode done = done("bytedance/" + model, input);

        byte[] file = caller.get(done.at("/output/0").asText()).body();
        assertThat(Images.statedSize(file)).isEqualTo(size);
    }

    @Test
    void theFormatIsPngOnFiveUnlessItIsToBeJpeg() {
        assertThat(done("bytedance/seedream-5-lite", PROMPT).at("/output/0").asText())
                .endsWith(".png");
        assertThat(
                        done("bytedance/seedream-5-lite", PROMPT + ",'output_format':'jpeg'")
                                .at("/output/0")
                                .asText())
                .endsWith(".jpg");
    }

    @Test
    void aGroupAndItsInputsAreFifteenTogether() {
        String set = ",'sequential_image_generation':'auto','max_images':15";

        assertThat(done(FOUR_5, PROMPT + set).path("output")).hasSize(15);
        assertThat(done(FOUR_5, PROMPT + set + "," + references(3)).path("output")).hasSize(12);
        assertThat(done(FOUR_5, PROMPT + ",'max_images':3").path("output")).hasSize(1);
    }

    @Test
    void layersAreFurtherImages() {
        JsonNode done =
                done(
                        "bytedance/seedream-5-pro",
                        "'layer_decomposition':true,'size':'1.5K'," + references(1));

        assertThat(done.path("output")).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seedream-4.5|'size':'2K'|required|input|prompt is required",
                "seedream-4.5|'prompt':'a','size':'1K'|enum|input.size|one of 2K, 4K, custom",
                "seedream-4.5|'prompt':'a','max_images':16|number_lte|input.max_images|from 1 to 15",
                "seedream-4.5|'prompt':'a','width':900,'size':'custom'|number_lte|input.width|1024",
                "seedream-4.5|'prompt':'a','seed':1"
                        + "|additional_property_not_allowed|input.seed|Additional property seed",
                "seedream-5-pro|'prompt':'a','max_images':2"
                        + "|additional_property_not_allowed|input.max_images|max_images",
                "seedream-4.5|'prompt':'a','image_input':['fox.png']|format|input.image_input|uri",
            })
    void aWrongInputIsRefused(
            String model, String input, String type, String field, String description) {
        HttpResponse<byte[]> answer = create(caller, "bytedance/" + model, input);

        assertThat(answer.statusCode()).isEqualTo(422);
        JsonNode error = LumenfallClient.json(answer);
        assertThat(error.path("title").asText()).isEqualTo("Input validation failed");
        assertThat(error.path("detail").asText()).startsWith("- input: ").endsWith("\n");
        assertThat(error.at("/invalid_fields/0/type").asText()).isEqualTo(type);
        assertThat(error.at("/invalid_fields/0/field").asText()).isEqualTo(field);
        assertThat(error.at("/invalid_fields/0/description").asText()).contains(description);
        assertThat(simulator.acceptedCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"seedream-4,10", "seedream-4.5,14", "seedream-5-lite,14", "seedream-5-pro,10"})
    void moreReferencesThanTheModelTakes(String model, int max) {
        String id = "bytedance/" + model;

        assertThat(create(caller, id, PROMPT + "," + references(max)).statusCode()).isEqualTo(201);
        assertThat(create(caller, id, PROMPT + "," + references(max + 1)).statusCode())
                .isEqualTo(422);
    }

    @Test
    void unknownInputsMayBeIgnored() {
        simulator.variant("replicate", "unknownInputs", "ignored");

        assertThat(create(caller, FOUR_5, PROMPT + ",'seed':1").statusCode()).isEqualTo(201);
    }

    @Test
    void aModelCanBeNamedByItsVersionAndIsRefusedWithoutOne() {
        JsonNode model = LumenfallClient.json(caller.get(API + "/models/" + FOUR_5));
        String version = model.at("/latest_version/id").asText();

        for (String name : new String[] {version, FOUR_5}) {
            String body = "{'version':'" + name + "','input':{" + PROMPT + "}}";
            assertThat(caller.post(API + "/predictions", body).statusCode()).isEqualTo(201);
        }
        HttpResponse<byte[]> unknown =
                caller.post(API + "/predictions", "{'version':'abc','input':{" + PROMPT + "}}");
        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(LumenfallClient.json(unknown).path("title").asText())
                .isEqualTo("Invalid version or not permitted");
    }

    @Test
    void aFailureIsNoErrorOfTheCall() {
        simulator.fault(Fault.refuseImages(1));

        JsonNode done = done(FOUR_5, PROMPT);

        assertThat(done.path("status").asText()).isEqualTo("failed");
        assertThat(done.path("error").asText()).contains("flagged as sensitive").contains("(E005)");
        assertThat(done.path("output").isNull()).isTrue();
    }

    @Test
    void aPredictionCanBeCancelledUntilItHasEnded() {
        simulator.tasks().duration(Duration.ofHours(1));
        JsonNode running = LumenfallClient.json(create(caller, FOUR_5, PROMPT));
        JsonNode done = LumenfallClient.json(create(caller, FOUR_5, PROMPT));

        JsonNode cancelled = cancel(running);
        assertThat(cancelled.path("status").asText()).isEqualTo("canceled");
        assertThat(cancelled.path("completed_at").isTextual()).isTrue();

        simulator.clock().advance(Duration.ofHours(1));
        assertThat(cancel(done).path("status").asText()).isEqualTo("succeeded");
        assertThat(get(running).path("status").asText()).isEqualTo("canceled");
    }

    @Test
    void aPredictionCanBeGivenADeadline() {
        simulator.fault(Fault.taskEnds(TaskEnd.NEVER));
        JsonNode created =
                LumenfallClient.json(create(caller.with("Cancel-After", "5m"), FOUR_5, PROMPT));

        assertThat(created.path("deadline").isTextual()).isTrue();
        simulator.clock().advance(Duration.ofMinutes(5));
        assertThat(get(created).path("status").asText()).isEqualTo("canceled");
    }

    @Test
    void aFileIsUploadedAndCanBeAReference() {
        Form form =
                new Form().file("content", "fox.png", "image/png", Images.file("png", 400, 200));

        HttpResponse<byte[]> uploaded = caller.post(API + "/files", form);

        assertThat(uploaded.statusCode()).isEqualTo(201);
        String url = LumenfallClient.json(uploaded).at("/urls/get").asText();
        JsonNode done = done(FOUR_5, PROMPT + ",'image_input':['" + url + "']");
        byte[] file = caller.get(done.at("/output/0").asText()).body();
        assertThat(Images.statedSize(file)).isEqualTo("2848x1600");
    }

    @ParameterizedTest
    @CsvSource({"Bearer bad-key,401,Unauthenticated", "Bearer poor-key,402,Insufficient credit"})
    void aKeyThatStandsForTrouble(String header, int status, String title) {
        HttpResponse<byte[]> answer = create(caller.with("Authorization", header), FOUR_5, PROMPT);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(LumenfallClient.json(answer).path("title").asText()).isEqualTo(title);
        assertThat(LumenfallClient.json(answer).path("status").asInt()).isEqualTo(status);
    }

    @Test
    void eachKeySeesItsOwnPredictionsOnly() {
        JsonNode created = LumenfallClient.json(create(caller, FOUR_5, PROMPT));
        JsonCaller other = caller.with("Authorization", "Bearer r8_other");

        assertThat(other.get(API + "/predictions/" + id(created)).statusCode()).isEqualTo(404);
        assertThat(LumenfallClient.json(other.get(API + "/predictions")).path("results")).isEmpty();
        assertThat(LumenfallClient.json(caller.get(API + "/predictions")).path("results"))
                .hasSize(1);
    }

    @Test
    void aSearchFindsTheModels() {
        JsonNode found = LumenfallClient.json(caller.get(API + "/search?query=bytedance+seedream"));

        assertThat(found.path("query").asText()).isEqualTo("bytedance seedream");
        assertThat(found.path("models")).hasSize(4);
        assertThat(found.at("/models/1/model/owner").asText()).isEqualTo("bytedance");
        assertThat(found.at("/models/1/model/name").asText()).isEqualTo("seedream-4.5");
        assertThat(LumenfallClient.json(caller.get(API + "/search?query=fox")).path("models"))
                .isEmpty();
        assertThat(caller.get(API + "/search").statusCode()).isEqualTo(400);
    }

    @Test
    void theSimulatorFindsThePromptInTheInput() {
        simulator.fault(Fault.status(503).whenPromptContains("red fox"));

        assertThat(create(caller, FOUR_5, PROMPT).statusCode()).isEqualTo(503);
        assertThat(simulator.submits().get(0).prompt()).isEqualTo("a red fox");
    }

    @Test
    void anUnknownModelOrPathIsNotFound() {
        HttpResponse<byte[]> answer = create(caller, "bytedance/seedream-9", PROMPT);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(LumenfallClient.json(answer).path("detail").asText())
                .isEqualTo("The requested resource could not be found.");
        assertThat(caller.get(API + "/nothing").statusCode()).isEqualTo(404);
        assertThat(caller.get(API + "/account").statusCode()).isEqualTo(200);
    }

    @Test
    void aThrottledCallIsToldWhenToComeBack() {
        simulator.fault(Fault.status(429).retryAfter("5"));

        HttpResponse<byte[]> answer = create(caller, FOUR_5, PROMPT);

        assertThat(LumenfallClient.json(answer).path("detail").asText())
                .startsWith("Request was throttled.");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
    }

    private HttpResponse<byte[]> create(JsonCaller as, String model, String input) {
        return as.post(API + "/models/" + model + "/predictions", "{'input':{" + input + "}}");
    }

    /** The prediction once it has ended. */
    private JsonNode done(String model, String input) {
        HttpResponse<byte[]> created = create(caller, model, input);
        assertThat(created.statusCode()).as(LumenfallClient.text(created)).isEqualTo(201);
        JsonNode prediction = LumenfallClient.json(created);
        simulator.clock().advance(simulator.tasks().duration());
        return Awaitility.await()
                .until(
                        () -> get(prediction),
                        known -> !known.path("status").asText().matches("starting|processing"));
    }

    private JsonNode get(JsonNode prediction) {
        return LumenfallClient.json(caller.get(prediction.at("/urls/get").asText()));
    }

    private JsonNode cancel(JsonNode prediction) {
        HttpResponse<byte[]> answer = caller.post(prediction.at("/urls/cancel").asText(), "");
        assertThat(answer.statusCode()).isEqualTo(200);
        return LumenfallClient.json(answer);
    }

    private static String id(JsonNode prediction) {
        return prediction.path("id").asText();
    }

    private static String references(int count) {
        return "'image_input':['"
                + String.join("','", Collections.nCopies(count, "https://a.example/1.png"))
                + "']";
    }
}
