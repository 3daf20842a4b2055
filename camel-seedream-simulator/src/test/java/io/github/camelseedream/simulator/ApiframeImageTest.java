package io.github.camelseedream.simulator;

import static io.github.camelseedream.simulator.LumenfallClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes, formats, references and uploads. */
class ApiframeImageTest extends SimulatorTest {

    private final ApiframeClient client = new ApiframeClient(simulator);

    @BeforeEach
    void setDuration() {
        simulator.tasks().duration(Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seedream-4      | 'aspect_ratio':'16:9','size':'1K' | 1280x720",
                "seedream-4      |                                   | 2048x2048",
                "seedream-4.5    | 'aspect_ratio':'16:9'             | 2560x1440",
                "seedream-4.5    | 'aspect_ratio':'5:4'              | 2290x1832",
                "seedream-4.5    | 'size':'custom','width':1024      | 1024x2048",
                "seedream-5-lite | 'aspect_ratio':'16:9'             | 2848x1600",
                "seedream-5-lite | 'aspect_ratio':'2:3','size':'3K'  | 2496x3744"
            })
    void hasTheSizeOfItsRatioAndTier(String model, String params, String size) {
        JsonNode job = completed(model, params == null ? "" : params);

        assertThat(Images.size(image(job).body())).isEqualTo(size);
    }

    @Test
    void isAJpegFromFiveLiteIfAskedFor() {
        HttpResponse<byte[]> image = image(completed("seedream-5-lite", "'output_format':'jpg'"));

        assertThat(image.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(Images.size(image.body())).isEqualTo("2048x2048");
    }

    @Test
    void hasTheShapeOfAnUploadedReference() {
        byte[] reference = Images.file("png", 400, 100);
        HttpResponse<byte[]> upload = client.upload(reference);
        assertThat(upload.statusCode()).isEqualTo(201);
        String url = json(upload).path("url").asText();
        assertThat(client.get(url).body()).isEqualTo(reference);

        JsonNode job = completed("seedream-4.5", "'image_input':['" + url + "']");

        assertThat(Images.size(image(job).body())).isEqualTo("4096x1024");
    }

    @Test
    void keepsALargeUploadWhole() {
        byte[] large = Arrays.copyOf(Images.file("png", 400, 100), 3_000_000);

        String url = json(client.upload(large)).path("url").asText();

        assertThat(client.get(url).body()).isEqualTo(large);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:99999/a.png", "http://127.0.0.1:1/a.png"})
    void failsWhenNobodyServesAReference(String url) {
        assertThat(failed("'image_input':['" + url + "']")).contains("image_input[0]");
    }

    @Test
    void hasTheShapeOfAnEarlierImage() {
        String first =
                completed("seedream-4.5", "'size':'custom','width':2048,'height':1024")
                        .at("/result/images/0")
                        .asText();

        JsonNode job = completed("seedream-4.5", "'image_input':['" + first + "']");

        assertThat(Images.size(image(job).body())).isEqualTo("2896x1448");
    }

    @Test
    void takesAReferenceElsewhereUnseenAsASquare() {
        JsonNode job =
                completed("seedream-4.5", "'image_input':['https://media.example.org/a.png']");

        assertThat(Images.size(image(job).body())).isEqualTo("2048x2048");
    }

    @Test
    void fetchesAReferenceOnThisMachine() {
        try (SeedreamSimulator other = SeedreamSimulator.start()) {
            ApiframeClient owner = new ApiframeClient(other);
            String url = json(owner.upload(Images.file("png", 100, 400))).path("url").asText();

            JsonNode job = completed("seedream-4.5", "'image_input':['" + url + "']");

            assertThat(Images.size(image(job).body())).isEqualTo("1024x4096");
            assertThat(other.requests()).hasSize(2);
        }
    }

    @Test
    void failsWhenAReferenceCannotBeFetched() {
        String gone = simulator.baseUrl("apiframe") + "/media/nothing.png";

        assertThat(failed("'image_input':['https://example.org/a.png','" + gone + "']"))
                .isEqualTo("Provider returned an error: could not read image_input[1]");
    }

    @Test
    void failsWhenAReferenceIsNoImage() {
        try (SeedreamSimulator other = SeedreamSimulator.start()) {
            assertThat(failed("'image_input':['" + other.url() + "/']"))
                    .isEqualTo("Provider returned an error: could not read image_input[0]");
        }
    }

    @Test
    void uploadsExpire() {
        JsonNode upload = json(client.upload(Images.file("png", 20, 20)));
        String url = upload.path("url").asText();
        assertThat(upload.path("expiresAt").asText()).endsWith("Z");

        simulator.clock().advance(Duration.ofHours(1));

        assertThat(client.get(url).statusCode()).isEqualTo(410);
        assertThat(failed("'image_input':['" + url + "']")).contains("image_input[0]");
    }

    @Test
    void anUploadIsWhatItsBytesSay() {
        byte[] file = Images.file("jpeg", 20, 20);

        JsonNode upload = json(client.upload(new Form().file("file", "a.png", "image/png", file)));

        assertThat(upload.path("kind").asText()).isEqualTo("image");
        assertThat(upload.path("contentType").asText()).isEqualTo("image/jpeg");
        assertThat(upload.path("byteSize").asInt()).isEqualTo(file.length);
        assertThat(upload.path("id").asText()).hasSize(36);
        assertThat(client.get(upload.path("url").asText()).headers().firstValue("Content-Type"))
                .contains("image/jpeg");
    }

    @Test
    void refusesUploadsWithoutAnImage() {
        assertUploadRefused(client.upload(new byte[] {1, 2, 3}), "Unsupported file type");
        assertUploadRefused(client.upload(new Form().text("file", "x")), "No file provided");
        byte[] large = Arrays.copyOf(Images.file("png", 9, 9), 25 * 1024 * 1024 + 1);
        assertUploadRefused(client.upload(large), "File too large: at most 25 MB");
    }

    private static void assertUploadRefused(HttpResponse<byte[]> response, String message) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).path("error").asText()).isEqualTo(message);
    }

    private JsonNode completed(String model, String params) {
        String request = "{'model':'%s','prompt':'a red fox','seedreamParams':{%s}}";
        return ended(client.submit(request.formatted(model, params)), "COMPLETED");
    }

    private String failed(String params) {
        String request = "{'model':'seedream-4.5','prompt':'x','seedreamParams':{%s}}";
        return ended(client.submit(request.formatted(params)), "FAILED").path("error").asText();
    }

    private JsonNode ended(String id, String status) {
        return await().until(
                        () -> client.job(id), job -> job.path("status").asText().equals(status));
    }

    private HttpResponse<byte[]> image(JsonNode job) {
        return client.get(job.at("/result/images/0").asText());
    }
}
