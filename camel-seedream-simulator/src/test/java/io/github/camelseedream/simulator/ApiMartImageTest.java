package io.github.camelseedream.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiMartImageTest extends SimulatorTest {

    private static final Duration LONG = Duration.ofHours(10);

    private final FileServer files = new FileServer();
    private final ApiMartClient client = new ApiMartClient(simulator);

    @BeforeEach
    void setDuration() {
        simulator.tasks().duration(LONG);
    }

    @AfterEach
    void stopServing() {
        files.close();
    }

    @ParameterizedTest
    @CsvSource({
        "doubao-seedance-4-0, 1:1, 1K, 1024x1024",
        "doubao-seedance-4-0, 9:21, 1K, 648x1512",
        "doubao-seedance-4-0, 21:9, 2K, 3024x1296",
        "doubao-seedance-4-0, 2:3, 1K, 832x1248",
        "doubao-seedance-4-5, 16:9, 2K, 2560x1440",
        "doubao-seedance-4-5, 4:3, 4K, 4694x3520",
        "doubao-seedance-4-5, 9:16, 2K, 1440x2560",
        "doubao-seedream-5-0-lite, 16:9, 2K, 2848x1600",
        "doubao-seedream-5-0-lite, 3:2, 3K, 3744x2496",
        "seedream-5-0-pro, 1:1, 1.5K, 1536x1536"
    })
    void paintsTheSizeOfTheTable(String model, String ratio, String tier, String size) {
        byte[] file = image(model, ", 'size': '" + ratio + "', 'resolution': '" + tier + "'");

        assertThat(Images.statedSize(file)).isEqualTo(size);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "doubao-seedance-4-0",
                "doubao-seedance-4-5",
                "Doubao-Seedream-4.5",
                "doubao-seedream-4.5",
                "doubao-seedream-4-5",
                "seedream-4-5",
                "seedream-4.5",
                "doubao-seedream-5-0-lite",
                "doubao-seedream-5.0-lite",
                "Doubao-Seedream-5.0-lite",
                "seedream-5-0-lite",
                "seedream-5-0-pro"
            })
    void takesEverySpellingOfAModel(String model) {
        JsonNode task = completed(request(model, ""));

        assertThat(task.path("status").asText()).isEqualTo("completed");
    }

    @Test
    void paintsASquareOf2KWhenNoSizeIsGiven() {
        assertThat(Images.statedSize(image("doubao-seedance-4-5", ""))).isEqualTo("2048x2048");
    }

    @ParameterizedTest
    @CsvSource({
        "doubao-seedance-4-5, '', png",
        "doubao-seedance-4-5, jpeg, png",
        "doubao-seedream-5-0-lite, '', jpg",
        "doubao-seedream-5-0-lite, jpeg, jpg",
        "doubao-seedream-5-0-lite, png, png"
    })
    void onlyTheLiteModelHeedsTheFormat(String model, String format, String extension) {
        String field = format.isEmpty() ? "" : ", 'output_format': '" + format + "'";

        assertThat(url(completed(request(model, field)))).endsWith("." + extension);
    }

    @ParameterizedTest
    @CsvSource({"300, 100, 3024x1296", "100, 170, 1440x2560", "100, 100, 2048x2048"})
    void autoFollowsTheShapeOfTheFirstReference(int width, int height, String size) {
        String more = ", 'size': 'auto', 'image_urls': ['" + data("png", width, height) + "']";

        assertThat(Images.statedSize(image("seedream-4.5", more))).isEqualTo(size);
    }

    @Test
    void autoIsASquareWhenTheReferenceCannotBeSeen() {
        String more = ", 'size': 'auto', 'image_urls': ['https://example.com/a.png']";

        assertThat(Images.statedSize(image("seedream-4.5", more))).isEqualTo("2048x2048");
    }

    @Test
    void autoFollowsAnUploadedReference() {
        Form form = new Form().file("file", "a.png", "image/png", Images.file("png", 160, 90));
        String upload = LumenfallClient.json(client.upload(form)).path("url").asText();

        String more = ", 'size': 'auto', 'image_urls': ['" + upload + "']";
        assertThat(Images.statedSize(image("seedream-4.5", more))).isEqualTo("2560x1440");
    }

    @Test
    void looksAtAReferenceOnThisMachine() {
        String url = files.serve("/a.jpg", Images.file("jpeg", 90, 160));

        String more = ", 'size': 'auto', 'image_urls': ['" + url + "']";
        assertThat(Images.statedSize(image("seedream-4.5", more))).isEqualTo("1440x2560");
    }

    @ParameterizedTest
    @CsvSource({
        "gif, 100, 100, image format must be jpeg or png",
        "png, 14, 20, 'image width and height must be above 14 px, not 14x20'",
        "png, 20, 14, 'image width and height must be above 14 px, not 20x14'",
        "png, 301, 100, 'image aspect ratio must be within [1/3, 3], not 301x100'",
        "png, 100, 301, 'image aspect ratio must be within [1/3, 3], not 100x301'"
    })
    void aTaskFailsForAReferenceBeyondTheLimits(
            String format, int width, int height, String reason) {
        String url = files.serve("/a", Images.file(format, width, height));

        assertFails(url, reason);
    }

    @Test
    void aTaskFailsForAReferenceWithTooManyPixels() {
        byte[] file = Images.file("png", 20, 20);
        // the head says 6001x6000
        ByteBuffer.wrap(file).putInt(16, 6001).putInt(20, 6000);

        assertFails(
                files.serve("/a.png", file),
                "image must not exceed 6000x6000 px in total, not 6001x6000");
    }

    @Test
    void aTaskFailsForAReferenceAboveTenMegabytes() {
        byte[] file = new byte[10 * 1024 * 1024 + 1];
        byte[] image = Images.file("png", 20, 20);
        System.arraycopy(image, 0, file, 0, image.length);

        assertFails(files.serve("/a.png", file), "image must not exceed 10MB");
    }

    @Test
    void aTaskFailsForAReferenceThatIsNotThere() {
        assertFails(files.url("/a.png"), "there is no image");
    }

    @Test
    void takesReferencesAtTheLimits() {
        String wide = files.serve("/a", Images.file("png", 300, 100));
        String small = files.serve("/b", Images.file("jpeg", 15, 15));

        String urls = ", 'image_urls': ['" + wide + "', '" + small + "']";
        assertThat(completed(request("seedream-4.5", urls)).path("status").asText())
                .isEqualTo("completed");
    }

    private void assertFails(String url, String reason) {
        JsonNode task = completed(request("seedream-4.5", ", 'image_urls': ['" + url + "']"));

        assertThat(task.path("status").asText()).isEqualTo("failed");
        assertThat(task.at("/error/message").asText()).isEqualTo("image_urls[0]: " + reason);
    }

    private byte[] image(String model, String more) {
        return client.get(url(completed(request(model, more)))).body();
    }

    private JsonNode completed(String request) {
        String id = client.submit(request);
        simulator.clock().advance(LONG);
        // references are looked at meanwhile
        return await().until(
                        () -> client.task(id),
                        task -> !task.path("status").asText().equals("pending"));
    }

    private static String url(JsonNode task) {
        return task.at("/result/images/0/url/0").asText();
    }

    private static String request(String model, String more) {
        return "{'model': '" + model + "', 'prompt': 'a cat'" + more + "}";
    }

    private static String data(String format, int width, int height) {
        byte[] file = Images.file(format, width, height);
        return "data:image/" + format + ";base64," + Base64.getEncoder().encodeToString(file);
    }
}
