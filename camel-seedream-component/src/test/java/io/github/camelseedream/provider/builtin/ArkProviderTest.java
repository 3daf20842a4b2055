package io.github.camelseedream.provider.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.camelseedream.error.AuthenticationException;
import io.github.camelseedream.error.ContentRejectedException;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.ProviderException;
import io.github.camelseedream.error.QuotaExceededException;
import io.github.camelseedream.error.RateLimitedException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.generate.check.ValidatedRequest;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderContract;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.spec.CountLimits;
import io.github.camelseedream.provider.wire.CallDescription;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.result.Adjustment;
import io.github.camelseedream.result.ImageLayer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** BytePlus ModelArk, as its pages of 2026-11 tell it. */
class ArkProviderTest extends ProviderContract {

    private final ArkProvider ark = ArkProvider.modelark();

    @Override
    protected ImageProvider provider() {
        return ark;
    }

    @Override
    protected String modelThatTakes(ImageParameter<?> parameter) {
        if (parameter == ImageParameters.SEED) {
            return "seedream-3.0";
        }
        if (Set.of(ImageParameters.BACKGROUND, ImageParameters.LAYERS).contains(parameter)) {
            return "seedream-5.5";
        }
        return parameter == ImageParameters.OUTPUT_FORMAT ? "seedream-5.0-lite" : "seedream-4.5";
    }

    /** docs.byteplus.com/en/docs/ModelArk/1541523. */
    @Override
    protected String documentedFields() {
        return """
        model           | converted   | model             | elsewhere
        prompt          | passthrough | prompt            | elsewhere
        image           | converted   | references        | elsewhere
        size            | converted   | size              | elsewhere
        size            | converted   | aspectRatio       | elsewhere
        size            | converted   | resolution        | elsewhere
        size            | converted   | width             | elsewhere
        size            | converted   | height            | elsewhere
        seed            | passthrough | seed              | elsewhere
        response_format | renamed     | responseFormat    | elsewhere
        output_format   | emulated    | outputFormat      | elsewhere
        watermark       | converted   | watermark         | elsewhere
        sequential_image_generation      | converted | imageMode | elsewhere
        sequential_image_generation_options.max_images | converted | imageMode | elsewhere
        optimize_prompt_options.mode     | converted | promptEnhancement | elsewhere
        optimize_prompt_options.thinking | extra | String  | elsewhere
        sequential_image_generation      | extra | String  | elsewhere
        sequential_image_generation_options.max_images | extra | Long | elsewhere
        guidance_scale                   | extra | Number  | elsewhere
        tools                            | extra | List    | elsewhere
        background                       | passthrough | background | elsewhere
        layer_decomposition              | renamed     | layers     | elsewhere
        safety_identifier                | extra | String  | elsewhere
        """;
    }

    /** docs.byteplus.com/en/docs/ModelArk/1299023. */
    @Override
    protected List<Failure> failures() {
        return Stream.of(
                        rejected(
                                ProviderException.class,
                                "400 MissingParameter, 400 InvalidParameter,"
                                        + " 400 InvalidParameter.UnsupportedParameter,"
                                        + " 400 InvalidEndpoint.ClosedEndpoint,"
                                        + " 403 OperationDenied.ServiceNotOpen,"
                                        + " 404 InvalidEndpointOrModel.NotFound,"
                                        + " 404 ModelNotOpen, 404 UnsupportedModel"),
                        rejected(
                                ContentRejectedException.class,
                                "400 SensitiveContentDetected,"
                                        + " 400 InputImageSensitiveContentDetected.PrivacyInformation,"
                                        + " 400 OutputImageSensitiveContentDetected.DeepFake,"
                                        + " 400 InputTextRiskDetection"),
                        rejected(
                                QuotaExceededException.class,
                                "400 InvalidSubscription, 403 AccountOverdueError,"
                                        + " 403 OperationDenied.ServiceOverdue,"
                                        + " 429 QuotaExceeded, 429 SetLimitExceeded"),
                        rejected(
                                AuthenticationException.class,
                                "401 AuthenticationError, 401 InvalidAccountStatus,"
                                        + " 403 AccessDenied"),
                        rejected(
                                RateLimitedException.class,
                                "429 ModelAccountIpmRateLimitExceeded,"
                                        + " 429 RateLimitExceeded.EndpointFlexTPMExceeded,"
                                        + " 429 ServerOverloaded"),
                        failures(
                                OutcomeUnknownException.class,
                                "unknown",
                                "499 RequestCanceled, 500 InternalServiceError"),
                        oddFailures())
                .flatMap(failures -> failures)
                .toList();
    }

    /** What a text decides, a body without its wrapper, and good statuses. */
    private static Stream<Failure> oddFailures() {
        return Stream.of(
                new Failure(
                        429,
                        "{\"error\":{\"code\":\"QuotaExceeded\",\"message\":\"Your queued tasks"
                                + " exceed the limit, try again later\"}}",
                        RateLimitedException.class,
                        "rejected"),
                new Failure(
                        400,
                        "{\"code\":\"InvalidParameter\",\"message\":\"no\",\"param\":\"size\"}",
                        ProviderException.class,
                        "rejected"),
                new Failure(
                        200,
                        "{\"model\":\"m\",\"error\":{\"code\":\"OutputImageRiskDetection\","
                                + "\"message\":\"no\"}}",
                        ContentRejectedException.class,
                        "rejected"),
                new Failure(504, "<html>", OutcomeUnknownException.class, "unknown"),
                new Failure(200, "{\"data\":[]}", OutcomeUnknownException.class, "unknown"));
    }

    private static Stream<Failure> rejected(
            Class<? extends SeedreamException> type, String statusesAndCodes) {
        return failures(type, "rejected", statusesAndCodes);
    }

    private static Stream<Failure> failures(
            Class<? extends SeedreamException> type, String outcome, String statusesAndCodes) {
        return Stream.of(statusesAndCodes.split(", "))
                .map(words -> words.split(" "))
                .map(
                        words ->
                                new Failure(
                                        Integer.parseInt(words[0]),
                                        "{\"error\":{\"code\":\""
                                                + words[1]
                                                + "\",\"message\":\"no Request id: 02\"}}",
                                        type,
                                        outcome));
    }

    @ParameterizedTest
    @CsvSource({
        "seedream-3,         seedream-3-0-t2i-250415",
        "seedream-4.0,       seedream-4-0-250828",
        "seedream-4-5,       seedream-4-5-251128",
        "seedream-5-lite,    seedream-5-0-260128",
        "seedream-5.0-pro,   dola-seedream-5-0-pro-260628",
        "seedream-5-0-flash, dola-seedream-5-0-flash-260915",
        "seedream-5.5,       dola-seedream-5-5-261028",
        "ep-20261101-abc,    ep-20261101-abc"
    })
    void modelsGoByTheirDatedIds(String model, String id) {
        assertThat(ark.spec().modelId(model)).isEqualTo(id);
    }

    @Test
    void anotherBrandHasItsOwnNamesAndPrices() {
        ArkProvider volcengine = ArkProvider.volcengine();

        assertThat(volcengine.spec().modelId("seedream-5.0-pro"))
                .isEqualTo("doubao-seedream-5-0-pro-260628");
        assertThat(volcengine.spec().price("doubao-seedream-4-0-250828"))
                .hasToString("Optional[0.20 CNY]");
        assertThat(ark.spec().keyVariables()).containsExactly("ARK_API_KEY", "BYTEPLUS_API_KEY");
        assertThat(volcengine.spec().keyVariables()).containsExactly("ARK_API_KEY");
    }

    @ParameterizedTest
    @CsvSource({
        "seedream-4.5, 2K,        2K",
        "seedream-4.5, 16:9,      2848x1600",
        "seedream-4.5, 3750x1250, 3750x1250",
        "seedream-4.0, 1600x600,  1600x600",
        "seedream-5.0-pro, 1.5K,  1.5K",
        "seedream-5.0-pro, 2048x1024, 2048x1024",
        "seedream-3.0, 16:9,      1280x720"
    })
    void aTierGoesAsItIsAndAShapeAsPixels(String model, String size, String sent) {
        assertThat(body(request(model).set(ImageParameters.SIZE, ImageSize.of(size))).get("size"))
                .isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void oneReferenceIsATextAndSeveralAreAList(int count) {
        Object image = body(edit("seedream-4.5", count)).get("image");

        assertThat(image)
                .isEqualTo(
                        count == 1
                                ? "https://example.org/a.png"
                                : Collections.nCopies(2, "https://example.org/a.png"));
    }

    @Test
    void aSetIsAskedForByItsLargestNumber() {
        assertThat(
                        body(
                                request("seedream-4.5")
                                        .set(ImageParameters.IMAGE_MODE, "set")
                                        .set(ImageParameters.COUNT, 4)))
                .containsEntry("sequential_image_generation", "auto")
                .containsEntry("sequential_image_generation_options", Map.of("max_images", 4))
                .doesNotContainKey("n");
    }

    @ParameterizedTest
    @CsvSource({
        "seedream-4.5, 0, 15",
        "seedream-4.5, 14, 1",
        "seedream-5.0-pro, 0, 0",
        "seedream-5.5, 1, 0"
    })
    void aSetHasWhatReferencesLeaveOfFifteen(String model, int references, int max) {
        assertThat(ark.spec().counts(ark.spec().modelId(model), references))
                .isEqualTo(new CountLimits(1, false, max));
    }

    @Test
    void aWatermarkIsLeftOutUnlessAskedForAndTheRouteIsTold() {
        ValidatedRequest silent = checked(request("seedream-4.5"));
        ValidatedRequest asked =
                checked(request("seedream-4.5").set(ImageParameters.WATERMARK, true));

        assertThat(body(silent.call())).containsEntry("watermark", false);
        assertThat(silent.adjustments())
                .containsExactly(
                        new Adjustment(
                                "watermark",
                                "",
                                "false",
                                "modelark draws one unless it is told not to"));
        assertThat(body(asked.call())).containsEntry("watermark", true);
        assertThat(asked.adjustments()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "seedream-4.5,      jpeg, ",
        "seedream-5.0-lite, png,  png",
        "seedream-5.0-pro,  jpeg, jpeg",
        "seedream-5.5,      gif,  "
    })
    void aFormatIsSentToTheModelsThatMakeIt(String model, String format, String sent) {
        assertThat(body(request(model).set(ImageParameters.OUTPUT_FORMAT, format)))
                .satisfies(body -> assertThat(body.get("output_format")).isEqualTo(sent));
    }

    @ParameterizedTest
    @CsvSource({
        "seedream-4.5, seed, seed '42' (ImageRequest) has no field with seedream-4-5-251128",
        "seedream-3.0, promptEnhancement, has no field with seedream-3-0-t2i-250415",
        "seedream-4.5, promptEnhancement, is not taken with seedream-4-5-251128. Accepted: standard"
    })
    void whatAModelLacksIsRefused(String model, String parameter, String problem) {
        Object value = parameter.equals("seed") ? 42L : "fast";
        ImageRequest.Builder request =
                request(model)
                        .setChecked(
                                ImageParameters.named(parameter).orElseThrow(),
                                value,
                                "ImageRequest");

        assertThatThrownBy(() -> checked(request))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void aFieldOfItsOwnIsHeldToTheModelsThatHaveIt() {
        ImageRequest.Builder request =
                request("seedream-4.5")
                        .set(ImageParameters.PARAMETERS, Map.of("guidance_scale", 2.5));

        assertThatThrownBy(() -> checked(request))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("parameters.guidance_scale '2.5'")
                .hasMessageContaining("has no meaning with");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seedream-4.5     | transparent |    | has no field with",
                "seedream-5.0-pro | auto        |    | Accepted: transparent, opaque",
                "seedream-5.0-pro | transparent |    | needs outputFormat=png",
                "seedream-5.0-pro | transparent |    | exactly one reference image",
                "seedream-5.5     | transparent | jpeg | needs outputFormat=png"
            })
    void aBackgroundIsRefusedWhereTheModelCannotMakeIt(
            String model, String background, String format, String problem) {
        ImageRequest.Builder request =
                request(model).setChecked(ImageParameters.BACKGROUND, background, "ImageRequest");
        if (format != null) {
            request.set(ImageParameters.OUTPUT_FORMAT, format);
        }

        assertThatThrownBy(() -> checked(request))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("background '" + background + "'")
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "seedream-4.0 |           |             | has no field with",
                "seedream-5.5 |           |             | takes exactly one reference image",
                "seedream-5.5 | 1024x1024 |             | takes no size in pixels",
                "seedream-5.5 |           | transparent | does not go with background"
            })
    void layersAreRefusedWhereTheModelCannotMakeThem(
            String model, String size, String background, String problem) {
        ImageRequest.Builder request =
                request(model).setChecked(ImageParameters.LAYERS, true, "ImageRequest");
        if (size != null) {
            request.set(ImageParameters.SIZE, ImageSize.of(size));
        }
        if (background != null) {
            request.set(ImageParameters.BACKGROUND, background);
        }

        assertThatThrownBy(() -> checked(request))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("layers 'true'")
                .hasMessageContaining(problem);
    }

    @Test
    void anEndpointIdIsHeldToNoModel() {
        assertThat(
                        body(
                                request("ep-1")
                                        .set(ImageParameters.SEED, 7L)
                                        .set(ImageParameters.PROMPT_ENHANCEMENT, "fast")
                                        .set(ImageParameters.BACKGROUND, "auto")))
                .containsEntry("model", "ep-1")
                .containsEntry("seed", 7)
                .containsEntry("background", "auto");
    }

    @Test
    void theWebIsSearchedByATool() {
        List<Map<String, String>> tools = List.of(Map.of("type", "web_search"));

        assertThat(
                        body(
                                request("seedream-5.0-lite")
                                        .set(ImageParameters.PARAMETERS, Map.of("tools", tools))))
                .containsEntry("tools", tools);
    }

    @Test
    void anImageThatFailedLeavesTheOthersAlone() {
        Outcome outcome = ark.read(call("seedream-4.5"), reply("reply-partial.json"));

        assertThat(outcome).isInstanceOf(Outcome.Finished.class);
        Outcome.Finished finished = (Outcome.Finished) outcome;
        assertThat(finished.images()).hasSize(2);
        assertThat(finished.images().get(0).failure()).isNull();
        assertThat(finished.images().get(1).failure())
                .isExactlyInstanceOf(ContentRejectedException.class);
        assertThat(finished.facts().cost()).hasToString("0.04 USD");
        assertThat(finished.facts().model()).isEqualTo("seedream-4-5-251128");
        assertThat(finished.facts().metadata())
                .containsEntry("created", 1757323224)
                .containsEntry(
                        "usage",
                        Map.of(
                                "generated_images",
                                1,
                                "output_tokens",
                                16384,
                                "total_tokens",
                                16384));
    }

    /** docs.byteplus.com/en/docs/ModelArk/1544106, read 2026-11. */
    @ParameterizedTest
    @CsvSource({
        "seedream-4.0,       2K,        4096x4096, 0, 0.03 USD",
        "seedream-5.0-pro,   1K,        1424x800,  0, 0.045 USD",
        "seedream-5.0-pro,   2K,        2816x1584, 3, 0.096 USD",
        "seedream-5.0-flash, 2K,        2048x2048, 1, 0.018 USD",
        "seedream-5.5,       1K,        1024x1024, 0, 0.02 USD",
        "seedream-5.5,       1024x1024, 1024x1024, 1, 0.043 USD",
        "seedream-5.5,       2K,        2048x2048, 0, 0.035 USD"
    })
    void theCostIsThatOfThePriceList(
            String model, String size, String made, int references, String cost) {
        ProviderRequest call =
                checked(request(model).set(ImageParameters.SIZE, ImageSize.of(size))).call();
        Reply reply =
                json(
                        "{'data':[{'url':'https://a.example/a','size':'%s'}],'usage':{'input_images':%d}}"
                                .formatted(made, references));

        assertThat(((Outcome.Finished) ark.read(call, reply)).facts().cost()).hasToString(cost);
    }

    @Test
    void ofLayersNoPriceIsKnown() {
        Reply reply =
                json(
                        "{'data':[{'url':'https://a.example/a','size':'1x1','z_index':0},"
                                + "{'url':'https://a.example/b','size':'1x1','z_index':1}]}");

        Outcome.Finished finished = (Outcome.Finished) ark.read(call("seedream-5.5"), reply);
        assertThat(finished.images()).hasSize(2);
        assertThat(finished.facts().cost()).isNull();
    }

    @Test
    void layersComeInTheOrderInWhichTheyLieOnTheBase() {
        ProviderRequest call =
                checked(
                                request("seedream-5.5")
                                        .set(ImageParameters.LAYERS, true)
                                        .set(
                                                ImageParameters.REFERENCES,
                                                List.of(
                                                        new ReferenceImage.Remote(
                                                                "https://a.example/in.png"))))
                        .call();
        Reply reply =
                json(
                        "{'data':[{'url':'https://a.example/2','z_index':2,'name':'title',"
                                + "'description':'the word SALE','bounding_box':"
                                + "{'absolute':[10,20,110,60],'normalized':[1,2,3,4]}},"
                                + "{'url':'https://a.example/0','size':'1x1'},"
                                + "{'name':'nothing came of it','z_index':3},"
                                + "{'url':'https://a.example/1','z_index':1,'name':'fox'}]}");

        assertThat(((Outcome.Finished) ark.read(call, reply)).images())
                .extracting(Outcome.ReturnedImage::url, Outcome.ReturnedImage::layer)
                .containsExactly(
                        tuple("https://a.example/0", new ImageLayer(0, "", "", null)),
                        tuple("https://a.example/1", new ImageLayer(1, "fox", "", null)),
                        tuple(
                                "https://a.example/2",
                                new ImageLayer(
                                        2,
                                        "title",
                                        "the word SALE",
                                        new ImageLayer.Box(10, 20, 110, 60))));
    }

    @Test
    void theKeyIsCheckedByTheListOfModelsWhichIsFree() {
        assertThat(ark.check().path()).isEqualTo("models");
        assertThat(ark.check().method()).isEqualTo("GET");
    }

    private Reply reply(String name) {
        return new Reply(200, header -> Optional.empty(), fixture(name), "");
    }

    private static Reply json(String text) {
        return new Reply(200, header -> Optional.empty(), read(text.replace('\'', '"')), "");
    }

    private ProviderRequest call(String model) {
        return checked(request(model)).call();
    }

    private ValidatedRequest checked(ImageRequest.Builder request) {
        return check(request.build(), false);
    }

    private Map<String, Object> body(ImageRequest.Builder request) {
        return body(checked(request).call());
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> body(ProviderRequest call) {
        return (Map<String, Object>) CallDescription.of(ark.submit(call)).get("body");
    }

    private static ImageRequest.Builder edit(String model, int references) {
        return request(model)
                .set(
                        ImageParameters.REFERENCES,
                        Collections.nCopies(
                                references,
                                new ReferenceImage.Remote("https://example.org/a.png")));
    }

    private static ImageRequest.Builder request(String model) {
        return ImageRequest.builder()
                .set(ImageParameters.PROMPT, "a cat")
                .set(ImageParameters.MODEL, model);
    }
}
