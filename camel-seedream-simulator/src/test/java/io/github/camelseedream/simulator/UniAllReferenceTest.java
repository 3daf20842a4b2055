package io.github.camelseedream.simulator;

import static io.github.camelseedream.simulator.LumenfallClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.simulator.journal.RecordedRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UniAllReferenceTest extends SimulatorTest {

    private static final String START = "{'model': 'seedream-4.0', 'prompt': 'make it night', ";
    private static final String NO_IMAGE = "there is no image to download";

    private final FileServer files = new FileServer();
    private final UniAllClient client = new UniAllClient(simulator);

    @AfterEach
    void stopServing() {
        files.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'image': 'https://example.com/a.png'",
                "'image': ['https://example.com/a.png', 'https://example.com/b.png']",
                "'image_url': 'https://example.com/a.png'",
                "'image_url': {'url': 'https://example.com/a.png'}",
                "'image_url': ['https://example.com/a.png', {'url': 'http://example.com/b.png'}]",
                "'image_urls': ['https://example.com/a.png', 'https://example.com/b.png']",
                "'images': ['https://example.com/a.png', {'url': 'https://example.com/b.png'},"
                        + " {'image_url': 'https://example.com/c.png'}]"
            })
    void takesReferencesInEveryDocumentedShape(String references) {
        HttpResponse<byte[]> answer = client.edit(START + references + "}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer).path("data")).hasSize(1);
        assertThat(simulator.acceptedCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'image': {'url': 'https://example.com/a.png'}",
                "'image': 7",
                "'image_url': {'image_url': 'https://example.com/a.png'}",
                "'image_url': {}",
                "'image_urls': 'https://example.com/a.png'",
                "'image_urls': [{'url': 'https://example.com/a.png'}]",
                "'images': 'https://example.com/a.png'",
                "'images': [[]]"
            })
    void refusesReferencesInOtherShapes(String references) {
        assertRefused(START + references + "}", "image");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:image/png;base64,iVBORw0KGgo=", "iVBORw0KGgo=", "ftp://example.com/a.png",
                "/home/me/a.png", "https://", "http://exa mple.com/a.png"
            })
    void takesNothingButAddressesOfTheWeb(String reference) {
        assertRefused(START + "'image': '" + reference + "'}", "Invalid reference image");
    }

    /** The page says form, and means both kinds: this one is what curl sends by itself. */
    @Test
    void takesAnUrlencodedForm() {
        String form =
                "model=seedream-4.0&prompt=mach+es+gr%C3%BCn&n=2&image=https%3A%2F%2Fexample.com%2Fa.png";
        LumenfallClient http = new LumenfallClient(simulator);

        HttpResponse<byte[]> answer =
                http.post(UniAllClient.EDITS, "application/x-www-form-urlencoded", form);

        assertThat(answer.statusCode()).as(LumenfallClient.text(answer)).isEqualTo(200);
        assertThat(LumenfallClient.json(answer).path("data")).hasSize(2);
        RecordedRequest recorded = simulator.submits().get(0);
        assertThat(recorded.prompt()).isEqualTo("mach es grün");
        assertThat(recorded.parts("n").get(0).value()).isEqualTo("2");
        assertThat(
                        http.post(
                                        UniAllClient.EDITS,
                                        "application/x-www-form-urlencoded",
                                        form + "&images=x")
                                .statusCode())
                .isEqualTo(400);
    }

    @Test
    void anEditNeedsAReference() {
        assertRefused(START + "'image_urls': []}", "An edit needs image");
    }

    @Test
    void aGenerationMayHaveAReference() {
        var answer = client.generate(START + "'image': 'https://example.com/a.png'}");

        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"1, 6, 200", "5, 6, 200", "9, 6, 200", "10, 5, 200", "10, 6, 400", "11, 1, 400"})
    void boundsReferencesAndImagesTogether(int references, int count, int status) {
        String urls =
                IntStream.range(0, references)
                        .mapToObj(i -> "'https://example.com/" + i + ".png'")
                        .collect(Collectors.joining(","));

        var answer = client.edit(START + "'n': " + count + ", 'image_urls': [" + urls + "]}");

        assertThat(answer.statusCode()).isEqualTo(status);
    }

    @Test
    void looksAtAReferenceOnThisMachine() {
        String url = files.serve("/a.png", Images.file("png", 9, 9));

        assertThat(client.edit(START + "'image': '" + url + "'}").statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAReferenceThatIsNoImage() {
        String url = files.serve("/a.png", "<html>".getBytes(StandardCharsets.US_ASCII));

        assertRefused(START + "'image': '" + url + "'}", NO_IMAGE);
    }

    @Test
    void refusesAReferenceThatCannotBeDownloaded() {
        assertRefused(START + "'image': '" + files.url("/a.png") + "'}", NO_IMAGE);
    }

    @Test
    void takesItsOwnImagesUntilTheirAddressesExpire() {
        String url = json(client.generate(START + "'n': 1}")).at("/data/0/url").asText();
        String edit = START + "'images': [{'url': '" + url + "'}]}";

        assertThat(client.edit(edit).statusCode()).isEqualTo(200);
        simulator.clock().advance(Duration.ofHours(2));
        assertRefused(edit, NO_IMAGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "image_url", "image_urls", "image_urls[]"})
    void takesAFormWithAddresses(String field) {
        Form form =
                Form.edit("seedream-4.5")
                        .text("n", "2")
                        .text("custom_size", "{\"width\": 2048, \"height\": 2048}")
                        .text(field, "https://example.com/a.png");

        HttpResponse<byte[]> answer = client.edit(form);

        assertThat(json(answer).path("data")).hasSize(2);
        assertThat(Images.size(client.firstImage(answer))).isEqualTo("2048x2048");
    }

    @Test
    void takesNoFileInAForm() {
        Form form =
                Form.edit("seedream-4.5")
                        .file("image", "a.png", "image/png", Images.file("png", 9, 9));

        assertRefused(client.edit(form), "File upload is not supported");
    }

    @Test
    void takesTheFieldImagesInJsonOnly() {
        Form form = Form.edit("seedream-4.5").text("images", "https://example.com/a.png");

        assertRefused(client.edit(form), "images must be sent in a JSON body");
    }

    private void assertRefused(String request, String reason) {
        long before = simulator.acceptedCount();
        assertRefused(client.edit(request), reason);
        assertThat(simulator.acceptedCount()).isEqualTo(before);
    }

    private static void assertRefused(HttpResponse<byte[]> answer, String reason) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).at("/error/code").asText()).isEqualTo("invalid_request");
        assertThat(json(answer).at("/error/message").asText()).contains(reason);
    }
}
