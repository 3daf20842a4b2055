package io.github.camelseedream.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.fault.Fault;
import io.github.camelseedream.simulator.fault.TaskEnd;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The queue, its neighbours and the inputs, as https://docs.fal.ai/model-endpoints and the pages of
 * the endpoints have them.
 */
@Timeout(60)
class FalTest extends SimulatorTest {

    private static final String PROMPT = "{'prompt':'a red fox'}";
    private static final String PRO = "bytedance/seedream/v5/pro/";
    private static final String FIVE_5 = "bytedance/seedream/v5.5/";

    private FalClient client;

    @BeforeEach
    void connect() {
        client = new FalClient(simulator);
    }

    @Test
    void aSubmitAnswersAtOnceWithAddressesOfTheFirstTwoSegments() {
        simulator.tasks().duration(Duration.ofMinutes(1));
        String queue = SIMULATOR.baseUrl("fal");

        JsonNode submitted = client.submitted(PRO + "text-to-image", PROMPT);

        String id = submitted.path("request_id").asText();
        String self = queue + "/bytedance/seedream/requests/" + id;
        assertThat(submitted.path("status").asText()).isEqualTo("IN_QUEUE");
        assertThat(submitted.path("queue_position").asInt(-1)).isZero();
        assertThat(submitted.path("response_url").asText()).isEqualTo(self);
        assertThat(submitted.path("status_url").asText()).isEqualTo(self + "/status");
        assertThat(submitted.path("cancel_url").asText()).isEqualTo(self + "/cancel");
        assertThat(simulator.acceptedCount()).isEqualTo(1);
        assertThat(client.submitted(FalClient.FOUR_5, PROMPT).path("response_url").asText())
                .startsWith(queue + "/fal-ai/bytedance/requests/");
    }

    @Test
    void theStatusIs202UntilItIsCompletedAndShowsLogsIfAsked() {
        simulator.tasks().duration(Duration.ofHours(1));
        String status = client.submitted(FalClient.FOUR_5, PROMPT).path("status_url").asText();

        HttpResponse<byte[]> queued = client.http().get(status);
        assertThat(queued.statusCode()).isEqualTo(202);
        assertThat(LumenfallClient.json(queued).path("queue_position").asInt(-1)).isZero();

        simulator.clock().advance(Duration.ofMinutes(30));
        HttpResponse<byte[]> running = client.http().get(status + "?logs=1");
        assertThat(running.statusCode()).isEqualTo(202);
        assertThat(LumenfallClient.json(running).path("status").asText()).isEqualTo("IN_PROGRESS");
        assertThat(LumenfallClient.json(running).at("/logs/0/source").asText()).isEqualTo("USER");

        simulator.clock().advance(Duration.ofMinutes(30));
        HttpResponse<byte[]> done = client.http().get(status);
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(LumenfallClient.json(done).path("status").asText()).isEqualTo("COMPLETED");
        assertThat(LumenfallClient.json(done).has("logs")).isFalse();
        assertThat(LumenfallClient.json(done).at("/metrics/inference_time").asInt())
                .isEqualTo(3600);
    }

    @Test
    void aResultThatIsNotReadyIsRefused() {
        simulator.tasks().duration(Duration.ofHours(1));
        String url = client.submitted(FalClient.FOUR_5, PROMPT).path("response_url").asText();

        assertThat(client.http().get(url).statusCode()).isEqualTo(400);
    }

    @Test
    void theOutputHasImagesWithTheirSizesAndTheSeed() {
        JsonNode output =
                client.output(
                        FalClient.FOUR_5,
                        "{'prompt':'a fox','image_size':{'width':2048,'height':2560},'seed':7}");

        JsonNode image = output.at("/images/0");
        assertThat(image.path("width").asInt()).isEqualTo(2048);
        assertThat(image.path("height").asInt()).isEqualTo(2560);
        assertThat(image.path("content_type").asText()).isEqualTo("image/png");
        assertThat(output.path("seed").asInt()).isEqualTo(7);
        byte[] file = client.http().get(image.path("url").asText()).body();
        assertThat(Images.statedSize(file)).isEqualTo("2048x2560");
        assertThat(client.output(PRO + "text-to-image", PROMPT).has("seed")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "fal-ai/bytedance/seedream/v3/text-to-image,landscape_4_3,1024x768",
        "fal-ai/bytedance/seedream/v4/text-to-image,auto_4K,4096x4096",
        "fal-ai/bytedance/seedream/v5/lite/text-to-image,auto_3K,3072x3072",
        "bytedance/seedream/v5/lite/text-to-image,auto_2K,2048x2048",
        "bytedance/seedream/v5/pro/us/text-to-image,auto_1.5K,1536x1536",
        "bytedance/seedream/v5/flash/text-to-image,auto_1K,1024x1024",
        "bytedance/seedream/v5.5/text-to-image,square_hd,2048x2048"
    })
    void everyEndpointHasItsNamedSizes(String endpoint, String name, String size) {
        JsonNode image =
                client.output(endpoint, "{'prompt':'a fox','image_size':'" + name + "'}")
                        .at("/images/0");

        assertThat(image.path("width").asText() + "x" + image.path("height").asText())
                .isEqualTo(size);
    }

    @Test
    void imagesAreNumberTimesMaximumAndNoMoreThanFifteenWithTheInputs() {
        assertThat(client.output(FalClient.FOUR_5, images(2, 3)).path("images")).hasSize(6);
        assertThat(client.output(FalClient.FOUR_5, images(6, 6)).path("images")).hasSize(15);
    }

    @Test
    void ofMoreThanTenInputsTheLastTenCount() {
        String urls =
                "['https://a.example/1.txt','"
                        + String.join("','", Collections.nCopies(10, "https://a.example/1.png"))
                        + "']";

        JsonNode output =
                client.output(
                        "fal-ai/bytedance/seedream/v4.5/edit",
                        "{'prompt':'a','image_urls':" + urls + ",'max_images':6}");

        assertThat(output.path("images")).hasSize(5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fal-ai/bytedance/seedream/v4.5/text-to-image|{}|prompt|missing",
                "fal-ai/bytedance/seedream/v4.5/edit|{'prompt':'a'}|image_urls|missing",
                "fal-ai/bytedance/seedream/v4.5/text-to-image"
                        + "|{'prompt':'a','num_images':7}|num_images|less_than_equal",
                "fal-ai/bytedance/seedream/v4.5/text-to-image"
                        + "|{'prompt':'a','image_size':'auto_3K'}|image_size|one_of",
                "fal-ai/bytedance/seedream/v4.5/text-to-image"
                        + "|{'prompt':'a','image_size':{'width':1024,'height':1024}}"
                        + "|image_size|greater_than_equal",
                "bytedance/seedream/v5/pro/text-to-image"
                        + "|{'prompt':'a','image_size':{'width':4096,'height':4096}}"
                        + "|image_size|less_than_equal",
                "fal-ai/bytedance/seedream/v4.5/text-to-image"
                        + "|{'prompt':'a','watermark':false}|watermark|extra_forbidden",
                "bytedance/seedream/v5/pro/text-to-image"
                        + "|{'prompt':'a','seed':1}|seed|extra_forbidden",
                "bytedance/seedream/v5/pro/text-to-image"
                        + "|{'prompt':'a','output_format':'webp'}|output_format|one_of",
                "fal-ai/bytedance/seedream/v4.5/edit"
                        + "|{'prompt':'a','image_urls':['fox.png']}|image_urls|file_download_error"
            })
    void aWrongInputIsTakenByTheQueueAndIsTheResult(
            String endpoint, String input, String field, String type) {
        JsonNode error = client.refused(endpoint, input);

        assertThat(error.at("/loc/0").asText()).isEqualTo("body");
        assertThat(error.at("/loc/1").asText()).isEqualTo(field);
        assertThat(error.path("type").asText()).isEqualTo(type);
    }

    @Test
    void theOldModelScalesItsEditsAndTheLiteOneEverything() {
        String small = "'image_size':{'width':480,'height':480}}";

        assertThat(
                        client.output(
                                        "fal-ai/bytedance/seedream/v4/edit",
                                        "{'prompt':'a','image_urls':['https://a.example/1.png'],"
                                                + small)
                                .at("/images/0/width")
                                .asInt())
                .isEqualTo(960);
        assertThat(
                        client.output(
                                        "fal-ai/bytedance/seedream/v5/lite/text-to-image",
                                        "{'prompt':'a'," + small)
                                .at("/images/0/width")
                                .asInt())
                .isEqualTo(1920);
    }

    @Test
    void unknownFieldsMayBeIgnored() {
        simulator.variant("fal", "unknownFields", "ignored");

        client.output(FalClient.FOUR_5, "{'prompt':'a','watermark':false}");
    }

    @Test
    void aFailedRequestIsCompletedWithAnErrorAndItsResultHasTheStatus() {
        simulator.fault(Fault.taskFails().code("content_policy_violation").message("no foxes"));

        HttpResponse<byte[]> result = client.result(FalClient.FOUR_5, PROMPT);

        assertThat(result.statusCode()).isEqualTo(422);
        assertThat(result.headers().firstValue("X-Fal-Retryable")).hasValue("false");
        assertThat(LumenfallClient.json(result).at("/detail/0/msg").asText()).isEqualTo("no foxes");
    }

    @ParameterizedTest
    @CsvSource({
        "generation_timeout,504,X-Fal-Retryable",
        "internal_server_error,500,X-Fal-Retryable",
        "runner_disconnected,503,X-Fal-Error-Type",
        "startup_timeout,504,X-Fal-Error-Type"
    })
    void errorsOfModelAndPlatformHaveTheirStatusesAndMarks(String code, int status, String mark) {
        simulator.fault(Fault.taskFails().code(code));

        HttpResponse<byte[]> result = client.result(FalClient.FOUR_5, PROMPT);

        assertThat(result.statusCode()).isEqualTo(status);
        assertThat(result.headers().firstValue(mark)).isPresent();
    }

    @Test
    void aStatusTellsTheErrorOfAFailedRequest() {
        simulator.fault(Fault.refuseImages(1));
        JsonNode submitted = client.submitted(FalClient.FOUR_5, PROMPT);
        simulator.clock().advance(Duration.ofMinutes(1));

        JsonNode status =
                LumenfallClient.json(client.http().get(submitted.path("status_url").asText()));

        assertThat(status.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(status.path("error_type").asText()).isEqualTo("content_policy_violation");
    }

    @Test
    void aRequestCanBeCancelledUntilItIsCompleted() {
        simulator.tasks().duration(Duration.ofHours(1));
        JsonNode queued = client.submitted(FalClient.FOUR_5, PROMPT);
        assertCancelled(queued, 202, "OK");
        assertCancelled(queued, 400, "ALREADY_COMPLETED");
        HttpResponse<byte[]> result = client.http().get(queued.path("response_url").asText());
        assertThat(result.statusCode()).isEqualTo(499);

        JsonNode running = client.submitted(FalClient.FOUR_5, PROMPT);
        simulator.clock().advance(Duration.ofMinutes(30));
        assertCancelled(running, 202, "CANCELLATION_REQUESTED");

        JsonNode done = client.submitted(FalClient.FOUR_5, PROMPT);
        simulator.clock().advance(Duration.ofHours(1));
        assertCancelled(done, 400, "ALREADY_COMPLETED");
        HttpResponse<byte[]> unknown =
                client.http()
                        .put(
                                SIMULATOR.baseUrl("fal") + "/fal-ai/bytedance/requests/x/cancel",
                                new byte[0]);
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(LumenfallClient.text(unknown)).contains("NOT_FOUND");
    }

    @Test
    void aRequestMayNeverEnd() {
        simulator.fault(Fault.taskEnds(TaskEnd.NEVER));
        JsonNode submitted = client.submitted(FalClient.FOUR_5, PROMPT);
        simulator.clock().advance(Duration.ofDays(1));

        assertThat(client.http().get(submitted.path("status_url").asText()).statusCode())
                .isEqualTo(202);
    }

    @Test
    void theStatusStreamTellsEveryStageUntilTheEnd() {
        JsonNode submitted = client.submitted(FalClient.FOUR_5, PROMPT);

        HttpResponse<byte[]> stream =
                client.http().get(submitted.path("status_url").asText() + "/stream?logs=1");

        assertThat(stream.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(LumenfallClient.text(stream))
                .startsWith("data: {\"status\":\"IN_")
                .contains("\"status\":\"COMPLETED\"");
    }

    @Test
    void layersComeAsImagesAndWithTheirPlaces() {
        JsonNode output =
                client.output(
                        FIVE_5 + "layerize",
                        "{'image_url':'https://a.example/1.png','image_size':'auto_1K'}");

        assertThat(output.path("images")).hasSize(4);
        assertThat(output.path("layers")).hasSize(4);
        assertThat(output.at("/layers/0").has("bounding_box")).isFalse();
        assertThat(output.at("/layers/1/bounding_box/normalized")).hasToString("[200,150,800,900]");
        assertThat(output.at("/layers/1/image/url")).isEqualTo(output.at("/images/1/url"));
    }

    @Test
    void fivePointFiveMakesTransparentImages() {
        JsonNode output =
                client.output(
                        FIVE_5 + "text-to-image",
                        "{'prompt':'a','background':'transparent','output_format':'png',"
                                + "'image_size':'auto_1K'}");

        byte[] file = client.http().get(output.at("/images/0/url").asText()).body();
        assertThat(Images.decoded(file).getColorModel().hasAlpha()).isTrue();
    }

    @Test
    void runAnswersWhenTheImagesAreThereAndRefusesAtOnce() {
        HttpResponse<byte[]> answer =
                client.http()
                        .post(
                                "/fal/run/" + FalClient.FOUR_5,
                                "{'prompt':'a','num_images':2,'sync_mode':true}");

        assertThat(answer.headers().firstValue("x-fal-billable-units")).hasValue("2");
        assertThat(answer.headers().firstValue("x-fal-request-id")).isPresent();
        assertThat(LumenfallClient.json(answer).at("/images/1/url").asText())
                .startsWith("data:image/png;base64,");
        assertThat(client.http().post("/fal/run/" + FalClient.FOUR_5, "{}").statusCode())
                .isEqualTo(422);
    }

    @Test
    void anUploadGetsItsAddressFirstAndCanBeAReference() {
        HttpResponse<byte[]> initiated =
                client.http()
                        .post(
                                "/fal/rest/storage/upload/initiate?storage_type=fal-cdn-v3",
                                "{'content_type':'image/png','file_name':'fox.png'}");
        JsonNode addresses = LumenfallClient.json(initiated);
        byte[] file = Images.file("png", 400, 200);

        JsonCaller anyone = new JsonCaller(simulator);
        assertThat(anyone.put(addresses.path("upload_url").asText(), file).statusCode())
                .isEqualTo(200);

        String url = addresses.path("file_url").asText();
        assertThat(anyone.get(url).body()).isEqualTo(file);
        JsonNode image =
                client.output(
                                "fal-ai/bytedance/seedream/v4.5/edit",
                                "{'prompt':'a','image_urls':['" + url + "']}")
                        .at("/images/0");
        assertThat(image.path("width").asInt()).isEqualTo(2 * image.path("height").asInt());
    }

    @ParameterizedTest
    @CsvSource({"Key bad-key,401", "Bearer any,401", "Key poor-key,403"})
    void aKeyThatStandsForTrouble(String header, int status) {
        JsonCaller caller = client.http().with("Authorization", header);

        HttpResponse<byte[]> answer = caller.post("/fal/queue/" + FalClient.FOUR_5, PROMPT);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(LumenfallClient.json(answer).path("detail").isTextual()).isTrue();
        assertThat(simulator.acceptedCount()).isZero();
    }

    @Test
    void anEndpointThatDoesNotExistIsRefusedAtOnce() {
        assertThat(client.submit("fal-ai/bytedance/seedream/v5/pro/edit", PROMPT).statusCode())
                .isEqualTo(404);
        assertThat(client.submit("fal-ai/bytedance/seedream/v3/edit", PROMPT).statusCode())
                .isEqualTo(404);
    }

    @Test
    void thePlatformTellsPricesAndEstimatesAndTheBalanceToSomeKeys() {
        String id = FalClient.FOUR_5;
        JsonNode prices =
                LumenfallClient.json(
                        client.http().get("/fal/api/v1/models/pricing?endpoint_id=" + id));
        assertThat(prices.at("/prices/0/unit_price").asDouble()).isEqualTo(0.04);
        assertThat(client.http().get("/fal/api/v1/models/pricing?endpoint_id=x").statusCode())
                .isEqualTo(404);
        JsonNode estimate =
                LumenfallClient.json(
                        client.http()
                                .post(
                                        "/fal/api/v1/models/pricing/estimate",
                                        "{'estimate_type':'unit_price','endpoints':{'"
                                                + id
                                                + "':{'unit_quantity':2}}}"));
        assertThat(estimate.path("total_cost").asDouble()).isEqualTo(0.08);
        String billing = "/fal/api/v1/account/billing?expand=credits";
        assertThat(LumenfallClient.json(client.http().get(billing)).at("/credits/currency"))
                .hasToString("\"USD\"");
        JsonCaller inference = client.http().with("Authorization", "Key inference-key");
        assertThat(inference.get(billing).statusCode()).isEqualTo(403);
        assertThat(inference.get("/fal/api/v1/models").statusCode()).isEqualTo(200);
    }

    @Test
    void aProxyTakesTheAddressFromAHeaderAndNeedsNoKey() {
        HttpResponse<byte[]> answer =
                new JsonCaller(simulator)
                        .with("x-fal-target-url", "https://queue.fal.run/" + FalClient.FOUR_5)
                        .post("/fal/proxy", PROMPT);

        assertThat(LumenfallClient.json(answer).path("status").asText()).isEqualTo("IN_QUEUE");
    }

    @Test
    void aScriptedStatusIsInFalsForm() {
        simulator.fault(Fault.status(429));
        assertThat(LumenfallClient.json(client.submit(FalClient.FOUR_5, PROMPT)))
                .hasToString("{\"detail\":\"Too many requests\"}");
        simulator.fault(Fault.status(503));
        HttpResponse<byte[]> answer = client.submit(FalClient.FOUR_5, PROMPT);
        assertThat(answer.headers().firstValue("X-Fal-Error-Type"))
                .hasValue("runner_scheduling_failure");
    }

    private void assertCancelled(JsonNode submitted, int status, String word) {
        HttpResponse<byte[]> answer =
                client.http().put(submitted.path("cancel_url").asText(), new byte[0]);
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(LumenfallClient.json(answer).path("status").asText()).isEqualTo(word);
    }

    private static String images(int number, int max) {
        return "{'prompt':'a','num_images':" + number + ",'max_images':" + max + "}";
    }
}
