package io.github.camelseedream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.camelseedream.error.InvalidRequestException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.converter.stream.InputStreamCache;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers and fields as other components leave them: Kafka's are bytes, for instance. */
class ConvertedHeadersTest extends MultiComponentRouteTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static final Map<String, Function<String, Object>> FORMS =
            Map.of(
                    "String", text -> text,
                    "StringBuilder", StringBuilder::new,
                    "bytes", text -> text.getBytes(UTF_8),
                    "chars", String::toCharArray,
                    "ByteBuffer", text -> ByteBuffer.wrap(text.getBytes(UTF_8)),
                    "stream", text -> new ByteArrayInputStream(text.getBytes(UTF_8)),
                    "StreamCache", text -> new InputStreamCache(text.getBytes(UTF_8)),
                    "Reader", StringReader::new,
                    "JsonNode", TextNode::valueOf);

    private void assertSent(Exchange answer, String json) throws IOException {
        assertThat(answer.getException()).isNull();
        assertThat(onlySubmit().json()).isEqualTo(MAPPER.readTree(json));
    }

    @TestFactory
    Stream<DynamicTest> aHeaderIsReadInAnyFormThatCamelConverts() {
        return FORMS.entrySet().stream()
                .map(
                        form ->
                                DynamicTest.dynamicTest(
                                        form.getKey(), () -> assertRead(form.getValue())));
    }

    private void assertRead(Function<String, Object> form) throws IOException {
        simulator().clear();
        Map<String, Object> headers =
                Map.of(
                        "CamelSeedreamPrompt", form.apply("ein Bär"),
                        "CamelSeedreamSize", form.apply("2K"),
                        "CamelSeedreamCount", form.apply("2"),
                        "CamelSeedreamSeed", form.apply("7"),
                        "CamelSeedreamOutputFormat", form.apply("jpg"),
                        "CamelSeedreamParameters", form.apply("{\"steps\":30}"));

        assertSent(
                send("seedream:generate", "not this", headers),
                "{\"model\":\"seedream-4.5\",\"prompt\":\"ein Bär\",\"seed\":7,\"output_format\":"
                        + "\"jpeg\",\"n\":2,\"resolution\":\"2K\",\"steps\":30}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"String", "bytes"})
    void aReferenceMayComeAsTheTextOfItsUrl(String form) {
        Object url = FORMS.get(form).apply("http://127.0.0.1:1/cat.png");

        assertThat(
                        send(
                                        // no time for the last and longest pause between tries
                                        "seedream:edit?prompt=blue&timeout=4000",
                                        null,
                                        Map.of("CamelSeedreamReferences", url))
                                .getException())
                .hasMessageContaining("'http://127.0.0.1:1/cat.png'")
                .hasMessageContaining("could not be fetched");
    }

    @Test
    void numbersAndTextsAreReadAsWhatTheirParameterTakes() throws IOException {
        Map<String, Object> headers =
                Map.of(
                        "CamelSeedreamUser",
                        UUID.fromString("0-0-0-0-7"),
                        "CamelSeedreamCount",
                        new AtomicInteger(2),
                        "CamelSeedreamSeed",
                        IntNode.valueOf(7),
                        "CamelSeedreamResolution",
                        "2k");

        assertSent(
                send("seedream:generate", "a cat", headers),
                "{\"model\":\"seedream-4.5\",\"prompt\":\"a cat\",\"seed\":7,\"user\":"
                        + "\"00000000-0000-0000-0000-000000000007\",\"n\":2,\"resolution\":\"2K\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes", "ByteBuffer", "StreamCache", "JsonNode"})
    void aHeaderNamesTheProviderInAnyFormToo(String form) {
        Map<String, Object> headers =
                Map.of("CamelSeedreamProvider", FORMS.get(form).apply("nobody"));

        assertThat(send("seedream:generate", "a cat", headers).getException())
                .hasMessageContaining("provider 'nobody' is not known");
    }

    @Test
    void aFieldOfTheBodyIsConvertedToo() throws IOException {
        assertSent(
                send("seedream:generate", Map.of("prompt", "a cat".getBytes(UTF_8))),
                "{\"model\":\"seedream-4.5\",\"prompt\":\"a cat\"}");
    }

    @Test
    void whatHasNoTextIsRefusedAndItsToStringIsNoValue() {
        assertThat(refusal(Map.of("CamelSeedreamUser", Optional.of("x"))))
                .isEqualTo(
                        "user 'Optional' (header CamelSeedreamUser) is not a text but a Optional");
        assertThat(refusal(Map.of("CamelSeedreamUser", new String[] {"x"})))
                .isEqualTo(
                        "user 'String[]' (header CamelSeedreamUser) is not a text but a String[]");
        assertThat(refusal(Map.of("CamelSeedreamUser", new TreeSet<>(Set.of("x")))))
                .isEqualTo("user '[x]' (header CamelSeedreamUser) is not a text but a TreeSet");
    }

    @Test
    void aStreamThatWasReadBeforeIsNotAnEmptyHeader() throws IOException {
        InputStream read = new ByteArrayInputStream("2K".getBytes(UTF_8));
        read.readAllBytes();

        assertThat(refusal(Map.of("CamelSeedreamSize", read)))
                .isEqualTo(
                        "size 'ByteArrayInputStream' (header CamelSeedreamSize) is a stream with"
                                + " nothing left to read. Give it as text");
    }

    /** Camel's converter from URL to String opens it. */
    @Test
    void aUrlIsItsTextAndIsNotOpened() throws Exception {
        URI here = URI.create(simulator().baseUrl("lumenfall") + "/cat.png");
        List<Object> urls = new ArrayList<>(List.of(here, here.toURL()));
        for (Object url : urls) {
            simulator().clear();
            assertSent(
                    send("seedream:generate", "a cat", Map.of("CamelSeedreamUser", url)),
                    "{\"model\":\"seedream-4.5\",\"prompt\":\"a cat\",\"user\":\"" + here + "\"}");
            assertThat(simulator().requests()).hasSize(1);
        }
    }

    private String refusal(Map<String, Object> headers) {
        Exchange answer = send("seedream:generate", "a cat", headers);
        assertThat(answer.getException()).isInstanceOf(InvalidRequestException.class);
        assertThat(simulator().requests()).isEmpty();
        return answer.getException(InvalidRequestException.class).violations().get(0).toString();
    }

    @ParameterizedTest
    @CsvSource({
        "Size, 2048×1152, size, 2048x1152",
        "Size, 2048 x 1152, size, 2048x1152",
        "Size, 2048*1152, size, 2048x1152",
        "Size, ' 2048X1152 ', size, 2048x1152",
        "Size, 16 : 9, size, 16:9",
        "Size, 16：9, size, 16:9",
        "Size, 2 k, resolution, 2K",
        "AspectRatio, 16 :9, aspect_ratio, 16:9",
        "AspectRatio, AUTO, aspect_ratio, auto",
        "Resolution, ' 2 k', resolution, 2K"
    })
    void aSizeIsSentAsItWasUnderstood(String header, String given, String field, String sent) {
        Exchange answer =
                send("seedream:generate", "a cat", Map.of("CamelSeedream" + header, given));

        assertThat(answer.getException()).isNull();
        assertThat(onlySubmit().json().path(field).asText()).isEqualTo(sent);
    }
}
