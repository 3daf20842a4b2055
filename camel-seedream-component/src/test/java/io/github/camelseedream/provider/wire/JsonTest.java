package io.github.camelseedream.provider.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.github.camelseedream.result.ImageStore;
import io.github.camelseedream.result.MemoryImages;
import io.github.camelseedream.result.StoredImage;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    private final MemoryImages store = new MemoryImages();
    private final Random random = new Random(20261121);

    private JsonNode read(String json) throws IOException {
        return Json.read(stream(json), store);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] image(int length) {
        byte[] content = new byte[length];
        random.nextBytes(content);
        return MemoryImages.image(content);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static byte[] bytes(JsonNode node) throws IOException {
        assertThat(node).isInstanceOf(POJONode.class);
        StoredImage pixels = OpenAiImageJson.image(node).orElseThrow();
        try (InputStream in = pixels.open()) {
            return in.readAllBytes();
        }
    }

    /** Delivers pieces of the given size. */
    private static InputStream inPieces(String text, int size) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] buffer, int from, int length) {
                return super.read(buffer, from, Math.min(length, size));
            }
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 61, 127, 128, 129, 4095, 4096, 4097, 65_535, 1_000_000})
    void readsTheSameInPiecesOfAnySize(int size) throws IOException {
        byte[] small = image(5);
        byte[] large = image(200_000);
        String json =
                """
                {"created": 1, "data": [{"b64_json": "%s", "revised_prompt": "A \\"cat\\" \\\\"},
                 {"url": "data:image\\/png;base64,%s"}], "text": "b64_json", "é": "ü\\u00e9"}
                """
                        .formatted(base64(small), base64(large).replace("/", "\\/"));

        JsonNode tree = Json.read(inPieces(json, size), store);

        assertThat(bytes(tree.at("/data/0/b64_json"))).isEqualTo(small);
        assertThat(bytes(tree.at("/data/1/url"))).isEqualTo(large);
        assertThat(tree.at("/data/0/revised_prompt").textValue()).isEqualTo("A \"cat\" \\");
        assertThat(tree.get("text").textValue()).isEqualTo("b64_json");
        assertThat(tree.get("é").textValue()).isEqualTo("üé");
        assertThat(tree.get("created").intValue()).isEqualTo(1);
        assertThat(store.held()).isEqualTo(2);
    }

    @Test
    void readsImagesOfEveryLengthRoundTheWindows() throws IOException {
        for (int window : new int[] {0, 3 * 1024, 4 * 1024, 48 * 1024, 51 * 1024, 64 * 1024}) {
            for (int more = -8; more <= 8; more++) {
                byte[] pixels = image(Math.max(0, window + more - 8));
                JsonNode tree = read("{\"b64_json\":\"" + base64(pixels) + "\"}");
                assertThat(bytes(tree.get("b64_json"))).isEqualTo(pixels);
            }
        }
    }

    @Test
    void readsRandomImagesWithRandomEscapesInRandomPieces() throws IOException {
        for (int round = 0; round < 200; round++) {
            byte[] pixels = image(random.nextInt(20_000));
            String json =
                    " ".repeat(random.nextInt(200))
                            + "{\"b64_json\" : \""
                            + disguised(base64(pixels), random.nextInt(1, 400))
                            + "\"}";
            JsonNode tree = Json.read(inPieces(json, random.nextInt(1, 5000)), store);
            assertThat(bytes(tree.get("b64_json"))).isEqualTo(pixels);
        }
    }

    /** Every so many characters one is written in another way, or white space is put before it. */
    private String disguised(String base64, int every) {
        StringBuilder text = new StringBuilder();
        for (char c : base64.toCharArray()) {
            if (random.nextInt(every) > 0) {
                text.append(c);
                continue;
            }
            switch (random.nextInt(6)) {
                case 0 -> text.append(c == '/' ? "\\/" : String.valueOf(c));
                case 1 -> text.append("\\r\\n").append(c);
                case 2 -> text.append(String.format("\\u%04x", (int) c));
                case 3 -> text.append(String.format("\\u%04X", (int) c));
                case 4 -> text.append(c == '+' ? '-' : c == '/' ? '_' : c);
                default -> text.append(" \n").append(c);
            }
        }
        return text.toString();
    }

    @Test
    void readsAnEscapeAtEveryPlaceOfASmallImage() throws IOException {
        byte[] pixels = image(10);
        String base64 = base64(pixels);
        for (int i = 0; i <= base64.length(); i++) {
            List<String> ways = new ArrayList<>(List.of("\\n", "\\r\\n", "\\t", " ", "\\u000a"));
            for (String way : ways) {
                String text = base64.substring(0, i) + way + base64.substring(i);
                assertThat(bytes(read("[{\"b64\":\"" + text + "\"}]").at("/0/b64")))
                        .isEqualTo(pixels);
            }
        }
    }

    @Test
    void readsTheUrlSafeAlphabetWithoutPadding() throws IOException {
        byte[] pixels = image(100_001);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(pixels);

        assertThat(text).contains("-", "_");
        assertThat(bytes(read("{\"image_base64\":\"" + text + "\"}").get("image_base64")))
                .isEqualTo(pixels);
    }

    @Test
    void readsEscapedPadding() throws IOException {
        byte[] pixels = image(2);
        String text = base64(pixels).replace("=", "\\u003d");

        assertThat(text).endsWith("\\u003d\\u003d");
        assertThat(bytes(read("{\"b64_json\":\"" + text + "\"}").get("b64_json")))
                .isEqualTo(pixels);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:image/png;base64,",
                "data:image\\/png;base64,",
                "data:image\\u002fpng;base64,",
                "data:image/svg+xml;charset=utf-8;base64,"
            })
    void readsADataUriWhereverItStands(String header) throws IOException {
        byte[] pixels = image(1000);
        String uri = '"' + header + base64(pixels) + '"';

        assertThat(bytes(read(uri))).isEqualTo(pixels);
        assertThat(bytes(read("{\"url\":" + uri + "}").get("url"))).isEqualTo(pixels);
        assertThat(bytes(read("[[1," + uri + "]]").at("/0/1"))).isEqualTo(pixels);
        assertThat(bytes(read("{\"b64_json\":" + uri + "}").get("b64_json"))).isEqualTo(pixels);
        assertThat(bytes(read("{\"a\":[{\"b\":{\"c\":" + uri + "}}]}").at("/a/0/b/c")))
                .isEqualTo(pixels);
    }

    @Test
    void readsAListOfBase64() throws IOException {
        byte[] first = image(10);
        byte[] second = image(20);
        JsonNode tree =
                read(
                        "{\"b64_json\":[\"%s\",\"%s\"],\"next\":[\"text\"]}"
                                .formatted(base64(first), base64(second)));

        assertThat(bytes(tree.at("/b64_json/0"))).isEqualTo(first);
        assertThat(bytes(tree.at("/b64_json/1"))).isEqualTo(second);
        assertThat(tree.at("/next/0").textValue()).isEqualTo("text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"b64_json\":null,\"url\":\"https://x.example/1\"}",
                "{\"b64_json\":\"\",\"b64\":\"\"}",
                "{\"b64_json\":{\"a\":\"text\"},\"b\":[\"text\"]}",
                "{\"b64_json\":3,\"c\":\"text\"}",
                "{\"b64_json\":[],\"c\":\"text\"}",
                "{\"response_format\":\"b64_json\",\"c\":\"b64\"}",
                "{\"my_b64_json\":\"text\",\"b64_json_\":\"text\",\"a\\\"b64\":\"text\"}",
                "{\"a\":\"\\\"b64_json\\\":\\\"x\\\"\",\"b\":\"\\\\\"}",
                "{\"a\":\"data:image\",\"b\":\"data:image/ is how it begins\"}",
                "{\"a\":\"data:image/svg+xml,%3Csvg/%3E\",\"b\":\"data:text/plain;base64,aaaa\"}",
                "[\"\",\"\\\\\\\"\",-0.5e3,true,false,null,{},[]]",
                "\"text\""
            })
    void leavesEverythingElseAsItIs(String json) throws IOException {
        assertThat(read(json))
                .isEqualTo(Json.tree(json))
                .hasToString(json.replace("-0.5e3", "-500.0"));
        assertThat(store.held()).isZero();
    }

    @Test
    void leavesALongOrdinaryStringAsItIs() throws IOException {
        String text = "x\\\"y".repeat(200_000);
        JsonNode tree = Json.read(inPieces("{\"a\":\"" + text + "\"}", 777), store);

        assertThat(tree.get("a").textValue()).isEqualTo("x\"y".repeat(200_000));
    }

    @Test
    void isNotFooledByTextThatLooksLikeAPlaceholder() throws IOException {
        String fakes = "\"00000000-0000-0000-0000-000000000000/0\",\"/0\",\"0\"";
        byte[] pixels = image(9);
        JsonNode tree = read("{\"fakes\":[" + fakes + "],\"b64_json\":\"" + base64(pixels) + "\"}");

        assertThat(tree.get("fakes")).isEqualTo(Json.tree("[" + fakes + "]"));
        assertThat(bytes(tree.get("b64_json"))).isEqualTo(pixels);
    }

    @Test
    void freesAnImageThatARepeatedKeyReplaces() throws IOException {
        byte[] last = image(6);
        JsonNode tree =
                read(
                        "{\"b64_json\":\"%s\",\"b64_json\":\"%s\"}"
                                .formatted(base64(image(5)), base64(last)));

        assertThat(bytes(tree.get("b64_json"))).isEqualTo(last);
        assertThat(store.held()).isOne();
    }

    @Test
    void readsAnEmptyBodyAsMissing() throws IOException {
        assertThat(read("").isMissingNode()).isTrue();
        assertThat(read(" \n").isMissingNode()).isTrue();
    }

    @Test
    void toleratesAByteOrderMark() throws IOException {
        byte[] pixels = image(9);

        assertThat(bytes(read("\uFEFF{\"b64_json\":\"" + base64(pixels) + "\"}").get("b64_json")))
                .isEqualTo(pixels);
    }

    @Test
    void refusesAReplyCutOffAnywhereAndKeepsNoImageOfIt() {
        String json =
                "{\"data\":[{\"b64_json\":\"%s\"},{\"url\":\"data:image/png;base64,%s\"}],\"a\":\"b\"}"
                        .formatted(base64(image(7)), base64(image(8)));
        for (int length = 1; length < json.length(); length++) {
            String cut = json.substring(0, length);
            assertThatThrownBy(() -> read(cut), cut)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("it ends in the middle");
            assertThat(store.held()).isZero();
        }
        assertThatThrownBy(() -> read("{\"b64_json\":\"iVBORw0KGgo"))
                .isInstanceOf(EOFException.class)
                .hasMessage("it ends in the middle of an image");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A",
                "AAAAA",
                "AAA!",
                "AA==AAAA",
                "AAAA=",
                "====",
                "é",
                "AA\\\\AA",
                "AA\\\"AA",
                "AAAA\\u00e9",
                "AA\\b",
                "https://x.example/1.png",
                "AA\u0000A"
            })
    void malformedBase64StandsAsAnUnusableImage(String text) throws IOException {
        JsonNode tree = read("{\"b64_json\":\"" + text + "\"}");

        assertThat(unusable(tree)).isEqualTo("the base64 of an image is malformed");
        assertThat(store.held()).isZero();
    }

    /** It was thrown for, which lost the images beside it. */
    @ParameterizedTest
    @ValueSource(strings = {"AA\\u00zz", "\\u", "AAAA\\u00", "\\uD8"})
    void anEscapeWithoutItsDigitsLosesOneImageAndNotTheOneBesideIt(String text) throws IOException {
        byte[] pixels = image(9);
        JsonNode tree =
                read(
                        "[{\"b64_json\":\"%s\"},{\"b64_json\":\"%s\"}]"
                                .formatted(text, base64(pixels)));

        assertThat(unusable(tree.get(0))).isEqualTo("the base64 of an image is malformed");
        assertThat(bytes(tree.at("/1/b64_json"))).isEqualTo(pixels);
    }

    /** Each lost a paid image for what stands beside it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"seed\":NaN,IMAGE}",
                "{IMAGE,\"cost\":-Infinity}",
                "{\"cost\":1e999,IMAGE}",
                "{\"a\":007,\"b\":+1,\"c\":.5,\"d\":5.,IMAGE}",
                "{\"note\":\"a\nb\t\u0000\u001b\",IMAGE}",
                "{\"note\":\"\\x41 \\' \\u \\u12 \\u12zz \\uD83D\",IMAGE}",
                "{\"note\":\"\\u\",\"b\":[1,2,],IMAGE,}",
                "{IMAGE}{\"error\":{\"message\":\"broken pipe\"}}",
                "{IMAGE}\u0000",
                "{IMAGE}\n\n<!-- 0.2 s --></html>",
                "{IMAGE}, 1",
                "\uFEFF{IMAGE}",
                "{\"a\":1,\"a\":2,IMAGE}"
            })
    void whatIsOddBesideAnImageDoesNotLoseIt(String reply) throws IOException {
        byte[] pixels = image(9);
        for (String image :
                List.of(
                        "\"b64_json\":\"" + base64(pixels) + '"',
                        "\"url\":\"https://x.example/1.png\"")) {
            JsonNode tree = Json.read(inPieces(reply.replace("IMAGE", image), 7), store);

            if (image.contains("b64")) {
                assertThat(bytes(tree.get("b64_json"))).isEqualTo(pixels);
            } else {
                assertThat(tree.get("url").textValue()).isEqualTo("https://x.example/1.png");
            }
            assertThat(Json.write(Json.plain(tree))).as("can be written again").isNotEmpty();
        }
    }

    @Test
    void bytesThatAreNoUtf8AreReplaced() throws IOException {
        String json = "{\"url\":\"https://x.example/1.png\",\"note\":\"a\u00ba\u00fcb\u00e9\"}";
        byte[] latin = json.getBytes(StandardCharsets.ISO_8859_1);

        JsonNode tree = Json.read(new ByteArrayInputStream(latin), store);

        assertThat(tree.get("url").textValue()).isEqualTo("https://x.example/1.png");
        assertThat(tree.get("note").textValue()).isEqualTo("a\ufffd\ufffdb\ufffd");
    }

    /** A prompt that a provider repeats is no reason to lose the image. */
    @ParameterizedTest
    @ValueSource(strings = {"x", "é", "\\n", "\\u00e9", "a\\\\\\\"", "ab\\uD83D\\uDE00"})
    void aTextThatIsTooLongIsCutOff(String piece) throws IOException {
        byte[] pixels = image(9);
        String text = piece.repeat((1 << 23) / piece.getBytes(StandardCharsets.UTF_8).length);
        JsonNode tree =
                read(
                        "{\"revised_prompt\":\"%s\",\"b64_json\":\"%s\"}"
                                .formatted(text, base64(pixels)));

        assertThat(bytes(tree.get("b64_json"))).isEqualTo(pixels);
        assertThat(tree.get("revised_prompt").textValue())
                .hasSizeBetween(1 << 17, (1 << 20) + 2048);
    }

    @Test
    void textBehindThePaddingIsMalformedEvenInTheNextWindow() throws IOException {
        String padded = "A".repeat(4 * 1024 - 1) + "=";

        assertThat(unusable(read("{\"b64_json\":\"" + padded + "AAAA\"}")))
                .isEqualTo("the base64 of an image is malformed");
    }

    @Test
    void aLargeMalformedImageIsReadOverToItsEnd() throws IOException {
        String large = "!" + "A".repeat(300_000);

        JsonNode tree = read("{\"b64_json\":\"" + large + "\",\"after\":1}");

        assertThat(tree.path("after").asInt()).isEqualTo(1);
        assertThat(unusable(tree)).isEqualTo("the base64 of an image is malformed");
    }

    @Test
    void whatTheStoreRefusesDoesNotLoseTheImageBesideIt() throws IOException {
        String json =
                "[{\"b64_json\":\"%s\"},{\"b64_json\":\"%s\"}]"
                        .formatted(
                                base64(image(7)),
                                base64("no image".getBytes(StandardCharsets.UTF_8)));

        JsonNode tree = read(json);

        assertThat(OpenAiImageJson.image(tree.at("/0/b64_json"))).isPresent();
        assertThat(unusable(tree.get(1))).isEqualTo("not an image");
        assertThat(store.held()).isEqualTo(1);
    }

    private static String unusable(JsonNode object) {
        return OpenAiImageJson.item(object).orElseThrow().unusable().getMessage();
    }

    @Test
    void freesTheImagesWhenTheStoreBreaks() {
        ImageStore breaking =
                new ImageStore() {
                    @Override
                    public Sink open() throws IOException {
                        if (store.held() == 1) {
                            throw new IOException("disk full");
                        }
                        return store.open();
                    }
                };
        String json = "[{\"b64\":\"%1$s\"},{\"b64\":\"%1$s\"}]".formatted(base64(image(7)));

        assertThatIOException()
                .isThrownBy(() -> Json.read(stream(json), breaking))
                .withMessage("disk full");
        assertThat(store.held()).isZero();
    }

    @Test
    void refusesMoreImagesThanAnyReplyHas() {
        String one = "{\"b64_json\":\"" + base64(image(1)) + "\"}";
        String json = "[" + one + ("," + one).repeat(100) + "]";

        assertThatThrownBy(() -> read(json)).hasMessage("it has more than 100 images");
        assertThat(store.held()).isZero();
    }

    @Test
    void refusesWhatIsBeyondTheBoundsOfAReply() {
        String item = "\"" + "x".repeat(1000) + "\"";
        List<String> beyond =
                List.of(
                        "[".repeat(101) + "]".repeat(101),
                        "{\"a\":".repeat(101) + "1" + "}".repeat(101),
                        "1".repeat(101),
                        "[" + item + ("," + item).repeat(9000) + "]",
                        " ".repeat(9 << 20) + "1",
                        "[{}" + ",{}".repeat(300_000) + "]",
                        "{\"" + "x".repeat(60_000) + "\":1}");
        for (String json : beyond) {
            assertThatThrownBy(() -> read(json))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("it is beyond what a reply may be: ");
        }
    }

    @Test
    void takesAReplyWithinTheBounds() throws IOException {
        assertThat(read("[".repeat(100) + "]".repeat(100))).isNotEmpty();
        assertThat(read("\"" + "x".repeat(1 << 20) + "\"").textValue()).hasSize(1 << 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999", "NaN", "-Infinity"})
    void aNumberThatNoArithmeticCanUseIsNull(String number) throws IOException {
        assertThat(read("{\"cost\":" + number + "}").get("cost").isNull()).isTrue();
    }

    @Test
    void saysWhatIsWrongWithAReplyThatIsNotJsonButNotWhatIsInIt() {
        IOException html = catchThrowableOfType(IOException.class, () -> read("<html>secret"));
        IOException bare =
                catchThrowableOfType(IOException.class, () -> read("iVBORw0KGgoAAAANSUhEUgAA"));

        assertThat(html).hasMessageStartingWith("it is not JSON: Unexpected character ('<'");
        assertThat(bare).hasMessageStartingWith("it is not JSON: Unrecognized token '...'");
        assertThat(html.getCause()).as("quotes what came").isNull();
        assertThat(bare.getCause()).isNull();
    }

    /** Found by fuzzing: what was not right was hidden, and the character shown as it was. */
    @Test
    void saysWhichCharacterIsWrongWithoutPrintingOneThatEndsALine() {
        assertThatThrownBy(() -> Json.tree("{\"a\":\u2028}"))
                .hasMessageStartingWith(
                        "it is not JSON: Unexpected character (' ' (code 8232 / 0x2028)):"
                                + " expected");
    }

    /** Found by fuzzing: the message went on with a line about Jackson's own settings. */
    @Test
    void aTextThatIsNotJsonIsRefusedInOneLine() {
        assertThatThrownBy(() -> Json.tree("{\"a\" 1}"))
                .hasMessage(
                        "it is not JSON: Unexpected character ('1' (code 49)): was expecting a"
                                + " colon to separate field name and value");
    }

    @Test
    void noMessageNamesAClassOrASettingOfTheLibrary() {
        for (String json : List.of("{} {}", "{\"a\":NaN}", "[1,]", "\"\\x\"", "\"a\nb\"", "01")) {
            assertThatThrownBy(() -> Json.tree(json), json)
                    .hasMessageStartingWith("it is not JSON: ")
                    .hasMessageNotContainingAny("`", "Feature", "jackson");
        }
        assertThatThrownBy(() -> read("[".repeat(101)))
                .hasMessage(
                        "it is beyond what a reply may be: Document nesting depth (101) exceeds the"
                                + " maximum allowed (100)");
    }

    @Test
    void passesOnWhatBreaksTheConnection() {
        IOException broken = new IOException("connection reset");
        InputStream body =
                new InputStream() {
                    private final InputStream start =
                            stream("{\"b64\":\"" + base64(image(4)) + "\",\"x\":");

                    @Override
                    public int read() throws IOException {
                        int next = start.read();
                        if (next < 0) {
                            throw broken;
                        }
                        return next;
                    }

                    @Override
                    public int read(byte[] buffer, int from, int length) throws IOException {
                        buffer[from] = (byte) read();
                        return 1;
                    }
                };

        assertThatThrownBy(() -> Json.read(body, store)).isSameAs(broken);
        assertThat(store.held()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "{} x", "1 2", "{", "tru", "{'a':1}", "[1,]", "NaN", "01", "+1"})
    void aTextMustBeExactlyOneValue(String text) {
        assertThatThrownBy(() -> Json.tree(text)).isInstanceOf(IOException.class);
    }

    @Test
    void aTextThatIsNotJsonIsNotShown() {
        String text = "s3cret-s3cret-s3cret";

        assertThatThrownBy(() -> Json.tree(text)).hasMessageNotContaining("s3cret").hasNoCause();
        assertThatThrownBy(() -> Json.tree("[".repeat(101)))
                .hasMessageStartingWith("it is beyond what JSON may be: ");
    }

    @Test
    void aFieldTwiceIsAmbiguousForAUserAndToleratedFromAProvider() throws IOException {
        String twice = "{\"model\":\"cheap\",\"model\":\"dear\"}";

        assertThatThrownBy(() -> Json.tree("{\"a\":[" + twice + "]}"))
                .isInstanceOf(IOException.class)
                .hasMessage("it has a field twice in one object");
        assertThat(read(twice).path("model").textValue()).isEqualTo("dear");
        assertThat(Json.treeOrMissing(twice).path("model").textValue()).isEqualTo("dear");
    }

    @Test
    void aTypeInJsonMakesNoObject() throws IOException {
        String typed = "{\"@class\":\"java.net.URL\",\"x\":[\"java.io.File\",\"/etc\"]}";

        assertThat(Json.plain(Json.tree(typed)))
                .isEqualTo(Map.of("@class", "java.net.URL", "x", List.of("java.io.File", "/etc")));
    }

    @Test
    void aTextMayHoldReferencesOfAnySize() throws IOException {
        String uri = "data:image/png;base64," + "A".repeat(30_000_000);

        assertThat(Json.tree("{\"image\":\"" + uri + "\"}").get("image").textValue())
                .hasSize(uri.length());
    }

    @Test
    void plainValuesAreMapsListsAndTheirLike() throws IOException {
        JsonNode tree =
                read(
                        "{\"a\":[1,2.5,\"x\",true,null,{}],\"b\":12345678901,\"c\":\"data:image/png;base64,%s\"}"
                                .formatted(base64(image(2))));
        Map<?, ?> plain = (Map<?, ?>) Json.plain(tree);

        assertThat(plain.get("a")).isEqualTo(Arrays.asList(1, 2.5, "x", true, null, Map.of()));
        assertThat(plain.get("b")).isEqualTo(12345678901L);
        assertThat(plain.get("c")).isEqualTo("(image/png, 10 bytes)");
        assertThat(Json.plain(tree.path("nowhere"))).isNull();
    }

    @Test
    void writesMapsAndLists() {
        assertThat(new String(Json.write(Map.of("a", List.of(1, "é"))), StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":[1,\"é\"]}");
    }
}
