package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.exchange.ReferenceReader;
import io.github.camelseedream.exchange.ResultMode;
import io.github.camelseedream.simulator.journal.RecordedPart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Reference images in every form, and what of them is on the wire. */
class ReferencesRouteTest extends MultiComponentRouteTest {

    private static final byte[] PNG = SampleImages.png(24, 16);
    private static final byte[] JPEG = SampleImages.jpeg(20, 30);
    private static final String DATA_URI =
            "data:image/png;base64," + Base64.getEncoder().encodeToString(PNG);
    private static final Map<String, Object> PROMPT = Map.of("CamelSeedreamPrompt", "make it blue");

    private static HttpServer web;
    private static String url;

    @TempDir Path folder;

    @BeforeAll
    static void serve() throws IOException {
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext(
                "/",
                call -> {
                    boolean found = call.getRequestURI().getPath().endsWith(".png");
                    call.sendResponseHeaders(found ? 200 : 404, found ? PNG.length : -1);
                    if (found) {
                        call.getResponseBody().write(PNG);
                    }
                    call.close();
                });
        web.start();
        url = "http://127.0.0.1:" + web.getAddress().getPort() + "/cat.png?signature=s3cret";
    }

    @AfterAll
    static void close() {
        web.stop(0);
    }

    @TestFactory
    Stream<DynamicTest> aReferenceInAnyFormIsUploadedAsOneFile() throws Exception {
        Path file = Files.write(folder.resolve("cat.png"), PNG);
        return Stream.of(
                        Map.entry("bytes", (Object) PNG),
                        Map.entry("stream", new ByteArrayInputStream(PNG)),
                        Map.entry("File", file.toFile()),
                        Map.entry("Path", file),
                        Map.entry("data URI", DATA_URI),
                        Map.entry("URL", url),
                        Map.entry("list of one", List.of(PNG)),
                        Map.entry("url object", Map.of("url", url)),
                        Map.entry("image_url object", Map.of("image_url", Map.of("url", DATA_URI))))
                .map(
                        form ->
                                DynamicTest.dynamicTest(
                                        form.getKey(),
                                        () -> {
                                            Map<String, Object> headers = new HashMap<>(PROMPT);
                                            headers.put("CamelSeedreamReferences", form.getValue());
                                            assertUploads("image", headers, null, PNG);
                                        }));
    }

    @TestFactory
    Stream<DynamicTest> aReferenceInTheBodyMayHaveEverySpelling() {
        return Stream.of(
                        Map.entry("image", (Object) DATA_URI),
                        Map.entry("image_url", DATA_URI),
                        Map.entry("image_url", Map.of("url", DATA_URI)),
                        Map.entry("image_urls", List.of(DATA_URI)),
                        Map.entry("images", List.of(Map.of("image_url", DATA_URI))),
                        Map.entry(
                                "images",
                                List.of(
                                        Map.of(
                                                "type",
                                                "image_url",
                                                "image_url",
                                                Map.of("url", DATA_URI)))),
                        Map.entry("references", PNG))
                .map(
                        field ->
                                DynamicTest.dynamicTest(
                                        field.getKey()
                                                + " "
                                                + ReferenceReader.shown(field.getValue()),
                                        () ->
                                                assertUploads(
                                                        "image",
                                                        PROMPT,
                                                        Map.of(field.getKey(), field.getValue()),
                                                        PNG)));
    }

    @Test
    void severalReferencesAreUploadedInOrderAsImageWithBrackets() {
        Map<String, Object> headers = new HashMap<>(PROMPT);
        headers.put("CamelSeedreamReferences", List.of(JPEG, DATA_URI, url));

        assertUploads("image[]", headers, null, JPEG, PNG, PNG);
        assertThat(files())
                .extracting(RecordedPart::contentType)
                .containsExactly("image/jpeg", "image/png", "image/png");
    }

    @Test
    void urlsInOneTextAreSeparatedByCommas() {
        Map<String, Object> headers = new HashMap<>(PROMPT);
        headers.put("CamelSeedreamReferences", url + ", " + url);

        assertUploads("image[]", headers, null, PNG, PNG);
    }

    @Test
    void theImageInTheBodyOfAnEditComesBeforeFurtherReferences() {
        Map<String, Object> headers = new HashMap<>(PROMPT);
        headers.put("CamelSeedreamReferences", PNG);

        assertUploads("image[]", headers, JPEG, JPEG, PNG);
    }

    @Test
    void aListOfImagesIsABodyOfAnEdit() {
        assertUploads("image[]", PROMPT, List.of(JPEG, PNG), JPEG, PNG);
    }

    @Test
    void aStreamIsABodyOfAnEdit() {
        assertUploads("image", PROMPT, new ByteArrayInputStream(PNG), PNG);
    }

    @Test
    void aFileFromAFileConsumerIsEdited() throws Exception {
        Files.write(folder.resolve("cat.png"), PNG);
        routes(
                builder ->
                        builder.from("file:" + folder + "?initialDelay=0")
                                .to("seedream:edit?prompt=make+it+blue")
                                .to("mock:edited"));
        getMockEndpoint("mock:edited").expectedMessageCount(1);

        getMockEndpoint("mock:edited").assertIsSatisfied();
        assertThat(files()).extracting(file -> file.digest().sha256()).containsExactly(sha256(PNG));
    }

    @Test
    void anImageFromAnEarlierStepIsAReferenceInTheHeaderToo() throws Exception {
        add("whole", options -> options.setResultMode(ResultMode.image));
        routes(
                builder ->
                        builder.from("direct:both")
                                .to("whole:generate?size=40x30")
                                .setHeader("CamelSeedreamReferences", builder.body())
                                .setBody(exchange -> null)
                                .to("whole:generate?prompt=the+same+in+blue"));

        Exchange answer = send("direct:both", "a red door");

        assertThat(answer.getException()).isNull();
        assertThat(simulator().submits().get(1).parts("image")).hasSize(1);
    }

    @Test
    void severalImagesFromAnEarlierStepAreEditedTogether() throws Exception {
        add("whole", options -> options.setResultMode(ResultMode.image));
        routes(
                builder ->
                        builder.from("direct:both")
                                .to("whole:generate?size=40x30&count=2")
                                .to("whole:edit?prompt=side+by+side"));

        assertThat(send("direct:both", "a red door").getException()).isNull();
        assertThat(simulator().submits().get(1).parts("image[]")).hasSize(2);
    }

    @Test
    void aMaskIsUploadedBesideTheImage() {
        Map<String, Object> headers = new HashMap<>(PROMPT);
        headers.put("CamelSeedreamMask", PNG);

        assertUploads("image", headers, PNG, PNG);
        assertThat(onlySubmit().parts("mask")).hasSize(1);
    }

    @Test
    void aReferenceThatCannotBeFetchedIsAnErrorBeforeAnythingIsSent() {
        Map<String, Object> headers = new HashMap<>(PROMPT);
        headers.put("CamelSeedreamReferences", url.replace("cat.png", "gone"));

        Exchange answer = send("seedream:edit", null, headers);

        assertThat(answer.getException())
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(
                        "/gone' (header CamelSeedreamReferences) could not be fetched: ")
                .hasMessageNotContaining("s3cret");
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void aPathIsAReferenceOnlyBelowTheReferenceDirectory() throws Exception {
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Files.write(inside.resolve("cat.png"), PNG);
        Files.write(folder.resolve("outside.png"), PNG);
        Files.createSymbolicLink(inside.resolve("link.png"), folder.resolve("outside.png"));
        String uri = "seedream:edit?referenceDirectory=RAW(" + inside + ")";

        Exchange answer = send(uri, Map.of("prompt", "blue", "image", "cat.png"));
        assertThat(answer.getException()).isNull();
        assertThat(files()).hasSize(1);

        simulator().clear();
        // a path to nowhere out there sounds the same: what is there is nobody's business
        for (String out :
                List.of("../outside.png", "../nowhere.png", "link.png", folder + "/outside.png")) {
            assertRefused(
                    uri,
                    out,
                    "leads out of the option referenceDirectory. Give a path below it, or a URL or"
                            + " data URI");
        }
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void aPathThatIsNoImageSaysWhy() throws Exception {
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Files.writeString(inside.resolve("notes.txt"), "blue, please");
        Files.createDirectory(inside.resolve("cats"));
        String uri = "seedream:edit?referenceDirectory=RAW(" + inside + ")";

        assertRefused(
                uri,
                "none.png",
                "is no file below the option referenceDirectory. Check its name, or give a URL or"
                        + " data URI");
        assertRefused(
                uri,
                "notes.txt",
                "is not an image of a known format, but text (12 bytes). Give an image, as a path"
                        + " below the option referenceDirectory, a URL or data URI");
        assertRefused(
                uri,
                "cats",
                "could not be read. Give a file below the option referenceDirectory that this"
                        + " process may read");
        assertRefused(
                "seedream:edit?referenceDirectory=RAW(" + folder.resolve("gone") + ")",
                "cat.png",
                "cannot be looked up, since the option referenceDirectory is no directory. Create"
                        + " it, or set the option to one that exists");
        assertThat(simulator().requests()).isEmpty();
    }

    private void assertRefused(String uri, String reference, String problem) {
        assertThat(
                        send(uri, Map.of("prompt", "blue", "image", reference))
                                .getException(InvalidRequestException.class)
                                .violations())
                .extracting(violation -> violation.problem())
                .containsExactly(problem);
    }

    private void assertUploads(
            String part, Map<String, Object> headers, Object body, byte[]... images) {
        simulator().clear();
        Exchange answer = send("seedream:edit", body, headers);

        assertThat(answer.getException()).isNull();
        assertThat(onlySubmit().path()).endsWith("/images/edits");
        List<String> expected = new ArrayList<>();
        for (byte[] image : images) {
            expected.add(sha256(image));
        }
        assertThat(onlySubmit().parts(part))
                .extracting(file -> file.digest().sha256())
                .containsExactlyElementsOf(expected);
    }

    private static List<RecordedPart> files() {
        return onlySubmit().parts().stream().filter(RecordedPart::isFile).toList();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
