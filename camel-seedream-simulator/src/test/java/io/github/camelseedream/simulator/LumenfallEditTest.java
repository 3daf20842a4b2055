package io.github.camelseedream.simulator;

import static io.github.camelseedream.simulator.LumenfallClient.EDITS;
import static io.github.camelseedream.simulator.LumenfallClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.journal.RecordedPart;
import io.github.camelseedream.simulator.journal.RecordedRequest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LumenfallEditTest extends SimulatorTest {

    private static final byte[] IMAGE = Images.file("png", 40, 30);

    private final LumenfallClient client = new LumenfallClient(simulator);

    @Test
    void editsOneImage() {
        Form form =
                Form.edit()
                        .text("n", "2")
                        .text("seed", "7")
                        .text("size", "640x480")
                        .text("quality", "high")
                        .file("image", "in.png", "image/png", IMAGE);

        JsonNode body = json(client.edit(form));

        assertThat(body.path("data")).hasSize(2);
        String url = body.at("/data/0/url").asText();
        assertThat(Images.size(client.get(url).body())).isEqualTo("640x480");
        assertThat(simulator.acceptedCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "image[]"})
    void takesSeveralImagesUnderEitherName(String name) {
        Form form =
                Form.edit()
                        .file(name, "1.png", "image/png", IMAGE)
                        .file(name, "2.jpg", "image/jpeg", Images.file("jpeg", 9, 9))
                        .file(name, "3.gif", "image/gif", Images.file("gif", 9, 9));

        assertThat(client.edit(form).statusCode()).isEqualTo(200);

        RecordedRequest request = simulator.submits().get(0);
        assertThat(request.parts(name))
                .extracting(RecordedPart::fileName)
                .containsExactly("1.png", "2.jpg", "3.gif");
    }

    @Test
    void recordsPartsByDigestAndTextByValue() {
        client.edit(Form.edit().file("image", "in.png", "image/png", IMAGE));

        List<RecordedPart> parts = simulator.submits().get(0).parts();
        assertThat(parts).extracting(RecordedPart::name).contains("model", "prompt", "image");
        assertThat(parts.get(1).value()).isEqualTo("make it night");
        RecordedPart file = parts.get(2);
        assertThat(file.isFile()).isTrue();
        assertThat(file.value()).isNull();
        assertThat(file.contentType()).isEqualTo("image/png");
        assertThat(file.digest().size()).isEqualTo(IMAGE.length);
        assertThat(file.digest().sha256()).hasSize(64);
    }

    @Test
    void takesUploadsLargerThanMemoryWouldBeLent() {
        byte[] large = java.util.Arrays.copyOf(IMAGE, 3_000_000);

        client.edit(Form.edit().file("image", "in.png", "image/png", large));

        RecordedPart file = simulator.submits().get(0).parts("image").get(0);
        assertThat(file.digest().size()).isEqualTo(3_000_000);
    }

    @Test
    void refusesJson() {
        HttpResponse<byte[]> response =
                client.post(
                        EDITS,
                        "application/json",
                        "{\"model\":\"seedream-4\",\"prompt\":\"x\",\"image_url\":\"http://x\"}");

        assertRefused(response, "Image edits require multipart/form-data, not JSON");
    }

    @Test
    void refusesAFormWithoutAnImage() {
        assertRefused(client.edit(Form.edit()), "Missing required parameter: image");
    }

    @Test
    void refusesAFileThatOnlyClaimsToBeAnImage() {
        Form form =
                Form.edit()
                        .file(
                                "image",
                                "in.png",
                                "image/png",
                                "hello".getBytes(StandardCharsets.US_ASCII));

        assertRefused(client.edit(form), "Invalid image file provided");
    }

    @Test
    void refusesAnEmptyFile() {
        Form form = Form.edit().file("image", "in.png", "image/png", new byte[0]);

        assertRefused(client.edit(form), "Invalid image file provided");
    }

    @Test
    void refusesNumbersThatAreNone() {
        Form form = Form.edit().text("n", "two").file("image", "i.png", "image/png", IMAGE);

        assertRefused(client.edit(form), "Invalid input: expected integer for n");
    }

    @Test
    void takesAMaskOfTheSameDimensions() {
        Form form = Form.edit().file("image", "i.png", "image/png", IMAGE);

        HttpResponse<byte[]> good = client.edit(form.file("mask", "m.png", "image/png", IMAGE));

        assertThat(good.statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAMaskOfOtherDimensions() {
        Form form =
                Form.edit()
                        .file("image", "i.png", "image/png", IMAGE)
                        .file("mask", "m.png", "image/png", Images.file("png", 41, 30));

        assertRefused(
                client.edit(form),
                "Invalid image file provided: mask must have the dimensions of the image");
    }

    @Test
    void refusesAMaskThatIsNotPng() {
        Form form =
                Form.edit()
                        .file("image", "i.png", "image/png", IMAGE)
                        .file("mask", "m.jpg", "image/jpeg", Images.file("jpeg", 40, 30));

        assertRefused(client.edit(form), "Invalid image file provided: mask must be PNG");
    }

    @Test
    void refusesMoreImagesThanFiveLiteTakes() {
        Form form = new Form().text("model", "seedream-5-lite").text("prompt", "x");
        for (int i = 0; i < 15; i++) {
            form.file("image[]", i + ".png", "image/png", IMAGE);
        }

        assertRefused(client.edit(form), "Too many images: at most 14 are supported");
    }

    /** Found by fuzzing: the server broke instead. */
    @ParameterizedTest
    @CsvSource({"abc,form-data", "abc,form-data; nome=x", "'\"abc',form-data; name=x"})
    void refusesAFormThatNamesNothingOrNoBoundary(String boundary, String disposition) {
        HttpResponse<byte[]> answer =
                client.post(
                        EDITS,
                        "multipart/form-data; boundary=" + boundary,
                        "--abc\r\nContent-Disposition: %s\r\n\r\nx\r\n--abc--\r\n"
                                .formatted(disposition));

        assertRefused(answer, "Missing required parameter: model");
    }

    @Test
    void refusesAFormThatIsBroken() {
        HttpResponse<byte[]> response =
                client.post(EDITS, "multipart/form-data; boundary=abc", "--abc\r\nbroken");

        assertRefused(response, "Missing required parameter: model");
    }

    @Test
    void followsTheShapeOfTheFirstImageWhenTheRatioIsAuto() {
        Form form =
                Form.edit().text("aspect_ratio", "auto").file("image", "i.png", "image/png", IMAGE);

        assertThat(json(client.edit(form)).path("size").asText()).isEqualTo("1183x887");
    }

    @Test
    void estimatesAnEdit() {
        Form form = Form.edit().text("n", "3").file("image", "i.png", "image/png", IMAGE);

        HttpResponse<byte[]> response =
                client.send(
                        HttpRequest.newBuilder(
                                        java.net.URI.create(
                                                simulator.url() + EDITS + "?dryRun=true"))
                                .header("Authorization", "Bearer any")
                                .header("Content-Type", form.contentType())
                                .POST(HttpRequest.BodyPublishers.ofByteArray(form.bytes())));

        assertThat(json(response).path("total_cost_micros").asLong()).isEqualTo(90_000);
        assertThat(simulator.acceptedCount()).isZero();
    }

    private static void assertRefused(HttpResponse<byte[]> response, String message) {
        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode error = json(response).path("error");
        assertThat(error.path("code").asText()).isEqualTo("INVALID_REQUEST");
        assertThat(error.path("message").asText()).isEqualTo(message);
        assertThat(SIMULATOR.simulator().acceptedCount()).isZero();
    }
}
