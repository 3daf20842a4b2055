package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.error.ProviderException;
import io.github.camelseedream.result.Cost;
import io.github.camelseedream.result.Estimate;
import io.github.camelseedream.result.ImageResult;
import io.github.camelseedream.simulator.journal.RecordedRequest;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lumenfall from a route to the wire and back. */
class LumenfallRouteTest extends RouteTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The samples leave the prompt empty, so a header gives it. */
    @ParameterizedTest
    @ValueSource(strings = {"request-seedream-4.5.json", "request-seedream-4.json"})
    void aRequestBodyOfTheDocumentationIsOnTheWireAsItIs(String sample) throws Exception {
        ObjectNode expected;
        try (InputStream file = getClass().getResourceAsStream("/providers/lumenfall/" + sample)) {
            expected = (ObjectNode) JSON.readTree(file);
        }
        Exchange answer =
                send(
                        "direct:generate",
                        expected.toString(),
                        Map.of(
                                Exchange.CONTENT_TYPE,
                                "application/json",
                                "CamelSeedreamPrompt",
                                "a cat"));

        assertThat(answer.getException()).isNull();
        assertThat(onlySubmit().body().json()).isEqualTo(expected.put("prompt", "a cat"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    model=seedream-4            | {"model":"seedream-4"}
                    model=seedream-4.0          | {"model":"seedream-4"}
                    model=seedream-4.5          | {"model":"seedream-4.5"}
                    model=seedream-4-5          | {"model":"seedream-4-5"}
                    model=seedream-5.0-lite     | {"model":"seedream-5-lite"}
                    model=byteplus/seedream-4.5 | {"model":"byteplus/seedream-4.5"}
                    model=fal/seedream-4        | {"model":"fal/seedream-4"}
                    size=1920x1080              | {"size":"1920x1080"}
                    size=16:9                   | {"size":"16:9"}
                    size=auto                   | {"size":"auto"}
                    size=2K                     | {"resolution":"2K"}
                    size=21:9&resolution=1K     | {"size":"21:9","resolution":"1K"}
                    aspectRatio=7:1             | {"aspect_ratio":"7:1"}
                    aspectRatio=auto            | {"aspect_ratio":"auto"}
                    resolution=0.25             | {"resolution":"0.25"}
                    resolution=1.5K             | {"resolution":"1.5K"}
                    width=1500&height=1100      | {"size":"1500x1100"}
                    size=custom&width=1500&height=1100 | {"size":"custom","width":1500,"height":1100}
                    count=2                     | {"n":2}
                    seed=42                     | {"seed":42}
                    responseFormat=b64_json     | {"response_format":"b64_json"}
                    outputFormat=jpeg           | {"output_format":"jpeg"}
                    outputFormat=jpg&outputCompression=80 | {"output_format":"jpeg","output_compression":80}
                    user=u-1                    | {"user":"u-1"}
                    quality=hd                  | {"quality":"hd"}
                    style=natural               | {"style":"natural"}
                    watermark=false             | {}
                    imageMode=independent       | {}
                    imageMode=set&count=4       | {"sequential_image_generation":"auto","max_images":4}
                    safetyChecker=false         | {"enable_safety_checker":false,"disable_safety_checker":true}
                    safetyChecker=true&model=fal/seedream-4.5 | {"model":"fal/seedream-4.5","enable_safety_checker":true}
                    promptEnhancement=fast&model=seedream-4 | {"model":"seedream-4","enhance_prompt":true,"enhance_prompt_mode":"fast"}
                    promptEnhancement=off       | {"enhance_prompt":false}
                    parameter.enable_safety_checker=true | {"enable_safety_checker":true}
                    parameter.sync_mode=true    | {"sync_mode":true}
                    parameter.enhance_prompt_mode=fast | {"enhance_prompt_mode":"fast"}
                    parameter.sequential_image_generation=disabled | {"sequential_image_generation":"disabled"}
                    parameter.anything.else=[1] | {"anything":{"else":[1]}}
                    """)
    void everyOptionIsOnTheWire(String options, String fields) throws Exception {
        ObjectNode expected = JSON.createObjectNode();
        expected.put("model", "seedream-4.5").put("prompt", "a cat");
        expected.setAll((ObjectNode) JSON.readTree(fields));

        Exchange answer = send("seedream:generate?" + options, "a cat");

        assertThat(answer.getException()).isNull();
        assertThat((JsonNode) onlySubmit().body().json()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"generate", "estimate", "models"})
    void aWrongPathInTheBaseUrlIsSuspectedWhereThePathIsNotKnown(String operation) {
        String wrong = simulator().baseUrl("lumenfall") + "/v2";

        assertThat(send("seedream:" + operation + "?baseUrl=" + wrong, "a cat").getException())
                .isExactlyInstanceOf(ProviderException.class)
                .hasMessageContaining("status 404")
                .hasMessageEndingWith(
                        "If it does not know the path, check the option baseUrl, " + wrong);
    }

    @Test
    void anUnknownModelIsNoReasonToSuspectTheBaseUrl() {
        assertThat(send("seedream:generate?model=nobody/nothing", "a cat").getException())
                .hasMessageContaining("MODEL_NOT_FOUND")
                .hasMessageNotContaining("baseUrl");
    }

    @Test
    void theResultTellsWhatTheReplyTells() {
        Exchange answer =
                send("seedream:generate?resultMode=result&storeFullResponse=true&count=2", "a cat");

        assertThat(answer.getException()).isNull();
        ImageResult result = answer.getMessage().getBody(ImageResult.class);
        assertThat(result.getProvider()).isEqualTo("lumenfall");
        assertThat(result.getModel()).isEqualTo("byteplus/seedream-4.5");
        assertThat(result.getRequestId()).startsWith("req_");
        assertThat(result.getCost()).isEqualTo(new Cost(new BigDecimal("0.08"), "USD"));
        assertThat(result.getMetadata()).containsKeys("created", "size", "provider_name");
        assertThat(result.getImages())
                .allSatisfy(
                        image -> {
                            assertThat(image.getRevisedPrompt()).startsWith("a cat");
                            assertThat(image.getUrl()).startsWith("http");
                        });
        assertThat(answer.getProperty("CamelSeedreamResult")).isSameAs(result);
        assertThat(answer.getMessage().getHeader("CamelSeedreamResultCost"))
                .isEqualTo(new BigDecimal("0.08"));
    }

    @Test
    void theResultGoesThroughAnUnconfiguredJsonMarshaller() throws Exception {
        Exchange answer = send("seedream:generate?resultMode=result", "a cat");

        JsonNode json =
                new ObjectMapper().valueToTree(answer.getMessage().getBody(ImageResult.class));
        assertThat(json.at("/images/0/mediaType").asText()).isEqualTo("image/png");
        assertThat(json.at("/cost/amount").decimalValue()).isEqualTo("0.04");
    }

    @Test
    void moreThanTenImagesAreSplitIntoCallsAndNumberedThrough() {
        Exchange answer = send("seedream:generate?count=13&size=64x64&seed=5", "cats");

        assertThat(answer.getException()).isNull();
        List<?> images = answer.getMessage().getBody(List.class);
        assertThat(images)
                .hasSize(13)
                .extracting("index")
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
        assertThat(simulator().submits())
                .extracting(submit -> submit.body().json().get("n").asInt())
                .containsExactlyInAnyOrder(10, 3);
        assertThat(simulator().submits())
                .extracting(submit -> submit.body().json().get("seed").asInt())
                .containsExactlyInAnyOrder(5, 15);
    }

    @Test
    void anEstimateTellsTheCostAndTheCallAndMakesNothing() {
        Exchange answer = send("seedream:estimate?count=3&size=2048x1152", "a cat");

        assertThat(answer.getException()).isNull();
        Estimate estimate = answer.getMessage().getBody(Estimate.class);
        assertThat(estimate.cost()).isEqualTo(new Cost(new BigDecimal("0.12"), "USD"));
        assertThat(estimate.call())
                .containsEntry("method", "POST")
                .containsEntry("path", "images/generations")
                .containsEntry(
                        "body",
                        Map.of(
                                "model",
                                "seedream-4.5",
                                "prompt",
                                "a cat",
                                "size",
                                "2048x1152",
                                "n",
                                3));
        assertThat(simulator().imageCount()).isZero();
        assertThat(simulator().requests())
                .extracting(RecordedRequest::query)
                .containsExactly("dryRun=true");
    }

    @Test
    void modelsListsWhatTheProviderHas() {
        Exchange answer = send("direct:models", null);

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(List.class))
                .extracting("id")
                .contains("seedream-4", "seedream-4.5", "seedream-5-lite");
    }
}
