package io.github.camelseedream.provider.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelseedream.error.AuthenticationException;
import io.github.camelseedream.error.ContentRejectedException;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.ProviderException;
import io.github.camelseedream.error.QuotaExceededException;
import io.github.camelseedream.error.RateLimitedException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TaskExpiredException;
import io.github.camelseedream.error.TaskFailedException;
import io.github.camelseedream.http.HttpBody;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderContract;
import io.github.camelseedream.provider.ProviderTask;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.wire.CallDescription;
import io.github.camelseedream.request.Content;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.result.CancelOutcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicateProviderTest extends ProviderContract {

    private static final ProviderTask TASK =
            new ProviderTask("gm3qorzdhgbfurvjtvhg6dckhu", "bytedance/seedream-4.5");

    private final ReplicateProvider replicate = new ReplicateProvider();

    @Override
    protected ImageProvider provider() {
        return replicate;
    }

    @Override
    protected String modelThatTakes(ImageParameter<?> parameter) {
        if (parameter == ImageParameters.PROMPT_ENHANCEMENT) {
            return "seedream-4.0";
        }
        if (parameter == ImageParameters.LAYERS) {
            return "seedream-5.0-pro";
        }
        return parameter == ImageParameters.OUTPUT_FORMAT ? "seedream-5.0-lite" : "seedream-4.5";
    }

    /** replicate.com/bytedance/seedream-4, seedream-4.5, seedream-5-lite and seedream-5-pro. */
    @Override
    protected String documentedFields() {
        return """
        input.prompt                      | renamed   | prompt            | elsewhere
        input.image_input                 | converted | references        | elsewhere
        input.size                        | converted | size              | elsewhere
        input.aspect_ratio                | converted | size              | elsewhere
        input.width                       | converted | size              | elsewhere
        input.height                      | converted | size              | elsewhere
        input.aspect_ratio                | converted | aspectRatio       | elsewhere
        input.size                        | converted | resolution        | elsewhere
        input.width                       | converted | width             | elsewhere
        input.size                        | converted | width             | elsewhere
        input.height                      | converted | height            | elsewhere
        input.size                        | converted | height            | elsewhere
        input.sequential_image_generation | converted | imageMode         | elsewhere
        input.max_images                  | converted | imageMode         | elsewhere
        input.enhance_prompt              | converted | promptEnhancement | elsewhere
        input.disable_safety_checker      | converted | safetyChecker     | elsewhere
        input.output_format               | emulated  | outputFormat      | elsewhere
        webhook                           | renamed   | webhookUrl        | elsewhere
        webhook_events_filter             | converted | webhookEvents     | elsewhere
        input.enhance_prompt              | extra     | Boolean           | elsewhere
        input.disable_safety_checker      | extra     | Boolean           | elsewhere
        input.sequential_image_generation | extra     | String            | elsewhere
        input.max_images                  | extra     | Long              | elsewhere
        input.layer_decomposition         | renamed   | layers            | elsewhere
        """;
    }

    /** replicate.com/docs/reference/http. */
    @Override
    protected List<Failure> failures() {
        return List.of(
                new Failure(
                        401,
                        "{\"title\":\"Unauthenticated\",\"detail\":\"You did not pass a valid"
                                + " authentication token\",\"status\":401}",
                        AuthenticationException.class,
                        "rejected"),
                new Failure(
                        402,
                        "{\"title\":\"Insufficient credit\",\"status\":402}",
                        QuotaExceededException.class,
                        "rejected"),
                new Failure(
                        404,
                        "{\"detail\":\"The requested resource could not be found.\"}",
                        ProviderException.class,
                        "rejected"),
                new Failure(
                        422,
                        "{\"title\":\"Input validation failed\",\"detail\":\"- input: prompt is"
                                + " required\",\"status\":422}",
                        ProviderException.class,
                        "rejected"),
                new Failure(
                        429,
                        "{\"detail\":\"Request was throttled. Your rate limit resets in ~30s.\"}",
                        RateLimitedException.class,
                        "rejected"),
                new Failure(500, "<html>", OutcomeUnknownException.class, "unknown"),
                new Failure(201, "{}", OutcomeUnknownException.class, "unknown"));
    }

    @Test
    void theModelIsInThePathAndTheRestIsTheInput() {
        HttpCall call =
                submit(
                        request("seedream-4.5")
                                .set(ImageParameters.SIZE, ImageSize.of("16:9"))
                                .set(ImageParameters.RESOLUTION, ImageSize.of("4K")));

        assertThat(call.path()).isEqualTo("models/bytedance/seedream-4.5/predictions");
        assertThat(CallDescription.of(call).get("body"))
                .isEqualTo(
                        Map.of(
                                "input",
                                Map.of(
                                        "prompt", "a cat",
                                        "size", "4K",
                                        "aspect_ratio", "16:9")));
    }

    @ParameterizedTest
    @CsvSource({
        "seedream-4.0, bytedance/seedream-4",
        "seedream-4-5, bytedance/seedream-4.5",
        "seedream-5-lite, bytedance/seedream-5-lite",
        "seedream-5.0-lite, bytedance/seedream-5-lite",
        "seedream-5-0-pro, bytedance/seedream-5-pro",
        "acme/seedream-fine-tuned, acme/seedream-fine-tuned"
    })
    void aPublicNameIsTheIdOfAnOfficialModel(String model, String id) {
        assertThat(submit(request(model)).path()).isEqualTo("models/" + id + "/predictions");
    }

    /** It is part of the address, and comes from a header or body. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "../account",
                "a/../b",
                "a//b",
                "/a",
                "a/b?c",
                "a/b#c",
                "a b",
                "a/%2e",
                "seedream-3.0"
            })
    void aModelThatLeadsElsewhereIsRefused(String model) {
        assertThatThrownBy(() -> submit(request(model)))
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "Nothing was sent; the request for provider replicate is not valid:\n"
                                + "  - model '"
                                + model
                                + "' (ImageRequest) cannot be an id at replicate. Accepted: one"
                                + " such as bytedance/seedream-4.5");
    }

    @Test
    void sidesInPixelsAreACustomSize() {
        assertThat(
                        input(
                                request("seedream-4.0")
                                        .set(ImageParameters.SIZE, ImageSize.of("1600x2000"))))
                .isEqualTo(
                        Map.of("prompt", "a cat", "size", "custom", "width", 1600, "height", 2000));
    }

    @Test
    void pixelsComeToARatioAndATierWhereTheModelTakesNone() {
        assertThat(
                        input(
                                request("seedream-5.0-lite")
                                        .set(ImageParameters.SIZE, ImageSize.of("2048x2048"))))
                .isEqualTo(Map.of("prompt", "a cat", "size", "2K", "aspect_ratio", "1:1"));
    }

    @Test
    void theShapeOfAReferenceIsItsWordForMatch() {
        assertThat(
                        input(
                                request("seedream-4.5")
                                        .set(ImageParameters.ASPECT_RATIO, ImageSize.of("match"))
                                        .set(
                                                ImageParameters.REFERENCES,
                                                List.of(
                                                        new ReferenceImage.Remote(
                                                                "https://a.example/a.png")))))
                .isEqualTo(
                        Map.of(
                                "prompt", "a cat",
                                "aspect_ratio", "match_input_image",
                                "image_input", List.of("https://a.example/a.png")));
    }

    @Test
    void aSetIsSequentialAndSaysHowManyItMayMake() {
        assertThat(
                        input(
                                request("seedream-5.0-lite")
                                        .set(ImageParameters.IMAGE_MODE, "set")
                                        .set(ImageParameters.COUNT, 4)))
                .isEqualTo(
                        Map.of(
                                "prompt", "a cat",
                                "sequential_image_generation", "auto",
                                "max_images", 4));
        assertThat(replicate.spec().counts("bytedance/seedream-5-pro", 0).maxInSet()).isZero();
    }

    @Test
    void layersAreMadeOfOneReferenceByOneModel() {
        ImageRequest.Builder layers = request("seedream-5.0-pro").set(ImageParameters.LAYERS, true);
        assertThatThrownBy(() -> submit(layers))
                .hasMessageContaining(
                        "layers 'true' (ImageRequest) takes exactly one reference image");
        assertThatThrownBy(
                        () ->
                                submit(
                                        request("seedream-5.0-pro")
                                                .set(ImageParameters.LAYERS, true)
                                                .set(
                                                        ImageParameters.ASPECT_RATIO,
                                                        ImageSize.of("16:9"))))
                .hasMessageContaining("keeps the shape of the reference");
        layers.set(
                ImageParameters.REFERENCES,
                List.of(new ReferenceImage.Remote("https://a.example/a.png")));
        assertThat(input(layers))
                .isEqualTo(
                        Map.of(
                                "prompt",
                                "a cat",
                                "layer_decomposition",
                                true,
                                "image_input",
                                List.of("https://a.example/a.png")));
        assertThatThrownBy(() -> submit(request("seedream-4.5").set(ImageParameters.LAYERS, true)))
                .hasMessageContaining("has no field with bytedance/seedream-4.5");
    }

    @Test
    void theImagesOfALayeredPredictionAreNumberedFromItsBase() {
        Outcome done =
                status(
                        "{'status':'succeeded','input':{'layer_decomposition':true},"
                                + "'output':['https://r.example/1.png','https://r.example/2.png']}");

        assertThat(((Outcome.Finished) done).images())
                .extracting(image -> image.layer().index())
                .containsExactly(0, 1);
        assertThat(
                        ((Outcome.Finished)
                                        status(
                                                "{'status':'succeeded','output':"
                                                        + "['https://r.example/1.png']}"))
                                .images())
                .allMatch(image -> image.layer() == null);
    }

    @Test
    void theSafetyCheckerIsSaidToBeOff() {
        assertThat(input(request("seedream-4.5").set(ImageParameters.SAFETY_CHECKER, false)))
                .containsEntry("disable_safety_checker", true);
    }

    @ParameterizedTest
    @CsvSource({"off, false", "standard, true"})
    void anEnhancementIsOnOrOff(String mode, boolean sent) {
        assertThat(input(request("seedream-4.0").set(ImageParameters.PROMPT_ENHANCEMENT, mode)))
                .containsEntry("enhance_prompt", sent);
    }

    @ParameterizedTest
    @CsvSource({
        "seedream-4.0, 10",
        "seedream-4.5, 14",
        "seedream-5.0-lite, 14",
        "seedream-5.0-pro, 10"
    })
    void eachModelTakesSoManyReferences(String model, int max) {
        assertThat(replicate.spec().references(replicate.spec().modelId(model)).max())
                .isEqualTo(max);
    }

    @Test
    void whatTheModelDoesNotTakeIsRefused() {
        assertThatThrownBy(
                        () ->
                                submit(
                                        request("seedream-5.0-pro")
                                                .set(ImageParameters.PROMPT, "x".repeat(4001))
                                                .set(ImageParameters.SAFETY_CHECKER, false)
                                                .set(ImageParameters.IMAGE_MODE, "set")
                                                .set(
                                                        ImageParameters.WEBHOOK_EVENTS,
                                                        "completed,done")))
                .hasMessageContaining("is 4001 characters long. Accepted: 1 to 4000")
                .hasMessageContaining(
                        "safetyChecker 'false' (ImageRequest) has no field with"
                                + " bytedance/seedream-5-pro. Leave it out")
                .hasMessageContaining("imageMode 'set'")
                .hasMessageContaining(
                        "webhookEvents 'completed,done' (ImageRequest) is not known. Accepted,"
                                + " separated by commas: start, output, logs, completed");
    }

    @Test
    void theWebhookStandsBesideTheInput() {
        HttpCall call =
                submit(
                        request("seedream-4.5")
                                .set(ImageParameters.WEBHOOK_URL, "https://example.org/hook")
                                .set(ImageParameters.WEBHOOK_EVENTS, "start, completed"));

        assertThat(CallDescription.of(call).get("body"))
                .isEqualTo(
                        Map.of(
                                "input", Map.of("prompt", "a cat"),
                                "webhook", "https://example.org/hook",
                                "webhook_events_filter", List.of("start", "completed")));
    }

    @Test
    void anImageIsUploadedWithoutTheNameOfItsFile() {
        HttpCall call =
                replicate.upload(
                        new ReferenceImage.Local(
                                Content.of(new byte[] {1}), "image/webp", "secret.webp", 8, 8));

        assertThat(call).hasToString("POST files");
        HttpBody.FilePart part = (HttpBody.FilePart) ((HttpBody.Form) call.body()).parts().get(0);
        assertThat(part.name()).isEqualTo("content");
        assertThat(part.fileName()).isEqualTo("image.webp");
    }

    @Test
    void anUploadAnswersWithTheAddressThatAModelTakes() {
        String file = "https://api.replicate.com/v1/files/abc/download?signature=x";

        assertThat(replicate.readUpload(reply(201, "{'urls':{'get':'" + file + "'}}")))
                .isEqualTo(file);
        assertThatThrownBy(() -> replicate.readUpload(reply(201, "{'urls':{}}")))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        error -> assertThat(error.isRepeatable()).isTrue());
    }

    @Test
    void theFreeCallsAreTheAccountAndASearch() {
        assertThat(replicate.check()).hasToString("GET account");
        assertThat(replicate.models().path()).isEqualTo("search?query=bytedance+seedream");
        assertThat(
                        replicate.readModels(
                                reply(200, "{'models':[{'model':{'name':'seedream-4.5'}}]}")))
                .containsExactly(Map.of("model", Map.of("name", "seedream-4.5")));
    }

    @Test
    void whatItCostIsNotTold() {
        Outcome done = replicate.readStatus(TASK, reply(200, fixture("task-done.json").toString()));

        Outcome.ReplyMetadata told = ((Outcome.Finished) done).facts();
        assertThat(told.cost()).isNull();
        assertThat(told.metadata()).containsKeys("created_at", "completed_at", "metrics");
        assertThat(replicate.spec().price("bytedance/seedream-4.5")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"succeeded, false", "starting, true", "processing, true"})
    void aPredictionIsWaitedForUntilItHasEnded(String status, boolean waits) {
        Outcome outcome =
                status("{'status':'" + status + "','output':['https://replicate.delivery/a.jpg']}");

        assertThat(outcome instanceof Outcome.Pending).isEqualTo(waits);
    }

    @Test
    void anEndWithoutImagesSaysWhy() {
        assertThat(error("'failed','error':'Prediction failed. (E001)'"))
                .isExactlyInstanceOf(TaskFailedException.class);
        assertThat(error("'canceled','error':null")).isExactlyInstanceOf(TaskFailedException.class);
        assertThat(error("'aborted'")).isExactlyInstanceOf(TaskFailedException.class);
        assertThat(error("'failed','error':'The input or output was flagged as sensitive. (E005)'"))
                .isExactlyInstanceOf(ContentRejectedException.class);
        assertThat(error("'succeeded','output':null,'data_removed':true"))
                .isExactlyInstanceOf(TaskExpiredException.class);
        assertThat(error("'succeeded','output':[]"))
                .isExactlyInstanceOf(OutcomeUnknownException.class);
    }

    /** Whether what it had done is billed, Replicate does not tell. */
    @Test
    void aPredictionThatWasCancelledIsNotSentAgain() {
        for (String state : List.of("canceled", "aborted")) {
            SeedreamException error = error("'" + state + "'");

            assertThat(error.outcome()).isEqualTo(CallOutcome.UNKNOWN);
            assertThat(error.isRepeatable()).isFalse();
            assertThat(error)
                    .hasMessage(
                            "the task of replicate, model bytedance/seedream-4.5, request"
                                    + " gm3qorzdhgbfurvjtvhg6dckhu was cancelled. What it had done"
                                    + " until then may be billed, and the request is not sent again"
                                    + " unasked");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, canceled, cancelled",
        "200, aborted, cancelled",
        "200, succeeded, ended",
        "200, failed, ended",
        "200, processing, requested",
        "404, 404, unknown"
    })
    void anAnswerToACancelSaysWhatBecameOfThePrediction(
            int status, String state, CancelOutcome outcome) {
        assertThat(replicate.cancel(TASK))
                .hasToString("POST predictions/gm3qorzdhgbfurvjtvhg6dckhu/cancel");
        assertThat(
                        replicate.readCancel(
                                TASK, reply(status, "{'status':'" + state + "','error':null}")))
                .isEqualTo(outcome);
    }

    @Test
    void anotherAnswerToACancelSaysNothingOfThePrediction() {
        assertThatThrownBy(() -> replicate.readCancel(TASK, reply(401, "{'status':401}")))
                .isExactlyInstanceOf(AuthenticationException.class);
        for (String body : List.of("{}", "[]", "{'status':null}")) {
            assertThatThrownBy(() -> replicate.readCancel(TASK, reply(200, body)))
                    .isInstanceOfSatisfying(
                            ProviderException.class,
                            error -> assertThat(error.isRepeatable()).isTrue());
        }
    }

    private SeedreamException error(String status) {
        return ((Outcome.Failed) status("{'status':" + status + "}")).error();
    }

    private Outcome status(String json) {
        return replicate.readStatus(TASK, reply(200, json));
    }

    private static Reply reply(int status, String json) {
        return new Reply(status, name -> Optional.empty(), read(json.replace('\'', '"')), "");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> input(ImageRequest.Builder request) {
        Map<String, Object> body =
                (Map<String, Object>) CallDescription.of(submit(request)).get("body");
        return (Map<String, Object>) body.get("input");
    }

    private HttpCall submit(ImageRequest.Builder request) {
        return replicate.submit(check(request.build(), false).call());
    }

    private static ImageRequest.Builder request(String model) {
        return ImageRequest.builder()
                .set(ImageParameters.PROMPT, "a cat")
                .set(ImageParameters.MODEL, model);
    }
}
