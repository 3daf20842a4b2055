package io.github.camelseedream.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.fault.Fault;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What Ark refuses, as https://docs.byteplus.com/en/docs/ModelArk/1541523 and 1299023 state it and
 * as captured answers show it.
 */
class ArkRefusalTest extends SimulatorTest {

    private static final String THREE = "seedream-3-0-t2i-250415";
    private static final String EDIT = "seededit-3-0-i2i-250628";
    private static final String FOUR_0 = "seedream-4-0-250828";
    private static final String FOUR_5 = "seedream-4-5-251128";
    private static final String LITE = "seedream-5-0-260128";
    private static final String PRO = "dola-seedream-5-0-pro-260628";
    private static final String FLASH = "dola-seedream-5-0-flash-260915";
    private static final String FIVE_5 = "dola-seedream-5-5-261028";

    private final ArkClient client = new ArkClient(simulator, "modelark");

    @ParameterizedTest
    @CsvSource({
        FOUR_5 + ",1K,'one of ''WIDTHxHEIGHT'', ''2k'', ''4k'''",
        FOUR_5 + ",1500x1500,at least 3686400 pixels",
        FOUR_5 + ",8192x4096,at most 16777216 pixels",
        FOUR_5 + ",16384x480,between 1/16 and 16",
        FOUR_5 + ",auto,size must be one of",
        FOUR_0 + ",800x800,at least 921600 pixels",
        FOUR_0 + ",3K,size must be one of",
        LITE + ",1K,size must be one of",
        PRO + ",512x512,at least 921600 pixels",
        PRO + ",2200x2200,at most 4624220 pixels",
        PRO + ",4K,size must be one of",
        THREE + ",2K,size must be one of",
        THREE + ",500x500,at least 262144 pixels",
    })
    void aSizeOutsideTheModelsTiersAndPixels(String model, String size, String message) {
        JsonNode error = client.refused(model, "'size':'" + size + "'");

        assertThat(error.path("code").asText()).isEqualTo("InvalidParameter");
        assertThat(error.path("param").asText()).isEqualTo("size");
        assertThat(error.path("message").asText()).contains(message).contains("Request id: 02");
        assertThat(simulator.acceptedCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        FOUR_5 + ",3750x1250",
        FOUR_0 + ",1600x600",
        PRO + ",2048x1024",
        PRO + ",1500x1000",
        THREE + ",512x512",
        FOUR_5 + ",16384x1024"
    })
    void theSamplesOfSizesThatAreTaken(String model, String size) {
        client.images(model, "'size':'" + size + "'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                PRO + "|stream|'stream':true",
                FIVE_5 + "|stream|'stream':true",
                FLASH + "|sequential_image_generation|'sequential_image_generation':'disabled'",
                PRO + "|tools|'tools':[{'type':'web_search'}]",
                FOUR_5 + "|background|'background':'transparent'",
                LITE + "|layer_decomposition|'layer_decomposition':true",
                FOUR_5 + "|output_format|'output_format':'png'",
                FOUR_5 + "|guidance_scale|'guidance_scale':3",
                THREE + "|optimize_prompt_options|'optimize_prompt_options':{'mode':'standard'}",
                THREE + "|image|'image':'https://a.example/1.png'",
            })
    void aFieldThatOnlyOtherModelsHave(String model, String field, String more) {
        JsonNode error = client.refused(model, more);

        assertThat(error.path("param").asText()).isEqualTo(field);
        assertThat(error.path("message").asText()).contains("not supported by the current model");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                FOUR_5 + "|'optimize_prompt_options':{'mode':'fast'}|mode must be 'standard'",
                LITE + "|'output_format':'webp'|output_format must be one of jpeg, png",
                FOUR_5 + "|'response_format':'base64'|response_format must be one of",
                FOUR_5 + "|'watermark':'no'|watermark must be a boolean",
                THREE + "|'seed':-2|seed must be from -1 to 2147483647",
                THREE + "|'guidance_scale':11|guidance_scale must be from 1",
                FOUR_5
                        + "|'sequential_image_generation':'auto',"
                        + "'sequential_image_generation_options':{'max_images':16}"
                        + "|max_images must be from 1 to 15",
                PRO + "|'background':'transparent'|it must be png",
                PRO + "|'background':'transparent','output_format':'png'|one input image",
                FIVE_5 + "|'background':'transparent','output_format':'jpeg'|it must be png",
                PRO + "|'layer_decomposition':true|exactly one image",
                FIVE_5
                        + "|'layer_decomposition':true,'background':'auto'"
                        + "|cannot be combined with layer_decomposition",
            })
    void aValueThatIsNotAccepted(String model, String more, String message) {
        assertThat(client.refused(model, more).path("message").asText()).contains(message);
    }

    @ParameterizedTest
    @CsvSource({FOUR_0 + ",14", FOUR_5 + ",14", LITE + ",14", PRO + ",10", FIVE_5 + ",10"})
    void moreReferencesThanTheModelTakes(String model, int max) {
        client.images(model, references(max));

        JsonNode error = client.refused(model, references(max + 1));

        assertThat(error.path("message").asText()).contains("cannot exceed " + max);
        assertThat(error.path("param").asText()).isEqualTo("image");
    }

    @Test
    void seedEditWithoutItsOneReference() {
        assertThat(client.refused(EDIT, "").path("code").asText()).isEqualTo("MissingParameter");
        assertThat(client.refused(EDIT, references(2)).path("message").asText())
                .contains("cannot exceed 1");
    }

    @ParameterizedTest
    @CsvSource({
        "14,200,greater than 14 px",
        "340,20,within [1/16",
        "6001,6000,Maximum allowed: 36000000 pixels"
    })
    void aReferenceThatIsTooSmallTooNarrowOrTooLarge(int width, int height, String message) {
        assertThat(
                        client.refused(FOUR_5, reference("png", "png", width, height))
                                .path("message")
                                .asText())
                .contains(message);
    }

    @Test
    void aReferenceInAFormThatIsNotTaken() {
        assertThat(client.refused(FOUR_5, reference("PNG", "png", 100, 100)).path("param").asText())
                .isEqualTo("image");
        client.images(FOUR_5, reference("gif", "gif", 100, 100));
        client.refused(EDIT, reference("gif", "gif", 100, 100));
        client.refused(FOUR_5, "'image':'fox.png'");
        client.refused(FOUR_5, "'image':'data:image/png;base64,AAAA'");
    }

    @Test
    void aReferenceThatCannotBeLoadedTimedOut() {
        String url = SIMULATOR.baseUrl("modelark") + "/nothing.png";

        JsonNode error = client.refused(FOUR_5, "'image':'" + url + "'");

        assertThat(error.path("code").asText()).isEqualTo("InvalidParameter");
        assertThat(error.path("message").asText()).contains("Timeout while downloading url=" + url);
    }

    @Test
    void aRequestWithoutModelOrPrompt() {
        assertThat(error(client.generate("{'prompt':'a'}")).path("param").asText())
                .isEqualTo("model");
        JsonNode error = error(client.generate("{'model':'" + FOUR_5 + "'}"));
        assertThat(error.path("code").asText()).isEqualTo("MissingParameter");
        assertThat(error.path("type").asText()).isEqualTo("BadRequest");
    }

    @ParameterizedTest
    @CsvSource({
        "modelark,seedream-4.5",
        "modelark,seedream-5-0-lite",
        "modelark,seedream-5-0-pro-260628",
        "modelark,doubao-seedream-4-5-251128",
        "volcengine,seedream-4-5-251128",
        "volcengine,doubao-seedream-3-0-t2i-250415",
        "volcengine,doubao-seedream-5-5-261028"
    })
    void aModelThatTheBrandDoesNotHave(String brand, String model) {
        HttpResponse<byte[]> answer = new ArkClient(simulator, brand).generate(model, "");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(error(answer).path("code").asText())
                .isEqualTo("InvalidEndpointOrModel.NotFound");
    }

    @ParameterizedTest
    @CsvSource({
        "Bearer bad-key,401,AuthenticationError,Unauthorized",
        "nothing,401,AuthenticationError,Unauthorized",
        "Bearer poor-key,403,AccountOverdueError,Forbidden",
        "Bearer barred-key,404,ModelNotOpen,NotFound"
    })
    void aKeyThatStandsForTrouble(String header, int status, String code, String type) {
        HttpResponse<byte[]> answer = client.withAuthorization(header).generate(FOUR_5, "");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(error(answer).path("code").asText()).isEqualTo(code);
        assertThat(error(answer).path("type").asText()).isEqualTo(type);
        assertThat(answer.headers().firstValue("x-request-id")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "ModelAccountIpmRateLimitExceeded,429,TooManyRequests",
        "RateLimitExceeded.EndpointRPMExceeded,429,TooManyRequests",
        "ServerOverloaded,429,TooManyRequests",
        "QuotaExceeded,429,TooManyRequests",
        "OperationDenied.ServiceNotOpen,403,Forbidden",
        "InputTextSensitiveContentDetected.PolicyViolation,400,BadRequest",
        "InternalServiceError,500,InternalServerError"
    })
    void aScriptedErrorHasTheStatusOfItsCode(String code, int status, String type) {
        simulator.fault(Fault.error(code));

        HttpResponse<byte[]> answer = client.generate(FOUR_5, "");

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(error(answer).path("code").asText()).isEqualTo(code);
        assertThat(error(answer).path("type").asText()).isEqualTo(type);
    }

    @Test
    void errorsMayComeWithoutTheirWrapping() {
        simulator.variant("modelark", "errors", "bare");

        JsonNode body = LumenfallClient.json(client.generate(FOUR_5, "'size':'1K'"));

        assertThat(body.path("code").asText()).isEqualTo("InvalidParameter");
        assertThat(body.path("param").asText()).isEqualTo("size");
    }

    @Test
    void oneProbeSawDisabledSetsTakenOnPro() {
        simulator.variant("modelark", "sequential_image_generation", "disabled");

        client.images(PRO, "'sequential_image_generation':'disabled'");
        client.refused(PRO, "'sequential_image_generation':'auto'");
    }

    private static JsonNode error(HttpResponse<byte[]> answer) {
        return LumenfallClient.json(answer).path("error");
    }

    private static String references(int count) {
        return "'image':['"
                + String.join("','", Collections.nCopies(count, "https://a.example/1.png"))
                + "']";
    }

    private static String reference(String subtype, String format, int width, int height) {
        String base64 = Base64.getEncoder().encodeToString(Images.file(format, width, height));
        return "'image':'data:image/" + subtype + ";base64," + base64 + "'";
    }
}
