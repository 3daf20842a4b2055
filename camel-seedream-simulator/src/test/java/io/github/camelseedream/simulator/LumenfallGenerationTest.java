package io.github.camelseedream.simulator;

import static io.github.camelseedream.simulator.LumenfallClient.GENERATIONS;
import static io.github.camelseedream.simulator.LumenfallClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LumenfallGenerationTest extends SimulatorTest {

    private final LumenfallClient client = new LumenfallClient(simulator);

    @ParameterizedTest
    @CsvSource({
        "seedream-4.5, auto, 3",
        "replicate/seedream-4, auto, 3",
        "fal/seedream-4, auto, 1",
        "seedream-4.5, disabled, 1"
    })
    void aGroupHasAsManyImagesAsAskedForWhereTheUpstreamMakesGroups(
            String model, String mode, int count) {
        HttpResponse<byte[]> response =
                client.generate(
                        """
                        {"model":"%s","prompt":"a red fox","size":"90x60","max_images":3,
                         "sequential_image_generation":"%s"}
                        """
                                .formatted(model, mode));

        assertThat(json(response).path("data")).hasSize(count);
    }

    @Test
    void answersWithAnAddressOfAnImageOfTheAskedSize() {
        HttpResponse<byte[]> response =
                client.generate(
                        """
                        {"model": "seedream-4.5", "prompt": "a red fox", "size": "1920x1080"}\
                        """);

        assertThat(response.statusCode()).isEqualTo(200);
        JsonNode body = json(response);
        assertThat(body.path("created").asLong()).isPositive();
        assertThat(body.path("size").asText()).isEqualTo("1920x1080");
        assertThat(body.at("/data/0/revised_prompt").asText()).contains("a red fox");
        String url = body.at("/data/0/url").asText();
        assertThat(url).startsWith(simulator.url() + "/lumenfall/media/");
        assertThat(Images.size(client.get(url).body())).isEqualTo("1920x1080");
    }

    @Test
    void tellsWhoMadeItAndWhatItCost() {
        HttpResponse<byte[]> response =
                client.generate("{\"model\": \"seedream-4.5\", \"prompt\": \"x\", \"n\": 3}");

        JsonNode metadata = json(response).path("metadata");
        assertThat(metadata.path("model").asText()).isEqualTo("seedream-4.5");
        assertThat(metadata.path("executed_model").asText()).isEqualTo("byteplus/seedream-4.5");
        assertThat(metadata.path("provider_name").asText()).isEqualTo("BytePlus");
        assertThat(metadata.path("cost").asDouble()).isEqualTo(0.12);
        assertThat(response.headers().firstValue("X-Lumenfall-Provider")).contains("byteplus");
        assertThat(response.headers().firstValue("X-Lumenfall-Model")).contains("seedream-4.5");
        assertThat(response.headers().firstValue("X-Lumenfall-Request-Id").orElseThrow())
                .startsWith("req_");
    }

    @Test
    void numbersTheImagesOfOneRequest() {
        JsonNode data =
                json(client.generate("{\"model\":\"seedream-4\",\"prompt\":\"x\",\"n\":10}"))
                        .path("data");

        assertThat(data).hasSize(10);
        byte[] first = client.get(data.path(0).path("url").asText()).body();
        byte[] last = client.get(data.path(9).path("url").asText()).body();
        assertThat(first).isNotEqualTo(last);
    }

    @Test
    void handsOverRawBase64WithoutADataUriPrefix() {
        JsonNode body =
                json(
                        client.generate(
                                """
                                {"model": "seedream-4.5", "prompt": "x", "size": "300x200",
                                 "response_format": "b64_json"}\
                                """));

        assertThat(body.at("/data/0").has("url")).isFalse();
        byte[] file = Base64.getDecoder().decode(body.at("/data/0/b64_json").asText());
        assertThat(Images.size(file)).isEqualTo("300x200");
    }

    @Test
    void putsADataUriIntoTheAddressInSyncMode() {
        JsonNode body =
                json(
                        client.generate(
                                """
                                {"model": "seedream-4.5", "prompt": "x", "size": "300x200",
                                 "sync_mode": true, "output_format": "jpeg"}\
                                """));

        String url = body.at("/data/0/url").asText();
        assertThat(url).startsWith("data:image/jpeg;base64,");
        byte[] file = Base64.getDecoder().decode(url.substring(url.indexOf(',') + 1));
        assertThat(Images.size(file)).isEqualTo("300x200");
    }

    @ParameterizedTest
    @CsvSource({
        "seedream-4, 1, 30000, 0.03",
        "seedream-4.5, 2, 80000, 0.04",
        "seedream-5-lite, 3, 105000, 0.035",
        "mock-image, 4, 0, 0.0"
    })
    void estimatesWithoutGenerating(String model, int count, long micros, double unitPrice) {
        String request = "{\"model\":\"%s\",\"prompt\":\"x\",\"n\":%d}".formatted(model, count);

        JsonNode estimate =
                json(client.post(GENERATIONS + "?dryRun=true", "application/json", request));

        assertThat(estimate.path("estimated").asBoolean()).isTrue();
        assertThat(estimate.path("total_cost_micros").asLong()).isEqualTo(micros);
        JsonNode component = estimate.at("/components/0");
        assertThat(component.path("quantity").asInt()).isEqualTo(count);
        assertThat(component.path("unit_price").asDouble()).isEqualTo(unitPrice);
        assertThat(component.path("total_cost").asLong()).isEqualTo(micros);
        assertThat(simulator.acceptedCount()).isZero();
        assertThat(simulator.imageCount()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "4:3, 1183x887", "1:1, 1024x1024", "3:4, 887x1182", "2:3, 836x1254",
        "3:2, 1254x836", "9:16, 768x1365", "16:9, 1365x768", "21:9, 1563x670"
    })
    void seedream4MapsEachListedRatioToItsListedSize(String ratio, String size) {
        assertThat(sizeOf("seedream-4", "\"size\": \"" + ratio + "\"")).isEqualTo(size);
        assertThat(sizeOf("seedream-4", "\"aspect_ratio\": \"" + ratio + "\"")).isEqualTo(size);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seedream-4   | 'aspect_ratio': '7:1'                            | 1563x670",
                "seedream-4   | 'aspect_ratio': '1:1', 'resolution': '4K'        | 1024x1024",
                "seedream-4   | 'size': '2000x1000', 'aspect_ratio': '1:1'       | 2000x1000",
                "seedream-4   | 'size': '16:9', 'aspect_ratio': '1:1'            | 1365x768",
                "seedream-4   | 'size': 'custom', 'width': 1500, 'height': 1100  | 1500x1100",
                "seedream-4   | 'width': 1500, 'height': 1100                    | 1024x1024",
                "seedream-4.5 | 'size': '777x333'                                | 777x333",
                "seedream-4.5 | 'size': '1x1'                                    | 1x1",
                "seedream-4.5 | 'size': '16:9', 'resolution': '2K'               | 2731x1536",
                "seedream-4.5 | 'resolution': '1.7K'                             | 2048x2048",
                "seedream-4.5 | 'resolution': '0.25'                             | 512x512",
                "seedream-4.5 | 'resolution': '1'                                | 1024x1024",
                "seedream-4.5 | 'size': 'auto'                                   | 2048x2048",
                "seedream-4.5 | 'size': '8192x8192'                              | 4096x4096",
                "seedream-4.5 | 'size': '14142x7071'                             | 5792x2896",
                "seedream-5-lite | 'size': '4096x4096'                           | 3072x3072"
            })
    void resolvesSizes(String model, String fields, String size) {
        assertThat(sizeOf(model, fields.replace('\'', '"'))).isEqualTo(size);
    }

    @ParameterizedTest
    @CsvSource({"png, image/png", "jpeg, image/jpeg", "gif, image/gif"})
    void encodesFormatsThatDecodeToTheAskedSize(String format, String mediaType) {
        HttpResponse<byte[]> file = image("333x222", format);

        assertThat(file.headers().firstValue("Content-Type")).contains(mediaType);
        assertThat(Images.size(file.body())).isEqualTo("333x222");
    }

    @Test
    void encodesWebpOfTheAskedSize() {
        HttpResponse<byte[]> file = image("333x222", "webp");

        assertThat(file.headers().firstValue("Content-Type")).contains("image/webp");
        assertThat(new String(file.body(), 8, 4, StandardCharsets.US_ASCII)).isEqualTo("WEBP");
        int sides = ByteBuffer.wrap(file.body()).order(ByteOrder.LITTLE_ENDIAN).getInt(21);
        assertThat(1 + (sides & 0x3FFF)).isEqualTo(333);
        assertThat(1 + (sides >> 14 & 0x3FFF)).isEqualTo(222);
    }

    @Test
    void handsOutARealSampleForAvif() {
        HttpResponse<byte[]> file = image("333x222", "avif");

        assertThat(file.headers().firstValue("Content-Type")).contains("image/avif");
        assertThat(new String(file.body(), 4, 8, StandardCharsets.US_ASCII)).isEqualTo("ftypavif");
    }

    @Test
    void compressesJpegAsAsked() {
        String request =
                """
                {"model": "seedream-4.5", "prompt": "x", "size": "800x800",
                 "output_format": "jpeg", "output_compression": %d}\
                """;

        byte[] small = fetch(client.generate(request.formatted(10))).body();
        byte[] large = fetch(client.generate(request.formatted(95))).body();

        assertThat(small.length).isLessThan(large.length / 2);
    }

    @Test
    void paintsTheSameImageForTheSameRequestAndSeed() {
        String request =
                "{\"model\":\"seedream-4\",\"prompt\":\"x\",\"size\":\"200x200\",\"seed\":%d}";

        byte[] first = fetch(client.generate(request.formatted(1))).body();
        byte[] again = fetch(client.generate(request.formatted(1))).body();
        byte[] other = fetch(client.generate(request.formatted(2))).body();

        assertThat(again).isEqualTo(first).isNotEqualTo(other);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"seedream-4.0", "seedream-4-5", "seedream-5.0-lite", "replicate/seedream-4"})
    void takesAliasesAndForcedUpstreams(String model) {
        HttpResponse<byte[]> response = client.generate(request(model, "\"n\": 1"));

        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void takesUnknownFieldsAndLongPrompts() {
        String prompt = "long ".repeat(2000);
        String request =
                "{\"model\":\"seedream-4\",\"prompt\":\"%s\",\"watermark\":{\"deep\":[1]}}";

        assertThat(client.generate(request.formatted(prompt)).statusCode()).isEqualTo(200);
    }

    private HttpResponse<byte[]> image(String size, String format) {
        String fields = "\"size\": \"%s\", \"output_format\": \"%s\"".formatted(size, format);
        return fetch(client.generate(request("seedream-4.5", fields)));
    }

    private HttpResponse<byte[]> fetch(HttpResponse<byte[]> answer) {
        return client.get(json(answer).at("/data/0/url").asText());
    }

    private String sizeOf(String model, String fields) {
        return json(client.generate(request(model, fields))).path("size").asText();
    }

    private static String request(String model, String fields) {
        return "{\"model\": \"" + model + "\", \"prompt\": \"x\", " + fields + "}";
    }
}
