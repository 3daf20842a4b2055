package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.simulator.SeedreamSimulator;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message that means harm: what its headers and body cannot do. */
@Timeout(120)
class HostileInputTest extends MultiComponentRouteTest {

    private static final Map<String, Object> JSON =
            Map.of(Exchange.CONTENT_TYPE, "application/json");

    @TempDir Path folder;

    @BeforeEach
    void clear() {
        simulator().clear();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "../../etc/passwd",
                "file:/etc/passwd",
                "file:///etc/passwd",
                "FILE:///etc/passwd",
                "\\\\server\\share\\a.png",
                "//server/share/a.png",
                "C:\\windows\\a.png",
                "~/a.png",
                "jar:file:/a.jar!/b.png",
                "classpath:application.properties",
                "ref:bean",
                "{{env:HOME}}",
                "${env:HOME}",
                "RAW(/etc/passwd)",
                "ftp://127.0.0.1/a.png",
                "gopher://127.0.0.1/a.png"
            })
    void aTextIsNoWayToFilesAndOtherSchemes(String reference) throws Exception {
        Files.write(folder.resolve("cat.png"), SampleImages.png(8, 8));
        for (String uri :
                List.of(
                        "seedream:edit?prompt=blue",
                        "seedream:edit?prompt=blue&referenceDirectory=RAW(" + folder + ")")) {
            for (String field : List.of("references", "mask")) {
                Map<String, Object> body = new HashMap<>();
                body.put("references", "https://cdn.example/a.png");
                body.put(field, reference);

                assertRefused(send(uri, body), field, reference);
            }
        }
    }

    private static void assertRefused(Exchange answer, String field, String reference) {
        assertThat(answer.getException())
                .as(reference)
                .isExactlyInstanceOf(InvalidRequestException.class);
        assertThat(answer.getException(InvalidRequestException.class).violations())
                .anySatisfy(it -> assertThat(it.option()).isEqualTo(field));
        assertThat(simulator().requests()).isEmpty();
    }

    /** Camel's converters open what a URL object leads to, whatever it is. */
    @Test
    void aUrlObjectWasOpenedByCamelWithoutAnyCheck() throws Exception {
        File secret = folder.resolve("secret.png").toFile();
        Files.write(secret.toPath(), SampleImages.png(8, 8));
        URL file = secret.toURI().toURL();

        for (Object reference : new Object[] {file, file.toURI(), List.of(file)}) {
            Exchange header =
                    send(
                            "seedream:edit?prompt=blue",
                            null,
                            Map.of("CamelSeedreamReferences", reference));
            Exchange body = send("seedream:edit?prompt=blue", reference);

            assertThat(List.of(header.getException(), body.getException()))
                    .allSatisfy(
                            error ->
                                    assertThat(error)
                                            .isExactlyInstanceOf(InvalidRequestException.class)
                                            .hasMessageContaining("is no URL and no data URI"));
        }
        assertThat(send("seedream:generate", file).getException())
                .isExactlyInstanceOf(InvalidRequestException.class);
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void aUrlObjectOfTheWebIsAReferenceLikeItsText() throws Exception {
        try (SeedreamSimulator other = SeedreamSimulator.start()) {
            URI url = URI.create(other.url() + "/media/none.png");

            assertThat(send("seedream:edit?prompt=blue", url).getException())
                    .isExactlyInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("could not be fetched: the link has expired or is not");
        }
    }

    @Test
    void aFieldTwiceWouldLetACheckInFrontSeeAnotherRequest() {
        Exchange answer =
                send("seedream:generate", "{\"prompt\":\"a cat\",\"count\":1,\"count\":15}", JSON);

        assertThat(answer.getException())
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(
                        "body has a JSON Content-Type, but it has a field twice in one object");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void deepJsonIsRefused() {
        String deep =
                "{\"prompt\":\"a cat\",\"parameters\":"
                        + "{\"a\":".repeat(50_000)
                        + "1"
                        + "}".repeat(50_001);
        assertThat(send("seedream:generate", deep, JSON).getException())
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("it is beyond what JSON may be: ");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void aNameOfThousandsOfDotsIsNoObjectOfThatDepth() {
        String name = "a.".repeat(20_000) + "b";

        Exchange answer =
                send(
                        "seedream:generate",
                        "{\"prompt\":\"a cat\",\"parameters\":{\"" + name + "\":1}}",
                        JSON);

        assertThat(answer.getException()).isNull();
        assertThat(onlySubmit().json().toString()).contains("\"a\":{\"a\":{").endsWith("}}");
    }

    @Tag("slow")
    @Test
    void aJsonBodyOfAGigabyteIsNotRead() {
        Endless endless = new Endless(1L << 30);

        assertThat(send("seedream:generate", endless, JSON).getException())
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("body is JSON of more than 134217728 bytes");
        assertThat(endless.left).isPositive();
    }

    @Test
    void aLineBreakInAKeyIsNoFurtherHeader() {
        for (String bad : List.of("a\r\nX-Evil: 1", "a\nb", "a\0b", "\u00e4", "x".repeat(256))) {
            Exchange answer =
                    send(
                            "seedream:generate?provider=apiframe",
                            "a cat",
                            Map.of("CamelSeedreamIdempotencyKey", bad));

            assertThat(answer.getException())
                    .isExactlyInstanceOf(InvalidRequestException.class)
                    .hasMessageContaining("is no key. Accepted: 1 to 255 characters of ASCII");
        }
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void lineBreaksInOptionsAndValuesMakeNoHeaderAndNoPart() throws Exception {
        send("seedream:generate", "a cat");
        String usual = onlySubmit().header("Authorization").orElseThrow();
        simulator().clear();
        String evil = "x\r\nX-Evil: 1\r\n\r\n--a\r\n";
        add(
                "tidy",
                options -> options.setApiKey("test-key\n"),
                shared -> shared.setUserAgent(evil));
        add("untidy", options -> options.getHeaders().put("X-Mine", evil));
        assertThatThrownBy(() -> send("untidy:edit", "a cat"))
                .hasMessageContaining(
                        "option header.X-Mine has U+000D (CARRIAGE RETURN (CR)), which cannot be"
                                + " sent");
        Path file = folder.resolve("a\"; name=\"evil\r\nX-Evil: 1.png");
        Files.write(file, SampleImages.png(8, 8));

        Exchange answer =
                send(
                        "tidy:edit",
                        Map.of("prompt", evil, "user", evil, "references", List.of(file.toFile())));

        assertThat(answer.getException()).isNull();
        assertThat(onlySubmit().header("X-Evil")).isEmpty();
        assertThat(onlySubmit().header("Authorization")).contains(usual);
        assertThat(onlySubmit().parts("user")).hasSize(1);
        assertThat(onlySubmit().parts("evil")).isEmpty();
        assertThat(onlySubmit().toString()).doesNotContain("evil\r\n");
    }

    @Test
    void aForgedHandleIsRefusedHoweverItIsForged() {
        String good =
                "{\"provider\":\"apiframe\",\"model\":\"seedream-4.5\",\"mode\":\"independent\","
                        + "\"submittedAt\":\"2026-01-01T00:00:00Z\",\"parts\":[{\"index\":1,"
                        + "\"count\":1,\"ids\":[\"0b9f2c5e-1111-4222-8333-444455556666\"]}],"
                        + "\"output\":{\"format\":\"gif\",\"compression\":90},\"failures\":[],"
                        + "\"adjustments\":[],\"attributes\":{\"a\":null}}";
        add(
                "apiframe",
                options -> {
                    options.setProvider("apiframe");
                    options.setBaseUrl(SIMULATOR.baseUrl("apiframe"));
                });
        for (String forged : forgeriesOf(good)) {
            assertThat(forged).isNotEqualTo(good);
            for (String operation : List.of("await", "status")) {
                assertThat(send("apiframe:" + operation, forged).getException())
                        .as(forged)
                        .isExactlyInstanceOf(InvalidRequestException.class);
            }
        }
        assertThat(simulator().requests()).isEmpty();
        assertThat(send("apiframe:status", good).getException())
                .as("an attribute without a value is none of that")
                .isNotInstanceOf(InvalidRequestException.class)
                .isNotInstanceOf(NullPointerException.class);
    }

    private static List<String> forgeriesOf(String good) {
        return List.of(
                good.replace("\"count\":1", "\"count\":2147483647"),
                good.replace("\"count\":1", "\"count\":4294967297"),
                good.replace("\"count\":1", "\"count\":-1"),
                good.replace("\"count\":1", "\"count\":1e300"),
                good.replace("\"index\":1", "\"index\":2147483647"),
                good.replace("[\"0b9f", "[null,\"0b9f"),
                good.replace("[\"0b9f", "[{},\"0b9f"),
                good.replace("\"gif\"", "\"../../x\""),
                good.replace("\"gif\"", "7"),
                good.replace(":90", ":900"),
                good.replace("\"failures\":[]", "\"failures\":[null]"),
                good.replace("\"adjustments\":[]", "\"adjustments\":[null]"),
                good.replace("\"parts\":[", "\"parts\":[null,"),
                good.replace("2026-01", "soon-01"),
                good.replace("{\"provider\"", "{\"model\":\"x\",\"provider\""));
    }

    @Test
    void aHandleOfAPartThatWasMadeByHandIsNoBetter() {
        Map<String, Object> part = new HashMap<>(Map.of("index", 1, "count", 1));
        part.put("ids", new ArrayList<>(Collections.nCopies(5000, "x")));
        Map<String, Object> handle =
                Map.of(
                        "provider", "lumenfall",
                        "model", "m",
                        "mode", "",
                        "submittedAt", "2026-01-01T00:00:00Z",
                        "parts", Arrays.asList(part));

        assertThat(send("seedream:await", null, Map.of("CamelSeedreamTask", handle)).getException())
                .isExactlyInstanceOf(InvalidRequestException.class);
        assertThat(TaskHandle.builder().build().getParts()).isEmpty();
    }

    /** White space in an object, and never its end. */
    private static final class Endless extends InputStream {

        private final InputStream start =
                new ByteArrayInputStream("{\"prompt\":".getBytes(StandardCharsets.UTF_8));
        private long left;

        Endless(long size) {
            left = size;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int begun = start.read(into, from, length);
            if (begun > 0) {
                return begun;
            }
            if (left <= 0) {
                return -1;
            }
            Arrays.fill(into, from, from + length, (byte) ' ');
            left -= length;
            return length;
        }
    }
}
