package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.exchange.ResultMode;
import io.github.camelseedream.image.ImageFormat;
import io.github.camelseedream.result.Adjustment;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageResult;
import io.github.camelseedream.simulator.journal.RecordedPart;
import io.github.camelseedream.simulator.journal.RecordedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One request means the same on each provider, and each gets what its documentation asks for. */
@Timeout(60)
class SameRequestEveryProviderTest extends MultiComponentRouteTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String REQUEST =
            """
            {"prompt": "the same harbour at dusk", "model": "seedream-4.5", "aspectRatio": "16:9",
             "resolution": "2K", "references": ["harbour.png"], "count": 2, "outputFormat": "jpeg"}
            """;

    @TempDir Path folder;

    @BeforeEach
    void drawAReference() throws IOException {
        simulator().clear();
        Files.write(folder.resolve("harbour.png"), SampleImages.png(640, 360));
    }

    @Test
    void lumenfallGetsAFormAndMakesTheFormatItself() {
        ImageResult result = generate("lumenfall");

        RecordedRequest request = onlySubmit();
        assertThat(request.path()).endsWith("/images/edits");
        assertThat(text(request, "model")).isEqualTo("seedream-4.5");
        assertThat(text(request, "aspect_ratio")).isEqualTo("16:9");
        assertThat(text(request, "resolution")).isEqualTo("2K");
        assertThat(text(request, "n")).isEqualTo("2");
        assertThat(text(request, "output_format")).isEqualTo("jpeg");
        assertThat(request.parts())
                .extracting(RecordedPart::name)
                .containsExactlyInAnyOrder(
                        "model",
                        "prompt",
                        "aspect_ratio",
                        "resolution",
                        "n",
                        "output_format",
                        "image");
        assertThat(result.getAdjustments()).isEmpty();
    }

    @Test
    void apiframeGetsTheUploadsUrlInTwoJobsAndTheImagesAreConverted() throws IOException {
        ImageResult result = generate("apiframe");

        assertThat(simulator().submits()).hasSize(2);
        String url =
                simulator().submits().get(0).json().at("/seedreamParams/image_input/0").asText();
        assertThat(url).startsWith("http");
        JsonNode documented =
                JSON.readTree(
                        """
                        {"model": "seedream-4.5", "prompt": "the same harbour at dusk",
                         "seedreamParams": {"aspect_ratio": "16:9", "size": "2K",
                           "image_input": ["%s"]}}
                        """
                                .formatted(url));
        assertThat(simulator().submits())
                .extracting(RecordedRequest::json)
                .containsExactly(documented, documented);
        assertConverted(result);
    }

    @Test
    void apimartGetsADataUriAndMakesAGroup() {
        assertApimart("apimart");
    }

    @Test
    void gccaiIsTheSameAtAnotherHost() {
        assertApimart("gccai");
    }

    private void assertApimart(String provider) {
        ImageResult result = generate(provider);

        RecordedRequest request = onlySubmit();
        JsonNode body = request.json();
        assertThat(body.path("model").asText()).isEqualTo("doubao-seedance-4-5");
        assertThat(body.path("size").asText()).isEqualTo("16:9");
        assertThat(body.path("resolution").asText()).isEqualTo("2K");
        assertThat(body.path("n").isInt()).isTrue();
        assertThat(body.path("n").asInt()).isEqualTo(2);
        assertThat(body.path("image_urls").get(0).asText()).startsWith("data:image/png;base64,");
        assertThat(body.properties()).hasSize(6);
        assertThat(result.getMode()).isEqualTo("group");
        assertConverted(result);
    }

    @Test
    void uniallGetsPixelsAndTheUploadersUrl() {
        String image = "https://example.org/harbour.png";
        ImageResult result =
                result(
                        send(
                                component(
                                        "uniall",
                                        options -> options.setReferenceUploader(local -> image)),
                                REQUEST,
                                JSON_BODY));

        RecordedRequest request = onlySubmit();
        JsonNode body = request.json();
        assertThat(request.path()).endsWith("/images/edits");
        assertThat(body.path("model").asText()).isEqualTo("seedream-4.5");
        assertThat(body.path("custom_size"))
                .isEqualTo(JSON.createObjectNode().put("width", 2560).put("height", 1440));
        assertThat(body.path("n").asInt()).isEqualTo(2);
        assertThat(body.path("image").asText()).isEqualTo(image);
        // the timeout of five minutes less the time its answer may take
        assertThat(body.path("timeout_seconds").asInt()).isBetween(270, 285);
        assertThat(body.properties()).hasSize(6);
        assertConverted(result);
    }

    @Test
    void uniallWithoutAnUploaderIsRefusedBeforeAnythingIsSent() {
        Exchange answer = send(component("uniall", options -> {}), REQUEST, JSON_BODY);

        assertThat(answer.getException())
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "Nothing was sent; the request for provider uniall is not valid:\n"
                                + "  - references 'harbour.png' (body field references) has no URL,"
                                + " and uniall takes nothing else. Give an http or https URL, or set"
                                + " referenceUploader, which puts images where the provider can"
                                + " fetch them");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void modelarkMakesEachImageInACallOfItsOwnWithoutAWatermark() throws IOException {
        assertArk("modelark", "seedream-4-5-251128");
    }

    @Test
    void volcengineIsTheSameUnderOtherNames() throws IOException {
        assertArk("volcengine", "doubao-seedream-4-5-251128");
    }

    private void assertArk(String provider, String model) throws IOException {
        ImageResult result = generate(provider);

        assertThat(simulator().submits()).hasSize(2);
        for (RecordedRequest request : simulator().submits()) {
            assertThat(request.path()).endsWith("/images/generations");
            assertThat(request.json().path("image").asText()).startsWith("data:image/png;base64,");
            ObjectNode rest = ((ObjectNode) request.json()).deepCopy();
            rest.remove("image");
            assertThat(rest)
                    .isEqualTo(
                            JSON.readTree(
                                    """
                                    {"model": "%s", "prompt": "the same harbour at dusk",
                                     "size": "2848x1600", "watermark": false}
                                    """
                                            .formatted(model)));
        }
        assertThat(result.getCost()).isNotNull();
        assertThat(result.getAdjustments())
                .extracting(Adjustment::parameter)
                .containsExactly("watermark");
    }

    @Test
    void replicateGetsTheUploadsUrlInTwoPredictions() throws IOException {
        ImageResult result = generate("replicate");

        assertThat(simulator().submits()).hasSize(2);
        for (RecordedRequest request : simulator().submits()) {
            assertThat(request.path()).endsWith("/models/bytedance/seedream-4.5/predictions");
            String url = request.json().at("/input/image_input/0").asText();
            assertThat(url).contains("/replicate/v1/files/");
            assertThat(request.json())
                    .isEqualTo(
                            JSON.readTree(
                                    """
                                    {"input": {"prompt": "the same harbour at dusk",
                                     "aspect_ratio": "16:9", "size": "2K",
                                     "image_input": ["%s"]}}
                                    """
                                            .formatted(url)));
        }
        assertThat(result.getCost()).isNull();
        assertThat(result.getAdjustments()).isEmpty();
    }

    @Test
    void falGetsPixelsAtThePathForEdits() throws IOException {
        ImageResult result = generate("fal");

        RecordedRequest request = onlySubmit();
        assertThat(request.path()).isEqualTo("/fal/queue/fal-ai/bytedance/seedream/v4.5/edit");
        ObjectNode body = (ObjectNode) request.json();
        assertThat(body.remove("image_urls").get(0).asText())
                .startsWith(simulator().url() + "/fal/media/");
        assertThat(body)
                .isEqualTo(
                        JSON.readTree(
                                """
                                {"prompt": "the same harbour at dusk", "num_images": 2,
                                 "image_size": {"width": 2848, "height": 1600}}
                                """));
        assertThat(result.getCost()).hasToString("0.08 USD");
        assertConverted(result);
    }

    @Test
    void aGatewayOfOpenAisApiGetsAFormForEachImage() {
        ImageResult result = generate("openai-compatible");

        assertThat(simulator().submits()).hasSize(2);
        RecordedRequest request = simulator().submits().get(0);
        assertThat(request.path()).endsWith("/images/edits");
        assertThat(text(request, "size")).isEqualTo("2848x1600");
        assertThat(text(request, "output_format")).isEqualTo("jpeg");
        assertThat(request.parts())
                .extracting(RecordedPart::name)
                .containsExactlyInAnyOrder(
                        "model", "prompt", "size", "n", "output_format", "image");
        assertThat(result.getAdjustments()).isEmpty();
    }

    private static final Map<String, Object> JSON_BODY =
            Map.of(Exchange.CONTENT_TYPE, "application/json");

    private ImageResult generate(String provider) {
        return result(send(component(provider, options -> {}), REQUEST, JSON_BODY));
    }

    private String component(
            String provider, java.util.function.Consumer<SeedreamConfiguration> more) {
        add(
                "at-" + provider,
                options -> {
                    options.setProvider(provider);
                    options.setBaseUrl(SIMULATOR.baseUrl(provider));
                    options.setResultMode(ResultMode.result);
                    options.setReferenceDirectory(folder.toString());
                    options.setPollInitialDelay(50);
                    options.setPollDelay(50);
                    more.accept(options);
                });
        return "at-" + provider + ":generate";
    }

    /** Two JPEG images of 16:9. */
    private static ImageResult result(Exchange answer) {
        assertThat(answer.getException()).isNull();
        ImageResult result = answer.getMessage().getBody(ImageResult.class);
        assertThat(result.getFailures()).isEmpty();
        assertThat(result.getImages()).hasSize(2);
        for (GeneratedImage image : result.getImages()) {
            assertThat(image.getMediaType()).isEqualTo(ImageFormat.JPEG.mediaType());
            assertThat((double) image.getWidth() / image.getHeight()).isCloseTo(16 / 9.0, within());
        }
        return result;
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(0.02);
    }

    private static void assertConverted(ImageResult result) {
        assertThat(result.getAdjustments())
                .extracting(Adjustment::parameter)
                .contains("outputFormat");
    }

    private static String text(RecordedRequest request, String part) {
        return request.parts(part).get(0).value();
    }
}
