package io.github.camelseedream.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.fal.client.ClientConfig;
import ai.fal.client.CredentialsResolver;
import ai.fal.client.FalClient;
import ai.fal.client.Output;
import ai.fal.client.RunOptions;
import ai.fal.client.SubscribeOptions;
import ai.fal.client.exception.FalException;
import com.google.gson.JsonObject;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.MultipartField;
import com.openai.errors.UnauthorizedException;
import com.openai.models.images.Image;
import com.openai.models.images.ImageEditParams;
import com.openai.models.images.ImageGenerateParams;
import com.volcengine.ark.runtime.exception.ArkHttpException;
import com.volcengine.ark.runtime.model.images.generation.GenerateImagesRequest;
import com.volcengine.ark.runtime.model.images.generation.ImageGenStreamEvent;
import com.volcengine.ark.runtime.model.images.generation.ImagesResponse;
import com.volcengine.ark.runtime.service.ArkService;
import io.github.camelseedream.simulator.fault.Fault;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The providers' own Java clients, unmodified: of ModelArk and Volcengine (one code under two
 * names), of OpenAI and of fal. There is none of Replicate. What they cannot read is wrong here,
 * whatever our own client reads.
 */
@Timeout(60)
class OfficialClientsTest extends SimulatorTest {

    private static final String PROMPT = "a red fox";
    private static final String ARK_MODEL = "seedream-4-5-251128";

    private final List<ArkService> arks = new ArrayList<>();

    @BeforeEach
    void forget() {
        simulator.clear();
    }

    @AfterEach
    void close() {
        arks.forEach(ArkService::shutdownExecutor);
    }

    private ArkService ark(String provider, String key) {
        ArkService ark =
                ArkService.builder()
                        .apiKey(key)
                        .baseUrl(SIMULATOR.baseUrl(provider))
                        .retryTimes(0)
                        .build();
        arks.add(ark);
        return ark;
    }

    private static GenerateImagesRequest.Builder fox(String model) {
        return GenerateImagesRequest.builder().model(model).prompt(PROMPT).size("2K");
    }

    private static GenerateImagesRequest threeFoxes() {
        GenerateImagesRequest.SequentialImageGenerationOptions upTo =
                new GenerateImagesRequest.SequentialImageGenerationOptions();
        upTo.setMaxImages(3);
        return fox(ARK_MODEL)
                .sequentialImageGeneration("auto")
                .sequentialImageGenerationOptions(upTo)
                .stream(true)
                .build();
    }

    @Test
    void modelarksClientGeneratesAndEdits() {
        ArkService ark = ark("modelark", "key");

        ImagesResponse linked = ark.generateImages(fox(ARK_MODEL).watermark(false).build());
        ImagesResponse edited =
                ark.generateImages(
                        fox(ARK_MODEL)
                                .image(linked.getData().get(0).getUrl())
                                .responseFormat("b64_json")
                                .build());

        assertThat(linked.getModel()).isEqualTo(ARK_MODEL);
        assertThat(linked.getUsage().getGeneratedImages()).isEqualTo(1);
        assertThat(linked.getData())
                .singleElement()
                .extracting(ImagesResponse.Image::getSize)
                .isEqualTo("2048x2048");
        byte[] file = Base64.getDecoder().decode(edited.getData().get(0).getB64Json());
        assertThat(Images.statedSize(file)).isEqualTo(edited.getData().get(0).getSize());
        assertThat(simulator.acceptedCount()).isEqualTo(2);
    }

    @Test
    void volcenginesNamesAreReadByTheSameClient() {
        ImagesResponse answer =
                ark("volcengine", "key").generateImages(fox("doubao-" + ARK_MODEL).build());

        assertThat(answer.getData())
                .singleElement()
                .satisfies(image -> assertThat(image.getUrl()).startsWith("http"));
    }

    @Test
    void modelarksClientReadsAStreamToItsEnd() {
        List<ImageGenStreamEvent> events = new ArrayList<>();
        ark("modelark", "key").streamGenerateImages(threeFoxes()).blockingForEach(events::add);

        assertThat(events)
                .extracting(ImageGenStreamEvent::getType)
                .containsExactly(
                        "image_generation.partial_succeeded",
                        "image_generation.partial_succeeded",
                        "image_generation.partial_succeeded",
                        "image_generation.completed");
        assertThat(events.get(1).getImageIndex()).isEqualTo(1);
        assertThat(events.get(1).getUrl()).startsWith("http");
        assertThat(events.get(3).getUsage().getGeneratedImages()).isEqualTo(3);
    }

    /** It gives a stream up at the first event with an error; the others are lost to it. */
    @Test
    void modelarksClientReadsWhyAnImageOfAStreamFailed() {
        simulator.fault(Fault.refuseImages(2));

        assertThatThrownBy(
                        () ->
                                ark("modelark", "key")
                                        .streamGenerateImages(threeFoxes())
                                        .blockingForEach(event -> {}))
                .isInstanceOfSatisfying(
                        ArkHttpException.class,
                        failed -> {
                            assertThat(failed.statusCode).isEqualTo(-1);
                            assertThat(failed.code)
                                    .isEqualTo("OutputImageSensitiveContentDetected");
                        });
    }

    @Test
    void modelarksClientReadsErrors() {
        assertThatThrownBy(
                        () ->
                                ark("modelark", "key")
                                        .generateImages(fox(ARK_MODEL).size("1K").build()))
                .isInstanceOfSatisfying(
                        ArkHttpException.class,
                        refused -> {
                            assertThat(refused.statusCode).isEqualTo(400);
                            assertThat(refused.code).isEqualTo("InvalidParameter");
                            assertThat(refused.param).isEqualTo("size");
                            assertThat(refused.requestId).isNotEmpty();
                        });
        assertThatThrownBy(() -> ark("modelark", "bad-key").generateImages(fox(ARK_MODEL).build()))
                .isInstanceOfSatisfying(
                        ArkHttpException.class,
                        refused -> assertThat(refused.code).isEqualTo("AuthenticationError"));
        assertThat(simulator.acceptedCount()).isZero();
    }

    private static OpenAIClient openAi(String key) {
        return OpenAIOkHttpClient.builder()
                .apiKey(key)
                .baseUrl(SIMULATOR.baseUrl("openai-compatible"))
                .maxRetries(0)
                .build();
    }

    @Test
    void openAisClientGeneratesAndEdits() {
        OpenAIClient client = openAi("key");
        try {
            List<Image> made =
                    client.images()
                            .generate(
                                    ImageGenerateParams.builder()
                                            .model("seedream-4.5")
                                            .prompt(PROMPT)
                                            .size(ImageGenerateParams.Size.of("2048x2048"))
                                            .responseFormat(
                                                    ImageGenerateParams.ResponseFormat.B64_JSON)
                                            .n(2)
                                            .build())
                            .data()
                            .orElseThrow();
            byte[] first = Base64.getDecoder().decode(made.get(0).b64Json().orElseThrow());
            List<Image> edited =
                    client.images()
                            .edit(
                                    ImageEditParams.builder()
                                            .model("seedream-4.5")
                                            .prompt("at night")
                                            .image(file(first))
                                            .build())
                            .data()
                            .orElseThrow();

            assertThat(made).hasSize(2);
            assertThat(Images.statedSize(first)).isEqualTo("2048x2048");
            assertThat(edited).hasSize(1);
        } finally {
            client.close();
        }
    }

    private static MultipartField<ImageEditParams.Image> file(byte[] bytes) {
        return MultipartField.<ImageEditParams.Image>builder()
                .value(ImageEditParams.Image.ofInputStream(stream(bytes)))
                .filename("fox.png")
                .contentType("image/png")
                .build();
    }

    private static InputStream stream(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    @Test
    void openAisClientReadsErrors() {
        OpenAIClient client = openAi("bad-key");
        try {
            assertThatThrownBy(
                            () ->
                                    client.images()
                                            .generate(
                                                    ImageGenerateParams.builder()
                                                            .model("seedream-4.5")
                                                            .prompt(PROMPT)
                                                            .build()))
                    .isInstanceOf(UnauthorizedException.class);
        } finally {
            client.close();
        }
    }

    /** fal's client knows fal's own hosts only, and reaches others by a proxy of its kind. */
    private static FalClient fal() {
        return FalClient.withConfig(
                ClientConfig.builder()
                        .withCredentials(CredentialsResolver.fromApiKey("key"))
                        .withProxyUrl(SIMULATOR.simulator().url() + "/fal/proxy")
                        .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fal-ai/bytedance/seedream/v4.5/text-to-image",
                "bytedance/seedream/v5/pro/text-to-image"
            })
    void falsClientSubmitsPollsAndFetchesTheResult(String endpoint) {
        List<String> seen = new ArrayList<>();

        Output<JsonObject> output =
                fal().subscribe(
                                endpoint,
                                SubscribeOptions.<JsonObject>builder()
                                        .input(Map.of("prompt", PROMPT))
                                        .resultType(JsonObject.class)
                                        .onQueueUpdate(
                                                update -> seen.add(update.getStatus().name()))
                                        .build());

        assertThat(output.getRequestId()).isNotEmpty();
        assertThat(output.getData().getAsJsonArray("images"))
                .singleElement()
                .satisfies(
                        image ->
                                assertThat(image.getAsJsonObject().get("url").getAsString())
                                        .startsWith("http"));
        assertThat(seen).last().isEqualTo("COMPLETED");
    }

    @Test
    void falsClientReadsErrors() {
        assertThatThrownBy(
                        () ->
                                fal().run(
                                                "fal-ai/bytedance/seedream/v4.5/text-to-image",
                                                RunOptions.withInput(Map.of("num_images", 1))))
                .isInstanceOf(FalException.class);
        assertThat(simulator.acceptedCount()).isZero();
    }
}
