package io.github.camelseedream.example.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.openai.client.OpenAIClient;
import com.openai.core.MultipartField;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.InternalServerException;
import com.openai.errors.OpenAIServiceException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.images.Image;
import com.openai.models.images.ImageEditParams;
import com.openai.models.images.ImageEditStreamEvent;
import com.openai.models.images.ImageGenCompletedEvent;
import com.openai.models.images.ImageGenStreamEvent;
import com.openai.models.images.ImageGenerateParams;
import com.openai.models.images.ImagesResponse;
import com.openai.models.models.Model;
import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.fault.Fault;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The official Java client of OpenAI, as it is, with nothing but another base URL. */
class OpenAiClientTest {

    private static SeedreamSimulator simulator;
    private static GatewayRun gateway;
    private static OpenAIClient client;

    @BeforeAll
    static void start() throws Exception {
        simulator = SeedreamSimulator.start();
        gateway = new GatewayRun(simulator).start();
        client = gateway.client();
    }

    @AfterAll
    static void stop() {
        client.close();
        gateway.close();
        simulator.close();
    }

    @BeforeEach
    void forget() {
        simulator.clear();
    }

    @Test
    void generatesAsBase64() throws Exception {
        ImagesResponse answer =
                client.images()
                        .generate(
                                fox().responseFormat(ImageGenerateParams.ResponseFormat.B64_JSON)
                                        .size(ImageGenerateParams.Size.of("2048x1152"))
                                        .n(2)
                                        .build());

        List<Image> images = answer.data().orElseThrow();
        assertThat(images).hasSize(2);
        for (Image image : images) {
            BufferedImage read = read(Base64.getDecoder().decode(image.b64Json().orElseThrow()));
            assertThat(read.getWidth()).isEqualTo(2048);
            assertThat(read.getHeight()).isEqualTo(1152);
            assertThat(image.revisedPrompt().orElseThrow()).startsWith("a red fox");
        }
        assertThat(answer.outputFormat()).hasValue(ImagesResponse.OutputFormat.PNG);
        assertThat(simulator.acceptedCount()).isEqualTo(1);
    }

    @Test
    void generatesAsUrlsThatTheGatewayServes() throws Exception {
        ImagesResponse answer =
                client.images()
                        .generate(
                                fox().outputFormat(ImageGenerateParams.OutputFormat.JPEG).build());

        String url = answer.data().orElseThrow().get(0).url().orElseThrow();
        assertThat(url).startsWith(gateway.url() + "/files/");
        var file = gateway.get(url);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type")).hasValue("image/jpeg");
        assertThat(read(file.body()).getWidth()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"apiframe", "apimart", "gccai", "uniall"})
    void anyProviderMayStandBehindIt(String provider) throws Exception {
        try (GatewayRun other = new GatewayRun(simulator, provider).start()) {
            ImagesResponse answer =
                    other.client()
                            .images()
                            .generate(
                                    fox().user("somebody")
                                            .quality(ImageGenerateParams.Quality.HD)
                                            .style(ImageGenerateParams.Style.VIVID)
                                            .build());

            String url = answer.data().orElseThrow().get(0).url().orElseThrow();
            assertThat(read(other.get(url).body()).getWidth()).isPositive();
            assertThat(answer._additionalProperties().get("seedream").toString())
                    .contains("user", "quality", "style", "does not take");
        }
    }

    @Test
    void editsTwoFiles() throws Exception {
        byte[] first = png(400, 300);
        byte[] second = png(300, 400);
        ImageEditParams params =
                ImageEditParams.builder()
                        .image(
                                MultipartField.<ImageEditParams.Image>builder()
                                        .value(
                                                ImageEditParams.Image.ofInputStreams(
                                                        List.of(
                                                                new ByteArrayInputStream(first),
                                                                new ByteArrayInputStream(second))))
                                        .filename("photo.png")
                                        .contentType("image/png")
                                        .build())
                        .prompt("put both on one table")
                        .model("seedream-4.5")
                        .responseFormat(ImageEditParams.ResponseFormat.B64_JSON)
                        .build();

        ImagesResponse answer = client.images().edit(params);

        byte[] image =
                Base64.getDecoder()
                        .decode(answer.data().orElseThrow().get(0).b64Json().orElseThrow());
        assertThat(read(image).getWidth()).isPositive();
        assertThat(simulator.submits()).hasSize(1);
        assertThat(simulator.submits().get(0).body().parts())
                .filteredOn(part -> part.name().equals("image[]"))
                .extracting(part -> part.digest().sha256())
                .containsExactly(sha256(first), sha256(second));
    }

    @Test
    void anImageIsStreamedWhileTheProviderMakesOthers() throws Exception {
        // twelve are two calls, of ten and of two
        simulator.fault(Fault.delay(Duration.ofMinutes(10)).whenBodyContains("\"n\":2"));
        List<BufferedImage> images = new ArrayList<>();

        try (GatewayRun hasty =
                        new GatewayRun(simulator)
                                .with("camel.component.seedream.timeout", "10s")
                                .start();
                StreamResponse<ImageGenStreamEvent> events =
                        hasty.client()
                                .images()
                                .generateStreaming(fox().n(12).partialImages(2).build())) {
            for (Iterator<ImageGenStreamEvent> all = events.stream().iterator();
                    images.size() < 10; ) {
                ImageGenCompletedEvent event = all.next().asGenerationCompleted();
                event.validate();
                images.add(read(Base64.getDecoder().decode(event.b64Json())));
                assertThat(event.size().asString())
                        .isEqualTo(images.get(0).getWidth() + "x" + images.get(0).getHeight());
            }
        }

        assertThat(images).doesNotContainNull();
    }

    @Test
    void aStreamEndsAfterItsLastImage() {
        try (StreamResponse<ImageGenStreamEvent> events =
                client.images().generateStreaming(fox().n(3).build())) {
            assertThat(events.stream())
                    .hasSize(3)
                    .allMatch(ImageGenStreamEvent::isGenerationCompleted);
        }
    }

    @Test
    void editsAreStreamedToo() throws Exception {
        ImageEditParams edit =
                ImageEditParams.builder()
                        .image(
                                MultipartField.<ImageEditParams.Image>builder()
                                        .value(
                                                ImageEditParams.Image.ofInputStream(
                                                        new ByteArrayInputStream(png(400, 300))))
                                        .filename("photo.png")
                                        .contentType("image/png")
                                        .build())
                        .prompt("in snow")
                        .model("seedream-4.5")
                        .build();

        try (StreamResponse<ImageEditStreamEvent> events = client.images().editStreaming(edit)) {
            assertThat(events.stream()).hasSize(1).allMatch(ImageEditStreamEvent::isCompleted);
        }
    }

    @Test
    void whatFailsAfterTheFirstImageIsAnErrorAtTheEndOfTheStream() throws Exception {
        simulator.fault(Fault.status(500).whenBodyContains("\"n\":2").always());

        HttpResponse<String> answer =
                gateway.generate("{\"prompt\":\"a fox\",\"n\":12,\"stream\":true}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
        List<String> events =
                answer.body().lines().filter(line -> line.startsWith("event: ")).toList();
        assertThat(events).hasSize(11).endsWith("event: error");
        assertThat(events.subList(0, 10)).containsOnly("event: image_generation.completed");
        assertThat(answer.body())
                .contains("{\"type\":\"error\",\"error\":{\"message\":\"10 of 12 images");
    }

    @Test
    void whatFailsBeforeTheFirstImageIsAnErrorAsAlways() {
        simulator.fault(Fault.error("CONTENT_POLICY_VIOLATION"));

        OpenAIServiceException failure =
                catchThrowableOfType(
                        BadRequestException.class,
                        () -> client.images().generateStreaming(fox().build()));

        assertThat(failure.code()).hasValue("content_policy_violation");
    }

    @Test
    void aWrongKeyIsUnauthorized() {
        OpenAIServiceException failure =
                catchThrowableOfType(
                        UnauthorizedException.class,
                        () -> gateway.client("sk-other", 0).images().generate(fox().build()));

        assertThat(failure.code()).hasValue("invalid_api_key");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void aBadSizeIsABadRequestThatNamesIt() {
        OpenAIServiceException failure =
                catchThrowableOfType(
                        BadRequestException.class,
                        () ->
                                client.images()
                                        .generate(
                                                fox().size(ImageGenerateParams.Size.of("12x"))
                                                        .build()));

        assertThat(failure.param()).hasValue("size");
        assertThat(failure.type()).hasValue("invalid_request_error");
        assertThat(failure).hasMessageContaining("Accepted: WxH such as 2048x1152");
        assertThat(simulator.requests()).isEmpty();
    }

    @Test
    void whatModerationRefusesIsABadRequestWithOpenAisCode() {
        simulator.fault(Fault.error("CONTENT_POLICY_VIOLATION"));

        OpenAIServiceException failure =
                catchThrowableOfType(
                        BadRequestException.class,
                        () -> gateway.client(GatewayRun.KEY, 2).images().generate(fox().build()));

        assertThat(failure.code()).hasValue("content_policy_violation");
        assertThat(simulator.submits()).hasSize(1);
    }

    @Test
    void aRateLimitOfTheProviderIsOneOfTheGateway() throws Exception {
        simulator.fault(Fault.error("RATE_LIMITED").retryAfter("1").always());

        // one of its own, since it sends less for a while
        try (GatewayRun limited = new GatewayRun(simulator).start()) {
            OpenAIServiceException failure =
                    catchThrowableOfType(
                            RateLimitException.class,
                            () -> limited.client().images().generate(fox().build()));

            assertThat(failure.code()).hasValue("rate_limit_exceeded");
            assertThat(failure.headers().values("x-should-retry")).containsExactly("true");
            assertThat(failure).hasMessageContaining("It was sent");
        }
    }

    @Test
    void theClientsOwnRetriesDoNotPayTwice() {
        simulator.fault(Fault.dropAfterAccept().always());

        OpenAIServiceException failure =
                catchThrowableOfType(
                        InternalServerException.class,
                        () -> gateway.client(GatewayRun.KEY, 3).images().generate(fox().build()));

        assertThat(failure.code()).hasValue("outcome_unknown");
        assertThat(failure.statusCode()).isEqualTo(502);
        assertThat(simulator.acceptedCount()).isEqualTo(1);
    }

    @Test
    void listsTheModelsAndTellsOne() {
        List<String> models = client.models().list().autoPager().stream().map(Model::id).toList();

        assertThat(models).contains("seedream-4.5");
        assertThat(client.models().retrieve("seedream-4.5").ownedBy()).isEqualTo("bytedance");
    }

    private static ImageGenerateParams.Builder fox() {
        return ImageGenerateParams.builder().prompt("a red fox").model("seedream-4.5");
    }

    private static byte[] png(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static BufferedImage read(byte[] image) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(image));
    }
}
