package io.github.camelseedream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelseedream.error.InvalidRequestException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a message body may be. */
class BodyGrammarTest extends MultiComponentRouteTest {

    private static final String PROMPT = "ein Kätzchen 😀";
    private static final String RAW = "\uFEFF" + PROMPT + "\r\n";

    /** A body, and what of it is on the wire; double quotes are written as single ones. */
    private static final Map<String, String> SPELLINGS =
            Map.ofEntries(
                    Map.entry("{'n':2}", "'n':2"),
                    Map.entry("{'num_images':2}", "'n':2"),
                    Map.entry("{'count':2}", "'n':2"),
                    Map.entry("{'aspect_ratio':'16:9'}", "'aspect_ratio':'16:9'"),
                    Map.entry("{'aspectRatio':'16:9'}", "'aspect_ratio':'16:9'"),
                    Map.entry("{'response_format':'url'}", "'response_format':'url'"),
                    Map.entry("{'output_format':'jpg'}", "'output_format':'jpeg'"),
                    Map.entry(
                            "{'size':'custom','custom_size':{'width':2000,'height':1500}}",
                            "'width':2000,'height':1500,'size':'custom'"),
                    Map.entry("{'custom_size':{'width':2000,'height':1500}}", "'size':'2000x1500'"),
                    Map.entry("{'seedreamParams':{'n':2,'seed':9}}", "'seed':9,'n':2"),
                    Map.entry("{'size':'2K'}", "'resolution':'2K'"),
                    Map.entry("{'sync_mode':true}", "'sync_mode':true"),
                    Map.entry("{'enable_safety_checker':false}", "'enable_safety_checker':false"),
                    Map.entry("{'seed':null}", ""));

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir Path folder;

    @TestFactory
    Stream<DynamicTest> aTextIsThePromptInAnyForm() throws Exception {
        byte[] bytes = RAW.getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("prompt.txt"), bytes);
        return Stream.of(
                        Map.entry("String", (Object) RAW),
                        Map.entry("StringBuilder", new StringBuilder(RAW)),
                        Map.entry("bytes", bytes),
                        Map.entry("stream", new ByteArrayInputStream(bytes)),
                        Map.entry("File", file.toFile()),
                        Map.entry("Path", file))
                .map(
                        form ->
                                DynamicTest.dynamicTest(
                                        form.getKey(),
                                        () -> {
                                            simulator().clear();
                                            sent("seedream:generate", form.getValue(), Map.of());
                                            assertThat(onlySubmit().json().path("prompt").asText())
                                                    .isEqualTo(PROMPT);
                                        }));
    }

    @Test
    void aFileFromAFileConsumerIsThePrompt() throws Exception {
        Files.writeString(folder.resolve("prompt.txt"), RAW);
        routes(
                builder ->
                        builder.from("file:" + folder + "?initialDelay=0")
                                .to("seedream:generate")
                                .to("mock:made"));
        getMockEndpoint("mock:made").expectedMessageCount(1);

        getMockEndpoint("mock:made").assertIsSatisfied();
        assertThat(onlySubmit().json().path("prompt").asText()).isEqualTo(PROMPT);
    }

    @TestFactory
    Stream<DynamicTest> jsonIsARequestInAnyForm() throws Exception {
        String json = "\uFEFF{\"prompt\":\"a cat\",\"n\":2}\n";
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("request.json"), bytes);
        return Stream.of(
                        Map.entry("String", (Object) json),
                        Map.entry("bytes", bytes),
                        Map.entry("stream", new ByteArrayInputStream(bytes)),
                        Map.entry("File", file.toFile()))
                .map(
                        form ->
                                DynamicTest.dynamicTest(
                                        form.getKey(),
                                        () -> {
                                            simulator().clear();
                                            sent(
                                                    "seedream:generate",
                                                    form.getValue(),
                                                    Map.of(
                                                            Exchange.CONTENT_TYPE,
                                                            "application/json; charset=utf-8"));
                                            assertWire(
                                                    "{\"model\":\"seedream-4.5\",\"prompt\":\"a"
                                                            + " cat\",\"n\":2}");
                                        }));
    }

    @Test
    void jsonOfSeveralMegabytesIsReadWhole() {
        String padding = "x".repeat(3_000_000);
        String json = "{\"prompt\":\"a cat\",\"parameters\":{\"padding\":\"" + padding + "\"}}";

        sent(
                "seedream:generate",
                json.getBytes(StandardCharsets.UTF_8),
                Map.of(Exchange.CONTENT_TYPE, "application/json"));

        assertThat(onlySubmit().body().size()).isGreaterThan(3_000_000);
    }

    @Test
    void aTextOfMoreThanAMegabyteIsRefusedRatherThanCut() {
        Exchange answer =
                send("seedream:generate", "x".repeat(1_100_000).getBytes(StandardCharsets.UTF_8));

        assertRefused(answer, "body is a text of more than 1048576 bytes, which is no prompt");
    }

    @Test
    void jsonWithoutItsContentTypeIsAPrompt() {
        sent("seedream:generate", "{\"prompt\":\"a cat\"}", Map.of());

        assertThat(onlySubmit().json().path("prompt").asText()).isEqualTo("{\"prompt\":\"a cat\"}");
    }

    @TestFactory
    Stream<DynamicTest> everySpellingOfAFieldIsRead() {
        return SPELLINGS.entrySet().stream()
                .map(
                        spelling ->
                                DynamicTest.dynamicTest(
                                        spelling.getKey(),
                                        () -> {
                                            simulator().clear();
                                            sent(
                                                    "seedream:generate?prompt=a+cat",
                                                    spelling.getKey().replace('\'', '"'),
                                                    Map.of(
                                                            Exchange.CONTENT_TYPE,
                                                            "application/json"));
                                            String more = spelling.getValue();
                                            assertWire(
                                                    ("{'model':'seedream-4.5','prompt':'a cat'"
                                                                    + (more.isEmpty() ? "" : ",")
                                                                    + more
                                                                    + "}")
                                                            .replace('\'', '"'));
                                        }));
    }

    @Test
    void anUnknownFieldIsRefusedWithTheNearestName() {
        Exchange answer = send("seedream:generate", Map.of("prompt", "a cat", "promt", "x"));

        assertRefused(
                answer,
                "promt (body field promt) is not known. Did you mean prompt? A field of the"
                        + " provider's own goes under parameters, or set passUnknown=true");
    }

    @Test
    void passUnknownSendsItAsItIs() {
        sent(
                "seedream:generate?passUnknown=true",
                Map.of("prompt", "a cat", "brand_new", List.of(1, true)),
                Map.of());

        assertWire("{\"model\":\"seedream-4.5\",\"prompt\":\"a cat\",\"brand_new\":[1,true]}");
    }

    @Test
    void anImageIsNoBodyForGenerate() {
        for (Object image :
                List.of(
                        SampleImages.png(8, 8),
                        new ByteArrayInputStream(SampleImages.jpeg(8, 8)),
                        List.of(SampleImages.png(8, 8)))) {
            assertRefused(
                    send("seedream:generate", image),
                    "body is an image, and generate takes a prompt. Use seedream:edit, or give it"
                            + " as references");
        }
    }

    @Test
    void aTextIsNoBodyForEdit() {
        assertRefused(
                send("seedream:edit", "make it blue"),
                "body is text, and edit takes the image to edit. Give the prompt as the header"
                        + " CamelSeedreamPrompt or the option prompt");
    }

    @Test
    void bytesThatAreNeitherTextNorImageAreRefused() {
        assertRefused(
                send("seedream:generate", new byte[] {1, 0, 2, 0}),
                "body is neither text nor an image of a known format (png, jpeg, gif, webp, avif,"
                        + " bmp)");
    }

    @Test
    void aDocumentThatIsMostlyTextIsNoPrompt() {
        assertRefused(
                send("seedream:generate", "%PDF-1.7 a cat".getBytes(US_ASCII)),
                "body is neither text nor an image of a known format (png, jpeg, gif, webp, avif,"
                        + " bmp)");
        assertThat(simulator().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "%PDF-1.7 a cat | a PDF document (14 bytes)",
                "hi | text (2 bytes)",
                "ein Bär | text (8 bytes)",
                "<svg xmlns='http://www.w3.org/2000/svg'/> | an SVG drawing (41 bytes)",
                "<!DOCTYPE html> | a markup document such as an HTML page (15 bytes)",
                "{'prompt':'a cat'} | JSON (18 bytes)",
                "PNX\u0000G | bytes that begin with 50 4E 58 00 47 (5 bytes)"
            })
    void aFileThatIsNoImageIsNamedAsSuchByEdit(String content, String seen) throws Exception {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(folder.resolve("fake.png"), bytes);
        String problem =
                " is not an image of a known format, but "
                        + seen
                        + ", and edit takes the image to edit. Give the prompt as the header"
                        + " CamelSeedreamPrompt or the option prompt";

        String edit = "seedream:edit?prompt=blue&aspectRatio=match";
        assertRefused(send(edit, file.toFile()), "body 'fake.png'" + problem);
        assertRefused(send(edit, file), "body 'fake.png'" + problem);
        assertRefused(send(edit, bytes), "body" + problem);
        assertRefused(send(edit, new ByteArrayInputStream(bytes)), "body" + problem);
        assertThat(simulator().requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"generate?prompt=blue", "edit?prompt=blue", "estimate?prompt=blue"})
    void aFileThatIsGoneIsSaidInASentence(String operation) {
        Path gone = folder.resolve("gone.png");

        assertRefused(
                send("seedream:" + operation, gone.toFile()),
                "body is the file " + gone + ", and there is no such file");
        assertRefused(
                send(
                        "seedream:" + operation,
                        "",
                        Map.of("CamelSeedreamReferences", List.of(gone.toFile()))),
                "references '[File]' (header CamelSeedreamReferences) is the file "
                        + gone
                        + ", and there is no such file");
    }

    @Test
    void aUrlAsTheBodyOfEditIsToldWhereItBelongs() {
        String edit = "seedream:edit?prompt=blue&aspectRatio=match";
        String instead =
                ", and a text body of edit is no image. Give it as the header"
                        + " CamelSeedreamReferences";

        assertRefused(send(edit, "https://example.org/cat.png"), "body is a URL" + instead);
        assertRefused(send(edit, " HTTP://example.org/cat.png\n"), "body is a URL" + instead);
        assertRefused(send(edit, "data:image/png;base64,AAAA"), "body is a data URI" + instead);
    }

    @Test
    void aListOfPromptsIsToldToBeSplit() {
        JsonArray array = new JsonArray();
        array.add("a");
        for (Object list : List.of(List.of("a"), new TreeSet<>(Set.of("b")), array)) {
            assertRefused(
                    send("seedream:generate", list),
                    "body is a list of 1, and generate takes one prompt. Split it with"
                            + " split(body()), or ask for several images of one prompt with the"
                            + " option count");
        }
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void aTreeOfJsonIsReadAsItsFields() {
        ObjectNode json = MAPPER.createObjectNode().put("prompt", "a fox").put("size", "2K");
        json.putObject("parameters").put("steps", 30);

        sent("seedream:generate", json, Map.of());

        assertWire(
                "{\"model\":\"seedream-4.5\",\"prompt\":\"a"
                        + " fox\",\"resolution\":\"2K\",\"steps\":30}");
    }

    @Test
    void bytesWithinATreeOfJsonAreAnImage() {
        ObjectNode json = MAPPER.createObjectNode().put("prompt", "a fox");
        json.putArray("references").add(SampleImages.png(8, 8));

        sent("seedream:edit", json, Map.of());

        assertThat(onlySubmit().parts()).anyMatch(part -> "image/png".equals(part.contentType()));
    }

    @Test
    void camelsOwnJsonObjectIsReadAsItsFields() {
        JsonObject json = new JsonObject();
        json.put("prompt", "a fox");
        json.put("n", 2);

        sent("seedream:generate", json, Map.of());

        assertWire("{\"model\":\"seedream-4.5\",\"prompt\":\"a fox\",\"n\":2}");
    }

    @Test
    void whatIsNoFieldsIsRefusedAndItsToStringIsNoPrompt() {
        record Order(String prompt) {}

        assertRefused(
                send("seedream:generate", MAPPER.createArrayNode().add("a fox")),
                "body is JSON but no object. Accepted: {...}");
        assertRefused(
                send("seedream:generate", TextNode.valueOf("a fox")),
                "body is JSON but no object. Accepted: {...}");
        assertRefused(
                send("seedream:generate", new Order("a fox")),
                "body is a "
                        + Order.class.getTypeName()
                        + ". Accepted: an ImageRequest, a Map, JSON text with its Content-Type,"
                        + " text");
        assertRefused(
                send("seedream:generate", Optional.of("a fox")),
                "body is a java.util.Optional. Accepted: an ImageRequest, a Map, JSON text with its"
                        + " Content-Type, text");
        assertRefused(
                send("seedream:generate", new String[] {"a fox"}),
                "body is a java.lang.String[]. Accepted: an ImageRequest, a Map, JSON text with its"
                        + " Content-Type, text");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void bytesOfAnotherCharsetAreRefusedRatherThanSentDamaged() {
        byte[] latin = "K\u00e4se".getBytes(ISO_8859_1);

        assertRefused(
                send("seedream:generate", latin),
                "body is no text in UTF-8. Name its charset in the Content-Type or the header"
                        + " CamelCharsetName");
        assertRefused(
                send("seedream:generate", latin, Map.of(Exchange.CHARSET_NAME, "x-none")),
                "body has the charset 'x-none', which is not known here");
        assertThat(simulator().requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CamelCharsetName, ISO-8859-1, ISO-8859-1",
        "Content-Type, text/plain; charset=ISO-8859-1, ISO-8859-1",
        "Content-Type, text/plain; charset=\"utf-16\", UTF-16",
        "Content-Type, text/plain; Charset=ISO-8859-1, ISO-8859-1",
        "Content-Type, text/plain;CHARSET = 'ISO-8859-1' ; format=flowed, ISO-8859-1",
        "Content-Type, text/plain; title=\"a; charset=utf-8\"; charset=ISO-8859-1, ISO-8859-1",
        "Content-Type, text/plain; charset=, UTF-8",
        "Content-Type, text/plain; x-charset=ISO-8859-1, UTF-8",
        "Content-Type, text/plain, UTF-8"
    })
    void bytesAreReadInTheCharsetThatTheMessageNames(String header, String value, String charset)
            throws Exception {
        sent("seedream:generate", "K\u00e4se".getBytes(charset), Map.of(header, value));

        assertWire("{\"model\":\"seedream-4.5\",\"prompt\":\"K\u00e4se\"}");
    }

    /** Spring Boot's web server puts UTF-8 on every exchange, whatever the request says. */
    @ParameterizedTest
    @CsvSource({
        "text/plain;charset=ISO-8859-1, UTF-8, ISO-8859-1",
        "text/plain, ISO-8859-1, ISO-8859-1",
        "text/plain;charset=UTF-8, ISO-8859-1, UTF-8"
    })
    void theCharsetOfTheContentTypeCountsMoreThanThatOfTheExchange(
            String type, String ofExchange, String charset) throws Exception {
        byte[] body = "K\u00e4se".getBytes(charset);
        Exchange answer =
                template.request(
                        "seedream:generate",
                        exchange -> {
                            exchange.setProperty(Exchange.CHARSET_NAME, ofExchange);
                            exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, type);
                            exchange.getMessage().setBody(body);
                        });

        assertThat(answer.getException()).isNull();
        assertWire("{\"model\":\"seedream-4.5\",\"prompt\":\"K\u00e4se\"}");
    }

    @Test
    void anObjectOfAnotherKindIsRefused() {
        assertRefused(
                send(
                        "seedream:generate",
                        new Object() {
                            @Override
                            public String toString() {
                                return "secret";
                            }
                        }.getClass()),
                "body is a java.lang.Class. Accepted: an ImageRequest, a Map, JSON text with its"
                        + " Content-Type, text");
    }

    @Test
    void jsonThatIsNoneOrNoObjectIsRefused() {
        Map<String, Object> json = Map.of(Exchange.CONTENT_TYPE, "application/json");
        assertRefused(
                send("seedream:generate", "[1]", json),
                "body is JSON but no object. Accepted: {...}");
        assertThat(send("seedream:generate", "a cat", json).getException())
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("body has a JSON Content-Type, but it is not JSON: ")
                .hasMessageNotContaining("java.");
        assertThat(simulator().requests()).isEmpty();
    }

    private void sent(String uri, Object body, Map<String, Object> headers) {
        assertThat(send(uri, body, headers).getException()).isNull();
    }

    private static void assertWire(String json) {
        assertThat(onlySubmit().json().toString()).isEqualTo(json);
    }

    private static void assertRefused(Exchange answer, String violation) {
        assertThat(answer.getException()).isExactlyInstanceOf(InvalidRequestException.class);
        assertThat(answer.getException(InvalidRequestException.class).violations())
                .extracting(String::valueOf)
                .contains(violation);
        assertThat(simulator().requests()).isEmpty();
    }
}
