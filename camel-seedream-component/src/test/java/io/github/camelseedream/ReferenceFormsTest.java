package io.github.camelseedream;

import static io.github.camelseedream.provider.spec.ReferenceForm.DATA_URI;
import static io.github.camelseedream.provider.spec.ReferenceForm.URL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.camelseedream.catalog.SizeFormat;
import io.github.camelseedream.catalog.SizeRule;
import io.github.camelseedream.catalog.SizeSupport;
import io.github.camelseedream.error.AuthenticationException;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.TransportException;
import io.github.camelseedream.generate.PlainProvider;
import io.github.camelseedream.image.ImageFormat;
import io.github.camelseedream.image.ImageHeader;
import io.github.camelseedream.mark.MarkedFiles;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.spec.ReferenceForm;
import io.github.camelseedream.provider.spec.ReferenceLimits;
import io.github.camelseedream.request.ReferenceUploader;
import io.github.camelseedream.result.Adjustment;
import io.github.camelseedream.result.Estimate;
import io.github.camelseedream.result.ImageResult;
import io.github.camelseedream.result.TurnedImages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a reference gets into the form that a provider takes, and what a size becomes of it. */
@Timeout(60)
class ReferenceFormsTest extends MultiComponentRouteTest {

    private static final byte[] PNG = SampleImages.png(24, 16);
    private static final Map<String, Object> PROMPT = Map.of("CamelSeedreamPrompt", "make it blue");

    private static final SizeSupport PIXELS =
            SizeSupport.of(
                    SizeRule.builder().pixels(3_686_400, 16_777_216).sides(1, 4096).build(),
                    SizeFormat.PIXELS);

    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<JsonNode> submitted = new CopyOnWriteArrayList<>();
    private final Deque<Integer> troubles = new ArrayDeque<>();
    private HttpServer server;
    private String image;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        image = "http://127.0.0.1:" + server.getAddress().getPort() + "/cat.png?signature=s3cret";
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void answer(HttpExchange call) throws IOException {
        String path = call.getRequestURI().getPath();
        calls.add(path);
        byte[] body = call.getRequestBody().readAllBytes();
        Integer trouble = path.endsWith(".png") ? null : troubles.poll();
        byte[] reply = "{}".getBytes(StandardCharsets.UTF_8);
        if (path.endsWith(".png")) {
            reply = PNG;
        } else if (trouble == null && path.endsWith("/uploads")) {
            reply = json("{\"url\":\"https://kept.example/1.png\"}");
        } else if (path.endsWith("/generations")) {
            submitted.add(new ObjectMapper().readTree(body));
            reply = json("{\"data\":[{\"url\":\"https://made.example/1.png\"}]}");
        }
        call.sendResponseHeaders(trouble == null ? 200 : trouble, reply.length);
        call.getResponseBody().write(reply);
        call.close();
    }

    @Test
    void anImageAtHandIsADataUriWhereThatIsTaken() throws Exception {
        provider(plain(URL, DATA_URI));

        assertThat(edit(List.of(PNG, image)).getException()).isNull();

        assertThat(sent())
                .containsExactly(
                        "data:image/png;base64," + Base64.getEncoder().encodeToString(PNG), image);
        assertThat(calls).containsExactly("/v1/generations");
    }

    @Test
    void anEstimateTellsADataUriInAFewWords() {
        provider(plain(DATA_URI));

        Exchange answer = send("test:estimate", PNG, PROMPT);

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(Estimate.class).call().get("body"))
                .asString()
                .contains("image_urls=[bytes (image/png, " + PNG.length + " bytes)]");
    }

    @Test
    void aUrlIsFetchedWhereOnlyTheBytesAreTaken() {
        provider(plain(DATA_URI));

        assertThat(edit(image).getException()).isNull();

        assertThat(calls).containsExactly("/cat.png", "/v1/generations");
        assertThat(sent().get(0)).startsWith("data:image/png;base64,");
    }

    @Test
    void anImageAtHandIsRefusedWhereOnlyUrlsAreTakenAndNobodyUploads() {
        provider(plain(URL));

        assertThat(edit(PNG).getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("set referenceUploader");
        assertThat(calls).isEmpty();
    }

    @Test
    void theUsersUploaderGivesAnImageItsUrlOnceForAllDeliveries() throws Exception {
        AtomicInteger uploads = new AtomicInteger();
        provider(
                plain(URL, DATA_URI), image -> "https://mine.example/" + uploads.incrementAndGet());
        routes(
                builder -> {
                    builder.errorHandler(
                            builder.defaultErrorHandler()
                                    .maximumRedeliveries(1)
                                    .redeliveryDelay(0));
                    builder.from("direct:edit-twice").to("test:edit");
                });
        troubles.add(401);
        Map<String, Object> headers = new HashMap<>(PROMPT);
        headers.put("CamelSeedreamMask", SampleImages.png(8, 8));

        assertThat(send("direct:edit-twice", PNG, headers).getException()).isNull();

        assertThat(uploads).hasValue(2);
        assertThat(submitted).hasSize(2);
        assertThat(submitted.get(0)).isEqualTo(submitted.get(1));
        assertThat(sent()).containsExactly("https://mine.example/1");
        assertThat(submitted.get(1).path("mask").asText()).isEqualTo("https://mine.example/2");
    }

    @Test
    void anUploaderThatFailsMeansNothingWasSent() {
        provider(
                plain(URL),
                image -> {
                    throw new IOException("the bucket is full");
                });

        assertThat(edit(PNG).getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageEndingWith(
                        "references 'bytes' (header CamelSeedreamReferences) could not be uploaded:"
                                + " referenceUploader failed: java.io.IOException: the bucket is full");
        assertThat(calls).isEmpty();
    }

    @Test
    void anUploaderThatAnswersWithNoUrlMeansNothingWasSent() {
        provider(plain(URL), image -> "s3://bucket/a.png");

        assertThat(edit(PNG).getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageEndingWith(
                        "could not be uploaded: referenceUploader answered with no http or https"
                                + " URL");
        assertThat(calls).isEmpty();
    }

    @Test
    void theProvidersOwnUploadIsTriedAgainWhereItMayPass() {
        provider(new PlainProvider.Uploading(rule(URL)));
        troubles.add(503);

        assertThat(edit(PNG).getException()).isNull();

        assertThat(calls).containsExactly("/v1/uploads", "/v1/uploads", "/v1/generations");
        assertThat(sent()).containsExactly("https://kept.example/1.png");
    }

    @Test
    void theUsersUploaderWinsOverTheProvidersOwn() {
        provider(new PlainProvider.Uploading(rule(URL)), image -> "https://mine.example/1");

        assertThat(edit(PNG).getException()).isNull();

        assertThat(calls).containsExactly("/v1/generations");
        assertThat(sent()).containsExactly("https://mine.example/1");
    }

    @Test
    void anUploadThatIsRefusedIsNotTriedAgain() {
        provider(new PlainProvider.Uploading(rule(URL)));
        troubles.add(401);

        assertThat(edit(PNG).getException()).isInstanceOf(AuthenticationException.class);
        assertThat(calls).containsExactly("/v1/uploads");
    }

    @Test
    @Tag("slow")
    void anUploadThatNeverPassesMeansNothingWasSent() {
        provider(new PlainProvider.Uploading(rule(URL)));
        troubles.addAll(List.of(503, 503, 503, 503));

        assertThat(edit(PNG).getException())
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("(upload): HTTP status 503");
        assertThat(calls).hasSize(4).containsOnly("/v1/uploads");
    }

    @Test
    void aUrlIsLookedAtOnlyWhenAskedTo() {
        provider(new PlainProvider(rule(URL).minSide(17), SizeSupport.AS_WRITTEN));

        assertThat(edit(image).getException()).isNull();
        assertThat(sent()).containsExactly(image);
        assertThat(calls).containsExactly("/v1/generations");

        calls.clear();
        assertThat(
                        send("test:edit?inspectReferences=true", null, withReferences(image))
                                .getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageEndingWith(
                        "/cat.png' (header CamelSeedreamReferences) is 24x16. Accepted: sides of at"
                                + " least 17 pixels. Give a larger image")
                .hasMessageNotContaining("s3cret");
        assertThat(calls).containsExactly("/cat.png");
    }

    @Test
    void anImageFetchedForItsBytesIsHeldAgainstTheRule() {
        provider(new PlainProvider(rule(DATA_URI).maxAspectRatio(1.2), SizeSupport.AS_WRITTEN));

        assertThat(edit(image).getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageEndingWith("is 24x16. Accepted: shapes from 1:1.2 to 1.2:1. Crop it");
        assertThat(calls).containsExactly("/cat.png");
    }

    @Test
    void gifAndBmpBecomePngWhereTheyAreNotTaken() throws Exception {
        provider(new PlainProvider(rule(DATA_URI).formats("png", "jpeg"), SizeSupport.AS_WRITTEN));

        Exchange answer = edit(List.of(SampleImages.gif(20, 10), SampleImages.bmp(10, 20), PNG));

        assertThat(answer.getException()).isNull();
        assertThat(adjustments(answer))
                .extracting(Adjustment::asked, Adjustment::used)
                .containsExactly(
                        tuple("bytes (image/gif, 20x10)", "bytes (image/png, 20x10)"),
                        tuple("bytes (image/bmp, 10x20)", "bytes (image/png, 10x20)"));
        assertThat(adjustments(answer))
                .extracting(Adjustment::reason)
                .containsExactly(
                        "plain does not take image/gif; of an animation the first frame is sent",
                        "plain does not take image/bmp");
        assertThat(header(sent().get(0))).isEqualTo(new ImageHeader(ImageFormat.PNG, 20, 10));
        assertThat(header(sent().get(1))).isEqualTo(new ImageHeader(ImageFormat.PNG, 10, 20));
        assertThat(sent().get(2)).endsWith(Base64.getEncoder().encodeToString(PNG));
    }

    @Test
    void aReferenceThatIsConvertedKeepsWhatItSaysOfItsOrigin() throws Exception {
        provider(new PlainProvider(rule(DATA_URI).formats("png"), SizeSupport.AS_WRITTEN));
        String packet = "<x:xmpmeta>made by a model</x:xmpmeta>";

        Exchange answer = edit(MarkedFiles.withXmp(ImageFormat.GIF, packet));

        assertThat(answer.getException()).isNull();
        String base64 = sent().get(0).replaceFirst(".*,", "");
        assertThat(new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1))
                .startsWith("\u0089PNG")
                .contains(packet);
    }

    @Test
    void gifIsRefusedWhereNeitherItNorPngIsTaken() {
        provider(new PlainProvider(rule(DATA_URI).formats("jpeg"), SizeSupport.AS_WRITTEN));

        assertThat(edit(SampleImages.gif(20, 10)).getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageEndingWith(
                        "references 'bytes' (header CamelSeedreamReferences) is image/gif."
                                + " Accepted: image/jpeg. Save it as one of these");
        assertThat(calls).isEmpty();
    }

    @Test
    void matchIsTheShapeOfTheFirstReferenceInPixels() {
        provider(new PlainProvider(rule(DATA_URI), PIXELS));

        assertThat(send("test:edit?aspectRatio=match", PNG, PROMPT).getException()).isNull();
        assertThat(submitted.get(0).path("size").asText()).isEqualTo("2508x1672");
    }

    /** What a phone held upright stores on its side. */
    @Test
    void matchIsTheShapeThatTheImageIsSeenIn() {
        byte[] photo = TurnedImages.jpeg(SampleImages.jpeg(400, 300), 6);
        provider(new PlainProvider(rule(DATA_URI), PIXELS));

        Exchange answer = send("test:edit?aspectRatio=match", photo, PROMPT);

        assertThat(answer.getException()).isNull();
        assertThat(submitted.get(0).path("size").asText()).isEqualTo("1774x2365");
    }

    @Test
    void theFirstReferenceIsFetchedWhereOnlyItTellsTheShape() {
        provider(new PlainProvider(rule(URL), PIXELS));

        assertThat(
                        send("test:edit?size=match&resolution=3K", null, withReferences(image))
                                .getException())
                .isNull();
        assertThat(calls).containsExactly("/cat.png", "/v1/generations");
        assertThat(submitted.get(0).path("size").asText()).isEqualTo("3762x2508");
        assertThat(sent()).containsExactly(image);
    }

    @Test
    void aSizeThatIsNotTakenIsTheNearestOneOrRefused() {
        provider(new PlainProvider(rule(URL), PIXELS));

        Exchange nearest = send("test:generate?size=1280x720", "a cat");
        assertThat(adjustments(nearest))
                .containsExactly(
                        new Adjustment(
                                "size",
                                "1280x720",
                                "2560x1440",
                                "its area in pixels, 921600, is below 3686400"));
        assertThat(submitted.get(0).path("size").asText()).isEqualTo("2560x1440");

        Exchange strict = send("test:generate?size=1280x720&sizePolicy=strict", "a cat");
        assertThat(strict.getException())
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageEndingWith(
                        "size '1280x720' (option size) cannot be made as asked (1280x720): its area"
                                + " in pixels, 921600, is below 3686400. The nearest is 2560x1440:"
                                + " ask for it, or set sizePolicy=nearest");
        assertThat(submitted).hasSize(1);
    }

    private static List<Adjustment> adjustments(Exchange answer) {
        return answer.getProperty("CamelSeedreamResult", ImageResult.class).getAdjustments();
    }

    private static ImageHeader header(String dataUri) throws IOException {
        byte[] bytes = Base64.getDecoder().decode(dataUri.substring(dataUri.indexOf(',') + 1));
        return ImageHeader.read(new ByteArrayInputStream(bytes)).orElseThrow();
    }

    /** The references of the last call. */
    private List<String> sent() {
        List<String> sent = new ArrayList<>();
        JsonNode last = submitted.get(submitted.size() - 1);
        last.path("image_urls").forEach(node -> sent.add(node.asText()));
        return sent;
    }

    private static byte[] json(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ImageProvider plain(ReferenceForm... forms) {
        return new PlainProvider(rule(forms), SizeSupport.AS_WRITTEN);
    }

    private static ReferenceLimits rule(ReferenceForm... forms) {
        return ReferenceLimits.in(forms);
    }

    private void provider(ImageProvider provider) {
        provider(provider, null);
    }

    private void provider(ImageProvider provider, ReferenceUploader uploader) {
        context.getRegistry().bind("mine", provider);
        add(
                "test",
                options -> {
                    options.setProvider("mine");
                    options.setBaseUrl("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
                    options.setStoreFullResponse(true);
                    options.setReferenceUploader(uploader);
                });
    }

    private Exchange edit(Object references) {
        return send("test:edit", null, withReferences(references));
    }

    private static Map<String, Object> withReferences(Object references) {
        Map<String, Object> headers = new HashMap<>(PROMPT);
        headers.put("CamelSeedreamReferences", references);
        return headers;
    }
}
