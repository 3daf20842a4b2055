package io.github.camelseedream.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.fault.Fault;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers in one piece, as https://docs.byteplus.com/en/docs/ModelArk/1541523 has them. */
class ArkGenerationTest extends SimulatorTest {

    private static final String FOUR_5 = "seedream-4-5-251128";
    private static final String PRO = "dola-seedream-5-0-pro-260628";
    private static final String FIVE_5 = "dola-seedream-5-5-261028";

    private final ArkClient client = new ArkClient(simulator, "modelark");

    @Test
    void theSampleAnswerHasModelTimeAddressSizeAndTokensByPixels() {
        JsonNode answer = client.images(FOUR_5, "'size':'1760x2368'");

        assertThat(answer.path("model").asText()).isEqualTo(FOUR_5);
        assertThat(answer.path("created").isIntegralNumber()).isTrue();
        assertThat(answer.path("data")).hasSize(1);
        assertThat(answer.at("/data/0/size").asText()).isEqualTo("1760x2368");
        assertThat(answer.path("usage"))
                .isEqualTo(
                        LumenfallClient.JSON
                                .createObjectNode()
                                .put("generated_images", 1)
                                .put("output_tokens", 16280)
                                .put("total_tokens", 16280));
    }

    @Test
    void theAddressIsSignedAndServesAJpegOfTheSizeWithoutTheKey() {
        String url = client.images(FOUR_5, "'size':'2304x1728'").at("/data/0/url").asText();

        HttpResponse<byte[]> image = client.withAuthorization(null).get(url);

        assertThat(url).contains("X-Tos-Expires=86400", "X-Tos-Signature=");
        assertThat(image.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(Images.statedSize(image.body())).isEqualTo("2304x1728");
    }

    @Test
    void theAddressIsGoodForADay() {
        String url = client.images(FOUR_5, "").at("/data/0/url").asText();

        simulator.clock().advance(Duration.ofHours(23));
        assertThat(client.get(url).statusCode()).isEqualTo(200);
        simulator.clock().advance(Duration.ofHours(1));
        assertThat(client.get(url).statusCode()).isEqualTo(410);
    }

    @Test
    void base64HasNoPrefixAndNoAddress() {
        JsonNode image = client.images(FOUR_5, "'response_format':'b64_json'").at("/data/0");

        byte[] file = Base64.getDecoder().decode(image.path("b64_json").asText());
        assertThat(Images.statedSize(file)).isEqualTo("2048x2048");
        assertThat(image.has("url")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "seedream-3-0-t2i-250415,1024x1024",
        "seedream-4-0-250828,2048x2048",
        "seedream-4-5-251128,2048x2048",
        "seedream-5-0-260128,2048x2048",
        "seedream-5-0-lite-260128,2048x2048",
        "dola-seedream-5-0-pro-260628,2048x2048",
        "dola-seedream-5-0-flash-260915,2048x2048",
        "dola-seedream-5-5-261028,2048x2048",
        "ep-20251128-abcde,2048x2048"
    })
    void everyModelHasItsUsualSize(String model, String size) {
        JsonNode answer = client.images(model, "'response_format':'b64_json'");

        byte[] file = Base64.getDecoder().decode(answer.at("/data/0/b64_json").asText());
        assertThat(Images.statedSize(file)).isEqualTo(size);
        assertThat(answer.path("model").asText()).isEqualTo(model);
    }

    @ParameterizedTest
    @CsvSource({
        "seedream-4-0-250828,1K,1280x720",
        "seedream-4-5-251128,2K,2848x1600",
        "seedream-4-5-251128,4k,5504x3040",
        "seedream-5-0-260128,3K,4096x2304",
        "dola-seedream-5-0-pro-260628,1.5K,2048x1152",
        "dola-seedream-5-5-261028,2K,2816x1584"
    })
    void withATierTheModelTakesTheShapeFromThePrompt(String model, String tier, String size) {
        HttpResponse<byte[]> answer =
                client.generate(
                        "{'model':'%s','prompt':'a fox, 16:9','size':'%s'}".formatted(model, tier));

        assertThat(LumenfallClient.json(answer).at("/data/0/size").asText()).isEqualTo(size);
    }

    @Test
    void theWatermarkIsOnUnlessItIsTurnedOff() {
        client.generate(FOUR_5, "");
        client.generate(FOUR_5, "'watermark':false");

        JsonNode shown = LumenfallClient.json(client.get(simulator.url() + "/_sim/latest"));
        assertThat(shown.at("/images/1/caption").toString()).contains("AI generated");
        assertThat(shown.at("/images/0/caption").toString()).doesNotContain("AI generated");
    }

    @Test
    void fieldsThatNoModelKnowsAreIgnored() {
        JsonNode answer =
                client.images(FOUR_5, "'n':2,'quality':'hd','seed':7,'made_up':1,'image':null");

        assertThat(answer.path("data")).hasSize(1);
    }

    @Test
    void theFiveModelsTellTheFormatAndTheNumberOfInputImages() {
        JsonNode answer = client.images(PRO, "'output_format':'png'");

        assertThat(answer.at("/data/0/output_format").asText()).isEqualTo("png");
        assertThat(answer.at("/usage/input_images").asInt(-1)).isZero();
    }

    @Test
    void fivePointFiveMakesPngAndTellsTheBackground() {
        JsonNode answer = client.images(FIVE_5, "'background':'transparent'");

        assertThat(answer.at("/data/0/output_format").asText()).isEqualTo("png");
        assertThat(answer.at("/data/0/background").asText()).isEqualTo("transparent");
        byte[] file = client.get(answer.at("/data/0/url").asText()).body();
        var image = Images.decoded(file);
        assertThat(image.getColorModel().hasAlpha()).isTrue();
        assertThat(image.getRGB(0, image.getHeight() / 2) >>> 24 & image.getRGB(1, 900) >>> 24)
                .isIn(0, 255);
    }

    @Test
    void proMakesTransparentImagesFromOneThatIs() {
        String more = "'background':'transparent','output_format':'png','image':'";
        String clear =
                client.images(FIVE_5, "'background':'transparent'").at("/data/0/url").asText();

        client.images(PRO, more + clear + "'");

        assertThat(client.refused(PRO, more + dataUri(100, 100) + "'").path("message").asText())
                .contains("a PNG with a transparent pixel");
    }

    @Test
    void aWebSearchIsCounted() {
        JsonNode answer = client.images("seedream-5-0-260128", "'tools':[{'type':'web_search'}]");

        assertThat(answer.at("/usage/tool_usage/web_search").asInt()).isEqualTo(1);
        assertThat(answer.at("/tools/0/type").asText()).isEqualTo("web_search");
    }

    @Test
    void aSetHasAsManyImagesAsItMay() {
        JsonNode answer = client.images(FOUR_5, set(3));

        assertThat(answer.path("data")).hasSize(3);
        assertThat(answer.at("/usage/generated_images").asInt()).isEqualTo(3);
        assertThat(client.images(FOUR_5, "'sequential_image_generation':'auto'").path("data"))
                .hasSize(15);
    }

    @Test
    void referencesAndImagesOfASetAreFifteenTogether() {
        String references = "'image':['https://a.example/1.png','https://a.example/2.png'],";

        assertThat(client.images(FOUR_5, references + set(15)).path("data")).hasSize(13);
    }

    @Test
    void aRefusedImageOfASetIsAnErrorInItsPlace() {
        simulator.fault(Fault.refuseImages(2));

        JsonNode answer = client.images(FOUR_5, set(3));

        assertThat(answer.at("/data/1").size()).isEqualTo(1);
        assertThat(answer.at("/data/1/error/code").asText())
                .isEqualTo("OutputImageSensitiveContentDetected");
        assertThat(answer.at("/data/2/url").isTextual()).isTrue();
        assertThat(answer.at("/usage/generated_images").asInt()).isEqualTo(2);
    }

    @Test
    void anInternalErrorStopsTheImagesAfterIt() {
        simulator.fault(Fault.failImage(2));

        JsonNode answer = client.images(FOUR_5, set(4));

        assertThat(answer.path("data")).hasSize(2);
        assertThat(answer.at("/data/1/error/code").asText()).isEqualTo("InternalServiceError");
    }

    @Test
    void aSetWithoutAnyImageIsAnErrorInsideAGoodAnswer() {
        simulator.fault(Fault.refuseImages(1, 2));

        JsonNode answer = client.images(FOUR_5, set(2));

        assertThat(answer.at("/error/code").asText())
                .isEqualTo("OutputImageSensitiveContentDetected");
        assertThat(answer.at("/usage/generated_images").asInt(-1)).isZero();
    }

    @Test
    void aSingleRefusedImageIsAnError() {
        simulator.fault(Fault.refuseImages(1));

        assertThat(client.refused(FOUR_5, "").path("code").asText())
                .isEqualTo("OutputImageSensitiveContentDetected");
        assertThat(simulator.acceptedCount()).isZero();
    }

    @Test
    void seedEditTakesTheListedSizeNearestToItsReference() {
        String image = dataUri(900, 600);

        JsonNode answer = client.images("seededit-3-0-i2i-250628", "'image':'" + image + "'");

        byte[] file = client.get(answer.at("/data/0/url").asText()).body();
        assertThat(Images.statedSize(file)).isEqualTo("1248x832");
        assertThat(answer.at("/data/0").has("size")).isFalse();
    }

    @Test
    void aReferenceMayBeAnAddressOrADataUriAloneOrInAList() {
        String image = dataUri(200, 100);

        JsonNode answer = client.images(FOUR_5, "'size':'2K','image':['" + image + "']");

        assertThat(answer.at("/data/0/size").asText()).isEqualTo("2848x1600");
        assertThat(
                        client.images(PRO, "'image':'https://a.example/1.png'")
                                .at("/usage/input_images"))
                .hasToString("1");
    }

    @Test
    void layersComeBehindTheBaseFromBackToFrontWithTheirBoxes() {
        String image = dataUri(1600, 1000);

        JsonNode answer = client.images(PRO, "'layer_decomposition':true,'image':'" + image + "'");

        JsonNode data = answer.path("data");
        assertThat(data.valueStream().map(item -> item.path("z_index").asInt()))
                .containsExactly(0, 1, 2, 3);
        assertThat(data.at("/0/size").asText()).isEqualTo("1600x1000");
        assertThat(data.at("/0").has("bounding_box")).isFalse();
        JsonNode layer = data.path(1);
        assertThat(layer.at("/bounding_box/absolute")).hasToString("[320,150,1280,900]");
        assertThat(layer.at("/bounding_box/normalized")).hasToString("[200,150,800,900]");
        assertThat(layer.path("output_format").asText()).isEqualTo("png");
        assertThat(layer.path("name").isTextual()).isTrue();
        assertThat(Images.size(client.get(layer.path("url").asText()).body())).isEqualTo("960x750");
        assertThat(answer.at("/usage/generated_images").asInt()).isEqualTo(4);
    }

    @Test
    void oneFailedLayerFailsTheWholeRequest() {
        simulator.fault(Fault.refuseImages(3));

        client.refused(PRO, "'layer_decomposition':true,'image':'" + dataUri(1600, 1000) + "'");

        assertThat(simulator.acceptedCount()).isZero();
    }

    @Test
    void answersCarryTheIdsOfServerAndClient() {
        HttpResponse<byte[]> answer = client.generate(FOUR_5, "");

        assertThat(answer.headers().firstValue("x-request-id")).get().asString().startsWith("02");
        assertThat(answer.headers().firstValue("x-client-request-id"))
                .get()
                .asString()
                .startsWith("unknown-");
    }

    @Test
    void listsItsModelsByBrandAndTellsWhichAreShutDown() {
        assertThat(models("modelark"))
                .contains("seedream-3-0-t2i-250415 ", "dola-seedream-5-5-261028 ")
                .doesNotContain("seedream-5-0-pro-260628 ");
        assertThat(models("volcengine"))
                .contains(
                        "doubao-seedream-3-0-t2i-250415 Shutdown",
                        "doubao-seedream-5-0-pro-260628 ")
                .noneMatch(id -> id.contains("5-5"));
    }

    private static List<String> models(String brand) {
        HttpResponse<byte[]> list = new ArkClient(SIMULATOR.simulator(), brand).get("/models");
        return LumenfallClient.json(list)
                .path("data")
                .valueStream()
                .map(model -> model.path("id").asText() + " " + model.path("status").asText())
                .toList();
    }

    private static String set(int max) {
        return "'sequential_image_generation':'auto',"
                + "'sequential_image_generation_options':{'max_images':"
                + max
                + "}";
    }

    private static String dataUri(int width, int height) {
        return "data:image/png;base64,"
                + Base64.getEncoder().encodeToString(Images.file("png", width, height));
    }
}
