package io.github.camelseedream.simulator;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.fault.EventStyle;
import io.github.camelseedream.simulator.fault.Fault;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Server-sent events, as https://docs.byteplus.com/en/docs/ModelArk/1824137 has them. */
@Timeout(60)
class ArkStreamTest extends SimulatorTest {

    private static final String FOUR_5 = "seedream-4-5-251128";
    private static final String THREE =
            "'sequential_image_generation':'auto',"
                    + "'sequential_image_generation_options':{'max_images':3}";
    private static final String SUCCEEDED = "image_generation.partial_succeeded";
    private static final String FAILED = "image_generation.partial_failed";
    private static final String COMPLETED = "image_generation.completed";

    private final ArkClient client = new ArkClient(simulator, "modelark");

    @Test
    void eachImageIsAnEventAndTheLastOneCounts() {
        List<JsonNode> events = client.events(FOUR_5, THREE);

        assertThat(events)
                .extracting(event -> event.path("type").asText())
                .containsExactly(SUCCEEDED, SUCCEEDED, SUCCEEDED, COMPLETED);
        assertThat(events.get(1).path("image_index").asInt()).isEqualTo(1);
        assertThat(events.get(1).path("size").asText()).isEqualTo("2048x2048");
        assertThat(events.get(1).path("model").asText()).isEqualTo(FOUR_5);
        assertThat(client.get(events.get(2).path("url").asText()).statusCode()).isEqualTo(200);
        assertThat(events.get(3).path("usage").toString())
                .isEqualTo(
                        "{\"generated_images\":3,\"output_tokens\":49152,\"total_tokens\":49152}");
    }

    @Test
    void theWireHasNamedEventsOnSingleLinesAndEndsWithDone() {
        HttpResponse<byte[]> answer = client.generate(FOUR_5, "'stream':true");
        String text = LumenfallClient.text(answer);

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(answer.headers().firstValue("Content-Length")).isEmpty();
        assertThat(text).startsWith("event: " + SUCCEEDED + "\ndata: {\"type\":\"" + SUCCEEDED);
        assertThat(text).endsWith("}\n\ndata: [DONE]\n\n");
    }

    @Test
    void base64IsInTheEvent() {
        JsonNode event = client.events(FOUR_5, "'response_format':'b64_json'").get(0);

        byte[] file = Base64.getDecoder().decode(event.path("b64_json").asText());
        assertThat(Images.statedSize(file)).isEqualTo("2048x2048");
    }

    @Test
    void aRequestThatIsRefusedIsNoStream() {
        HttpResponse<byte[]> answer = client.generate(FOUR_5, "'stream':true,'size':'1K'");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(LumenfallClient.json(answer).at("/error/param").asText()).isEqualTo("size");
    }

    @Test
    void anEventArrivesBeforeTheNextOneIsMade() throws IOException {
        simulator.fault(Fault.slowEvents(Duration.ofHours(1)));

        try (InputStream stream = open(THREE)) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(stream, UTF_8));

            assertThat(lines.readLine()).isEqualTo("event: " + SUCCEEDED);
            assertThat(lines.readLine()).contains("\"image_index\":0");
            assertThat(lines.readLine()).isEmpty();
            assertThat(lines.ready()).isFalse();
        }
    }

    @Test
    void aStreamCanBeCutAfterSomeEvents() throws IOException {
        simulator.fault(Fault.cutAfterEvents(2));

        String read = new String(raw(body(THREE)), UTF_8);

        assertThat(read).doesNotContain("[DONE]").doesNotEndWith("0\r\n\r\n");
        assertThat(read.split("event: " + SUCCEEDED, -1)).hasSize(3);
        assertThat(simulator.acceptedCount()).isEqualTo(1);
    }

    @Test
    void aRefusedImageIsAFailedEventAndTheOthersCome() {
        simulator.fault(Fault.refuseImages(2));

        List<JsonNode> events = client.events(FOUR_5, THREE);

        assertThat(events)
                .extracting(event -> event.path("type").asText())
                .containsExactly(SUCCEEDED, FAILED, SUCCEEDED, COMPLETED);
        assertThat(events.get(1).at("/error/code").asText())
                .isEqualTo("OutputImageSensitiveContentDetected");
        assertThat(events.get(3).at("/usage/generated_images").asInt()).isEqualTo(2);
    }

    @Test
    void anInternalErrorIsTheLastEvent() {
        simulator.fault(Fault.failImage(2));

        List<JsonNode> events = client.events(FOUR_5, THREE);

        assertThat(events)
                .extracting(event -> event.path("type").asText())
                .containsExactly(SUCCEEDED, FAILED);
        assertThat(events.get(1).at("/error/code").asText()).isEqualTo("InternalServiceError");
    }

    @ParameterizedTest
    @EnumSource(names = {"COMMENTS", "CR_LF", "DATA_LINES"})
    void theSameEventsCanBeWrittenInOtherWays(EventStyle style) {
        String usual = shape(client.events(FOUR_5, THREE));
        simulator.fault(Fault.events(style));

        HttpResponse<byte[]> answer = client.generate(FOUR_5, "'stream':true," + THREE);

        String text = LumenfallClient.text(answer);
        assertThat(shape(ArkClient.events(text))).isEqualTo(usual);
        switch (style) {
            case COMMENTS -> assertThat(text).startsWith(": keep-alive\n\nevent: ");
            case CR_LF -> assertThat(text).contains("\r\n\r\nevent: ");
            default -> assertThat(text).contains(",\ndata: \"model\":");
        }
    }

    @Test
    void imagesMayComeInAnotherOrder() {
        simulator.fault(Fault.events(EventStyle.REVERSED));

        assertThat(client.events(FOUR_5, THREE))
                .extracting(event -> event.path("image_index").asInt(-1))
                .containsExactly(2, 1, 0, -1);
    }

    @Test
    void theLastEventMayBeMissing() {
        simulator.fault(Fault.events(EventStyle.NO_COMPLETED));

        assertThat(client.events(FOUR_5, ""))
                .extracting(event -> event.path("type").asText())
                .containsExactly(SUCCEEDED);
    }

    @Test
    void anErrorMayEndTheStream() {
        simulator.fault(Fault.events(EventStyle.ERROR));

        List<JsonNode> events = client.events(FOUR_5, THREE);

        assertThat(events)
                .extracting(event -> event.path("type").asText())
                .containsExactly(SUCCEEDED, "error");
        assertThat(events.get(1).at("/error/code").asText()).isEqualTo("InternalServiceError");
    }

    @Test
    void previewsAreSmallAndCountForNothing() {
        simulator.fault(Fault.events(EventStyle.PREVIEWS));

        List<JsonNode> events = client.events(FOUR_5, "");

        assertThat(events)
                .extracting(event -> event.path("type").asText())
                .containsExactly("image_generation.partial_image", SUCCEEDED, COMPLETED);
        byte[] preview = Base64.getDecoder().decode(events.get(0).path("b64_json").asText());
        assertThat(Images.size(preview)).isEqualTo("128x128");
        assertThat(simulator.imageCount()).isEqualTo(1);
    }

    @Test
    void aCompressedStreamHasEveryEventInAPieceOfItsOwn() throws IOException {
        simulator.fault(Fault.gzip().and(Fault.slowEvents(Duration.ofHours(1))));

        try (InputStream stream = open(THREE)) {
            InputStream plain = new GZIPInputStream(stream);

            assertThat(new String(plain.readNBytes(48), US_ASCII))
                    .startsWith("event: " + SUCCEEDED);
        }
        simulator.clear();
        simulator.fault(Fault.gzip());
        byte[] whole = client.generate(FOUR_5, "'stream':true").body();
        String text =
                new String(
                        new GZIPInputStream(new ByteArrayInputStream(whole)).readAllBytes(), UTF_8);
        assertThat(ArkClient.events(text)).hasSize(2);
    }

    @Test
    void theTimeOfAnAnswerIsSpreadOverItsImages() throws IOException {
        SimulatorOptions slow = SimulatorOptions.defaults().withDelay(Duration.ofMillis(300));
        try (SeedreamSimulator simulator = SeedreamSimulator.start(slow)) {
            ArkClient slowClient = new ArkClient(simulator, "volcengine");

            assertThat(slowClient.events("doubao-" + FOUR_5, THREE)).hasSize(4);
        }
    }

    private static String shape(List<JsonNode> events) {
        return events.toString().replaceAll("http[^\"]*", "url").replaceAll("\"created\":\\d+", "");
    }

    private static String body(String more) {
        return "{'model':'%s','prompt':'a fox','stream':true,%s}"
                .formatted(FOUR_5, more)
                .replace('\'', '"');
    }

    /** All that comes before the connection ends; a client may throw away some of it. */
    private static byte[] raw(String body) throws IOException {
        URI url = URI.create(SIMULATOR.baseUrl("modelark") + "/images/generations");
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            String head =
                    "POST %s HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer any\r\nContent-Length: %d"
                            .formatted(url.getPath(), body.length());
            socket.getOutputStream().write((head + "\r\n\r\n" + body).getBytes(UTF_8));
            return socket.getInputStream().readAllBytes();
        }
    }

    private static InputStream open(String more) {
        URI url = URI.create(SIMULATOR.baseUrl("modelark") + "/images/generations");
        HttpRequest request =
                HttpRequest.newBuilder(url)
                        .header("Authorization", "Bearer any")
                        .POST(BodyPublishers.ofString(body(more)))
                        .build();
        try {
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
