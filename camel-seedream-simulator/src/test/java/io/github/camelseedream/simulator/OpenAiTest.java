package io.github.camelseedream.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.fault.Fault;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** OpenAI's images API, as https://platform.openai.com/docs/api-reference/images has it. */
class OpenAiTest extends SimulatorTest {

    private static final String GENERATIONS = "/openai/v1/images/generations";
    private static final String EDITS = "/openai/v1/images/edits";
    private static final byte[] IMAGE = Images.file("png", 300, 200);

    private final LumenfallClient client = new LumenfallClient(simulator);

    @Test
    void answersWithTimeImagesAndUsage() {
        JsonNode answer = images("'n':2,'size':'1024x768'");

        assertThat(answer.path("created").isIntegralNumber()).isTrue();
        assertThat(answer.path("data")).hasSize(2);
        assertThat(answer.path("size").asText()).isEqualTo("1024x768");
        assertThat(answer.at("/usage/output_tokens").asLong()).isEqualTo(2 * 1024 * 768 / 256);
        byte[] file = client.get(answer.at("/data/1/url").asText()).body();
        assertThat(Images.size(file)).isEqualTo("1024x768");
    }

    @Test
    void returnsBase64InTheFormatAskedFor() {
        JsonNode answer =
                images("'size':'64x64','response_format':'b64_json','output_format':'jpeg'");

        byte[] file = Base64.getDecoder().decode(answer.at("/data/0/b64_json").asText());
        assertThat(file).startsWith(0xFF, 0xD8, 0xFF);
        assertThat(answer.path("output_format").asText()).isEqualTo("jpeg");
    }

    @Test
    void anEditIsAFormWithFilesAndTakesItsShapeFromTheFirst() {
        Form form =
                Form.edit("seedream-4.5")
                        .file("image[]", "a.png", "image/png", IMAGE)
                        .file("image[]", "b.png", "image/png", IMAGE)
                        .text("n", "2");

        HttpResponse<byte[]> answer = client.post(EDITS, form);

        assertThat(answer.statusCode()).as(LumenfallClient.text(answer)).isEqualTo(200);
        JsonNode body = LumenfallClient.json(answer);
        assertThat(body.path("data")).hasSize(2);
        assertThat(body.path("size").asText()).isEqualTo("2508x1672");
        assertThat(body.at("/usage/input_tokens_details/image_tokens").asInt()).isEqualTo(512);
    }

    @Test
    void anEditWithoutAFileOrAsJsonIsRefused() {
        assertThat(error(client.post(EDITS, Form.edit("seedream-4.5")), 400).path("param").asText())
                .isEqualTo("image");
        error(client.post(EDITS, "application/json", "{}"), 400);
        Form text = Form.edit("seedream-4.5").file("image", "a.png", "image/png", new byte[9]);
        assertThat(error(client.post(EDITS, text), 400).path("code").asText())
                .isEqualTo("invalid_value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'n':11|n|invalid_value",
                "'n':'2'|n|invalid_value",
                "'size':'5000x5000'|size|invalid_value",
                "'response_format':'jpeg'|response_format|invalid_value",
                "'background':'transparent','output_format':'jpeg'|background|invalid_value"
            })
    void wrongValuesAreNamed(String more, String param, String code) {
        JsonNode error = error(generate(more), 400);

        assertThat(error.path("param").asText()).isEqualTo(param);
        assertThat(error.path("code").asText()).isEqualTo(code);
        assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
    }

    @Test
    void aMissingPromptAndAnUnknownModelAreNamed() {
        JsonNode missing = error(post("{'model':'seedream-4.5'}"), 400);
        assertThat(missing.path("code").asText()).isEqualTo("missing_required_parameter");
        assertThat(missing.path("param").asText()).isEqualTo("prompt");
        assertThat(error(post("{'model':'dall-e-9','prompt':'a'}"), 404).path("code").asText())
                .isEqualTo("model_not_found");
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer bad-key,401,invalid_api_key",
        "nothing,401,invalid_api_key",
        "Bearer poor-key,429,insufficient_quota",
        "Bearer barred-key,403,model_not_allowed"
    })
    void aKeyThatStandsForTrouble(String header, int status, String code) {
        client.withAuthorization(header);

        assertThat(error(generate(""), status).path("code").asText()).isEqualTo(code);
    }

    @Test
    void listsModels() {
        JsonNode list = LumenfallClient.json(client.get("/openai/v1/models"));

        assertThat(list.path("data").valueStream().map(model -> model.path("id").asText()))
                .contains("seedream-4.5");
        assertThat(client.get("/openai/v1/models/seedream-4.5").statusCode()).isEqualTo(200);
        assertThat(client.get("/openai/v1/models/other").statusCode()).isEqualTo(404);
    }

    @Test
    void unknownFieldsAreIgnoredOrRefused() {
        images("'watermark':false");
        simulator.variant("openai-compatible", "unknownFields", "refused");

        JsonNode error = error(generate("'watermark':false"), 400);

        assertThat(error.path("code").asText()).isEqualTo("unknown_parameter");
        assertThat(error.path("message").asText()).contains("'watermark'");
    }

    @ParameterizedTest
    @CsvSource({"image,image", "imageUrls,image_urls"})
    void referencesMayTravelInTheJson(String variant, String field) {
        String uri = "data:image/png;base64," + Base64.getEncoder().encodeToString(IMAGE);
        simulator.variant("openai-compatible", "references", variant);
        simulator.variant("openai-compatible", "unknownFields", "refused");

        JsonNode answer = images("'" + field + "':['" + uri + "']");

        assertThat(answer.at("/usage/input_tokens_details/image_tokens").asInt()).isEqualTo(256);
        assertThat(error(generate("'" + field + "':['fox.png']"), 400).path("param").asText())
                .isEqualTo(field);
    }

    @Test
    void someGatewaysMakeOneImageWhateverIsAskedFor() {
        simulator.variant("openai-compatible", "n", "one");

        assertThat(images("'n':3").path("data")).hasSize(1);
    }

    @Test
    void someGatewaysPassOnTheErrorsOfNewApi() {
        simulator.variant("openai-compatible", "errors", "newApi");

        JsonNode error = error(generate("'n':99"), 400);

        assertThat(error.path("type").asText()).isEqualTo("new_api_error");
        assertThat(error.path("message").asText()).contains("(request id: ");
    }

    @ParameterizedTest
    @CsvSource({"429,rate_limit_exceeded", "500,server_error", "401,invalid_api_key"})
    void aScriptedStatusHasItsUsualCode(int status, String code) {
        simulator.fault(Fault.status(status));

        assertThat(error(generate(""), status).path("code").asText()).isEqualTo(code);
    }

    @Test
    void refusedImagesAreMissingAndWithoutAnyTheCallIsRefused() {
        simulator.fault(Fault.refuseImages(1));
        assertThat(images("'n':2").path("data")).hasSize(1);
        simulator.fault(Fault.refuseImages(1));

        assertThat(error(generate(""), 400).path("code").asText()).isEqualTo("moderation_blocked");
    }

    @Test
    void aStreamHasOneCompletedEventPerImageAlwaysInBase64() {
        String text = LumenfallClient.text(generate("'n':2,'size':'64x64','stream':true"));

        List<JsonNode> events = ArkClient.events(text);

        assertThat(events)
                .extracting(event -> event.path("type").asText())
                .containsExactly("image_generation.completed", "image_generation.completed");
        byte[] file = Base64.getDecoder().decode(events.get(1).path("b64_json").asText());
        assertThat(Images.size(file)).isEqualTo("64x64");
    }

    private JsonNode images(String more) {
        HttpResponse<byte[]> answer = generate(more);
        assertThat(answer.statusCode()).as(LumenfallClient.text(answer)).isEqualTo(200);
        return LumenfallClient.json(answer);
    }

    private static JsonNode error(HttpResponse<byte[]> answer, int status) {
        assertThat(answer.statusCode()).as(LumenfallClient.text(answer)).isEqualTo(status);
        return LumenfallClient.json(answer).path("error");
    }

    private HttpResponse<byte[]> generate(String more) {
        String comma = more.isEmpty() ? "" : ",";
        return post("{'model':'seedream-4.5','prompt':'a red fox'" + comma + more + "}");
    }

    private HttpResponse<byte[]> post(String json) {
        return client.post(GENERATIONS, "application/json", json.replace('\'', '"'));
    }
}
