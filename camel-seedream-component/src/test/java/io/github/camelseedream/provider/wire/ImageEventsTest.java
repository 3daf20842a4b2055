package io.github.camelseedream.provider.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.result.MemoryImages;
import io.github.camelseedream.result.StoredImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events as the facts describe them: docs.byteplus.com/en/docs/ModelArk/1824137. */
class ImageEventsTest {

    private static final String COMPLETED =
            event("completed", "\"model\":\"m\",\"created\":3,\"usage\":{\"generated_images\":2}");
    private static final String DONE = "data: [DONE]\n\n";

    private final MemoryImages store = new MemoryImages();
    private final List<Integer> told = new ArrayList<>();

    private static String event(String kind, String fields) {
        String type = "image_generation." + kind;
        return "event: " + type + "\ndata: {\"type\":\"" + type + "\"," + fields + "}\n\n";
    }

    private static String image(int index) {
        String base64 =
                Base64.getEncoder().encodeToString(MemoryImages.image(new byte[] {(byte) index}));
        return event(
                "partial_succeeded",
                "\"image_index\":" + index + ",\"b64_json\":\"" + base64 + "\",\"size\":\"1x1\"");
    }

    private static String failed(int index) {
        return event(
                "partial_failed",
                "\"image_index\":" + index + ",\"error\":{\"code\":\"C\",\"message\":\"no\"}");
    }

    private ImageEvents.Events read(String events) throws IOException {
        return read(events.getBytes(StandardCharsets.UTF_8), Integer.MAX_VALUE);
    }

    private ImageEvents.Events read(byte[] events, int atOnce) throws IOException {
        InputStream inPieces =
                new ByteArrayInputStream(events) {
                    @Override
                    public synchronized int read(byte[] buffer, int from, int length) {
                        return super.read(buffer, from, Math.min(length, atOnce));
                    }
                };
        return ImageEvents.read(inPieces, store, (image, place) -> told.add(place));
    }

    /** The last byte of each image, which is its index. */
    private static List<Integer> images(JsonNode tree) {
        return IntStream.range(0, tree.path("data").size())
                .mapToObj(i -> OpenAiImageJson.image(tree.at("/data/" + i + "/b64_json")))
                .flatMap(image -> image.stream().map(ImageEventsTest::lastByte))
                .toList();
    }

    private static int lastByte(StoredImage image) {
        try (InputStream in = image.open()) {
            byte[] bytes = in.readAllBytes();
            return bytes[bytes.length - 1];
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void eventsAreTheTreeThatAnAnswerAtOnceWouldBe() throws IOException {
        ImageEvents.Events events = read(image(0) + image(1) + COMPLETED + DONE);

        assertThat(events.cutOff()).isEmpty();
        assertThat(images(events.tree())).containsExactly(0, 1);
        assertThat(events.tree().at("/data/1/size").asText()).isEqualTo("1x1");
        assertThat(events.tree().at("/usage/generated_images").asInt()).isEqualTo(2);
        assertThat(events.tree().path("model").asText()).isEqualTo("m");
        assertThat(events.tree().has("type")).isFalse();
        assertThat(store.held()).isEqualTo(2);
    }

    @Test
    void imagesStandInTheirOrderAndNotInThatOfTheirArrival() throws IOException {
        assertThat(images(read(image(2) + image(0) + image(1) + COMPLETED).tree()))
                .containsExactly(0, 1, 2);
        assertThat(told).as("told as they came").containsExactly(2, 0, 1);
    }

    @Test
    void anIndexThatIsTakenOrNoneLosesNoImage() throws IOException {
        String huge = image(5).replace("\"image_index\":5", "\"image_index\":2147483647");

        assertThat(images(read(image(4) + image(4) + COMPLETED).tree())).containsExactly(4, 4);
        assertThat(images(read(huge + huge + huge + COMPLETED).tree())).containsExactly(5, 5, 5);
    }

    @Test
    void nothingIsWaitedForBehindTheEnd() throws IOException {
        for (String end : List.of(COMPLETED, DONE)) {
            byte[] events = (image(0) + end).getBytes(StandardCharsets.UTF_8);
            ImageEvents.Events read = cutOff(events, events.length, new MemoryImages());

            assertThat(read.cutOff()).as(end).isEmpty();
        }
    }

    @Test
    void anErrorInTheLastEventLosesNoImage() throws IOException {
        String end = COMPLETED.replace("\"usage\"", "\"error\":{\"code\":\"C\"},\"usage\"");

        JsonNode tree = read(image(0) + end).tree();

        assertThat(images(tree)).containsExactly(0);
        assertThat(tree.has("error")).isFalse();
        assertThat(tree.at("/data/1/error/code").asText()).isEqualTo("C");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 61, 8191, 8192, 8193})
    void piecesOfAnySizeAreReadAlike(int size) throws IOException {
        byte[] events = (image(0) + image(1) + COMPLETED + DONE).getBytes(StandardCharsets.UTF_8);

        assertThat(images(read(events, size).tree())).containsExactly(0, 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesMayEndInAnyWayAndHoldCommentsAndOtherFields(String end) throws IOException {
        String events =
                "\uFEFF: hello\n\n"
                        + image(0).replace("event:", ": ping\nid: 7\nretry: 5\ndatabase: x\nevent:")
                        + image(1).replace("data: ", "data:")
                        + "event: ping\n\n\n"
                        + COMPLETED.replace("data: {", "data: {\ndata:\ndata\n: within\ndata: ");

        ImageEvents.Events read =
                read(events.replace("\n", end).getBytes(StandardCharsets.UTF_8), 1);

        assertThat(images(read.tree())).containsExactly(0, 1);
        assertThat(read.tree().at("/usage/generated_images").asInt()).isEqualTo(2);
        assertThat(read.cutOff()).isEmpty();
    }

    @Test
    void previewsAreDroppedAndFreed() throws IOException {
        String preview = image(0).replace("partial_succeeded", "partial_image");

        ImageEvents.Events events = read(preview + preview + image(0) + COMPLETED);

        assertThat(images(events.tree())).containsExactly(0);
        assertThat(store.held()).isEqualTo(1);
    }

    @Test
    void theLastEventOfAnImageOfOpenAiHoldsTheImageItself() throws IOException {
        ImageEvents.Events events =
                read((image(0) + image(1)).replace("partial_succeeded", "completed"));

        assertThat(images(events.tree())).containsExactly(0, 1);
        assertThat(events.tree().has("b64_json")).isFalse();
        assertThat(events.cutOff()).isEmpty();
    }

    @Test
    void aFailureIsThatOfItsImage() throws IOException {
        JsonNode tree = read(image(0) + failed(1) + image(2) + COMPLETED).tree();

        assertThat(images(tree)).containsExactly(0, 2);
        assertThat(tree.at("/data/1/error/code").asText()).isEqualTo("C");
    }

    @Test
    void anErrorOfTheWholeRequestStandsAmongWhatCame() throws IOException {
        String error = "event: error\ndata: {\"error\":{\"code\":\"C\",\"message\":\"no\"}}\n\n";

        assertThat(read(error).tree().at("/data/0/error/code").asText()).isEqualTo("C");
        assertThat(read(image(0) + error).tree().at("/data/1/error/code").asText()).isEqualTo("C");
    }

    @Test
    void aReplyThatIsCutOffAnywhereKeepsWhatCameAndLeavesNothingElseInTheStore()
            throws IOException {
        byte[] events = (image(0) + image(1) + COMPLETED).getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < events.length - COMPLETED.length(); length++) {
            MemoryImages ofThis = new MemoryImages();
            ImageEvents.Events read = cutOff(events, length, ofThis);

            int came = read == null ? 0 : images(read.tree()).size();
            assertThat(came).as("images of " + length + " bytes").isEqualTo(ofThis.held());
            assertThat(read == null || !read.cutOff().isEmpty()).as("cut at " + length).isTrue();
            boolean isFirstWhole = length >= image(0).length() - 2;
            assertThat(came >= 1).as("first image of " + length + " bytes").isEqualTo(isFirstWhole);
        }
    }

    /** Breaks after that many bytes, as a connection does; null where nothing can be used. */
    private static ImageEvents.Events cutOff(byte[] events, int length, MemoryImages store) {
        InputStream whole = new ByteArrayInputStream(events, 0, length);
        InputStream breaking =
                new InputStream() {
                    @Override
                    public int read() {
                        throw new UnsupportedOperationException();
                    }

                    @Override
                    public int read(byte[] buffer, int from, int most) throws IOException {
                        int count = whole.read(buffer, from, most);
                        if (count < 0) {
                            throw new IOException("reset");
                        }
                        return count;
                    }
                };
        try {
            return ImageEvents.read(breaking, store, (image, place) -> {});
        } catch (IOException e) {
            return null;
        }
    }

    @Test
    void withoutAnEndNobodyKnowsWhetherMoreWasMade() throws IOException {
        assertThat(read(image(0)).cutOff())
                .isEqualTo("it ended before it said that it is complete");
        assertThat(read(image(0) + DONE).cutOff()).isEmpty();
    }

    @Test
    void whatIsNoJsonEndsAReplyWithoutLosingWhatCame() throws IOException {
        ImageEvents.Events events = read(image(0) + "data: <html>\n\n" + image(1));

        assertThat(images(events.tree())).containsExactly(0);
        assertThat(events.cutOff()).startsWith("it is not JSON");
        assertThatIOException().isThrownBy(() -> read("data: <html>\n\n"));
    }

    @Test
    void moreImagesThanAnyRequestHasEndTheReply() throws IOException {
        String events =
                IntStream.range(0, 102).mapToObj(i -> image(i % 100)).reduce("", String::concat);

        ImageEvents.Events read = read(events);

        assertThat(read.tree().path("data")).hasSize(100);
        assertThat(read.cutOff()).isEqualTo("it has more than 100 images");
        assertThat(store.held()).isEqualTo(100);
    }
}
