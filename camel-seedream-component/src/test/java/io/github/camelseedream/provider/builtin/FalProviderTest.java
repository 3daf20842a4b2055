package io.github.camelseedream.provider.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelseedream.catalog.ModelFamilies;
import io.github.camelseedream.catalog.ModelFamily;
import io.github.camelseedream.error.AuthenticationException;
import io.github.camelseedream.error.ContentRejectedException;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.ProviderException;
import io.github.camelseedream.error.QuotaExceededException;
import io.github.camelseedream.error.RateLimitedException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TaskFailedException;
import io.github.camelseedream.http.HttpBody;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderContract;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.ProviderTask;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.TaskEvent;
import io.github.camelseedream.request.Content;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.result.Cost;
import io.github.camelseedream.result.ImageLayer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** fal, as its pages of 2026-11 tell it. */
class FalProviderTest extends ProviderContract {

    private static final String V4_5 = "fal-ai/bytedance/seedream/v4.5";
    private static final ProviderTask TASK = new ProviderTask("rid-1", V4_5);
    private static final ReferenceImage URL =
            new ReferenceImage.Remote("https://example.org/a.png");

    private final FalProvider fal = new FalProvider();

    @Override
    protected ImageProvider provider() {
        return fal;
    }

    @Override
    protected String modelThatTakes(ImageParameter<?> parameter) {
        if (parameter == ImageParameters.OUTPUT_FORMAT || parameter == ImageParameters.BACKGROUND) {
            return "seedream-5.5";
        }
        return parameter == ImageParameters.PROMPT_ENHANCEMENT ? "seedream-4.0" : "seedream-4.5";
    }

    /** fal.ai/models/fal-ai/bytedance/seedream/v4.5/edit/llms.txt and its siblings. */
    @Override
    protected String documentedFields() {
        return """
        prompt                | passthrough | prompt            | elsewhere
        image_urls            | converted   | references        | elsewhere
        image_url             | converted   | references        | elsewhere
        image_size            | converted   | size              | elsewhere
        image_size            | converted   | aspectRatio       | elsewhere
        image_size            | converted   | resolution        | elsewhere
        image_size            | converted   | width             | elsewhere
        image_size            | converted   | height            | elsewhere
        num_images            | converted   | count             | elsewhere
        max_images            | converted   | imageMode         | elsewhere
        seed                  | passthrough | seed              | elsewhere
        output_format         | emulated    | outputFormat      | elsewhere
        enhance_prompt_mode   | renamed     | promptEnhancement | elsewhere
        enable_safety_checker | renamed     | safetyChecker     | elsewhere
        fal_webhook           | converted   | webhookUrl        | elsewhere
        background            | passthrough | background        | elsewhere
        guidance_scale        | extra       | Number            | elsewhere
        sync_mode             | extra       | Boolean           | elsewhere
        """;
    }

    /** fal.ai/docs/documentation/model-apis/errors and request-errors; 403: reports of users. */
    @Override
    protected List<Failure> failures() {
        return List.of(
                refused(422, detail("greater_than"), ProviderException.class),
                refused(422, detail("content_policy_violation"), ContentRejectedException.class),
                refused(
                        400,
                        "{\"detail\":\"no\",\"error_type\":\"bad_request\"}",
                        ProviderException.class),
                refused(401, said("no"), AuthenticationException.class),
                refused(
                        403,
                        said("User is locked. Reason: Exhausted balance. Top up your balance."),
                        QuotaExceededException.class),
                refused(403, said("User is locked. Reason: TOP_UP."), QuotaExceededException.class),
                refused(
                        403,
                        said("User is locked. Reason: Admin lock."),
                        AuthenticationException.class),
                refused(404, said("Application 'x' not found"), ProviderException.class),
                refused(429, said("slow down"), RateLimitedException.class),
                inDoubt(503, "{\"detail\":\"x\",\"error_type\":\"runner_scheduling_failure\"}"),
                inDoubt(504, "<html>gateway</html>"),
                inDoubt(200, "{}"),
                inDoubt(200, "{\"request_id\":\"../me\"}"));
    }

    private static Failure refused(
            int status, String body, Class<? extends SeedreamException> type) {
        return new Failure(status, body, type, "rejected");
    }

    private static Failure inDoubt(int status, String body) {
        return new Failure(status, body, OutcomeUnknownException.class, "unknown");
    }

    private static String said(String detail) {
        return "{\"detail\":\"" + detail + "\"}";
    }

    private static String detail(String type) {
        return """
        {"detail":[{"loc":["body","prompt"],"msg":"It says no","type":"%s",
          "url":"https://docs.fal.ai/errors/#x"}]}
        """
                .formatted(type)
                .trim();
    }

    @ParameterizedTest
    @CsvSource({
        "seedream-3.0,       fal-ai/bytedance/seedream/v3,      -",
        "seedream-4.0,       fal-ai/bytedance/seedream/v4,      edit",
        "seedream-4-5,       fal-ai/bytedance/seedream/v4.5,    edit",
        "seedream-5-lite,    fal-ai/bytedance/seedream/v5/lite, edit",
        "seedream-5.0-pro,   bytedance/seedream/v5/pro,         edit",
        "seedream-5-0-flash, bytedance/seedream/v5/flash,       edit",
        "seedream-5.5,       bytedance/seedream/v5.5,           edit"
    })
    void eachFamilyHasAPathForTextAndOneForReferences(String model, String path, String edit) {
        assertThat(submit(request(model)).toString()).isEqualTo("POST " + path + "/text-to-image");
        ImageRequest.Builder withReference = edit(model, 1);
        if (edit.equals("-")) {
            assertThatThrownBy(() -> submit(withReference))
                    .isInstanceOf(InvalidRequestException.class);
        } else {
            assertThat(submit(withReference).toString()).isEqualTo("POST " + path + "/edit");
        }
    }

    /** Also of the ids, which are what a task knows of its model. */
    @Test
    void anIdIsOfTheFamilyThatItIsTheIdOf() {
        for (ModelFamily family : ModelFamilies.all()) {
            assertThat(ModelFamilies.of(fal.spec().modelId(family.name()))).isEqualTo(family);
        }
    }

    @Test
    void textIsSentAsThePageHasIt() {
        assertThat(
                        body(
                                request("seedream-4.0")
                                        .set(ImageParameters.SIZE, ImageSize.of("2048x1152"))
                                        .set(ImageParameters.COUNT, 3)
                                        .set(ImageParameters.SEED, 7L)
                                        .set(ImageParameters.PROMPT_ENHANCEMENT, "fast")
                                        .set(ImageParameters.SAFETY_CHECKER, false)))
                .isEqualTo(
                        read(
                                """
                                {"prompt": "a fox", "seed": 7, "enhance_prompt_mode": "fast",
                                 "enable_safety_checker": false,
                                 "image_size": {"width": 2048, "height": 1152}, "num_images": 3}
                                """));
    }

    @Test
    void referencesAreSentAsAList() {
        assertThat(
                        body(
                                edit("seedream-5.0-pro", 1)
                                        .set(ImageParameters.OUTPUT_FORMAT, "png")
                                        .set(ImageParameters.SIZE, ImageSize.of("2K"))))
                .isEqualTo(
                        read(
                                """
                                {"prompt": "a fox", "image_size": "auto_2K", "output_format": "png",
                                 "image_urls": ["https://example.org/a.png"]}
                                """));
    }

    @Test
    void aSetIsOneRunOfUpToSoManyImages() {
        assertThat(
                        body(
                                request("seedream-4.5")
                                        .set(ImageParameters.IMAGE_MODE, "set")
                                        .set(ImageParameters.COUNT, 4)))
                .isEqualTo(read("{\"prompt\": \"a fox\", \"max_images\": 4}"));
    }

    @Test
    void layersAreMadeOfOneReference() {
        ImageRequest.Builder byPath = edit("bytedance/seedream/v5/pro/layerize", 1);
        ImageRequest.Builder byParameter =
                edit("seedream-5.0-pro", 1).set(ImageParameters.LAYERS, true);

        for (ImageRequest.Builder request : List.of(byPath, byParameter)) {
            assertThat(submit(request).toString())
                    .isEqualTo("POST bytedance/seedream/v5/pro/layerize");
            assertThat(body(request))
                    .isEqualTo(
                            read(
                                    """
                                    {"prompt": "a fox", "image_url": "https://example.org/a.png"}
                                    """));
        }
    }

    @Test
    void theBaseComesBeforeItsLayers() {
        Outcome.Finished finished =
                (Outcome.Finished)
                        fal.readResult(
                                TASK,
                                done(),
                                reply(
                                        200,
                                        """
                                        {"images": [{"url": "https://a/0"}, {"url": "https://a/1"}],
                                         "layers": [{}, {"name": "title", "bounding_box":
                                           {"absolute": [1, 2, 30, 40]}}]}
                                        """));

        assertThat(finished.images())
                .extracting(Outcome.ReturnedImage::layer)
                .containsExactly(
                        new ImageLayer(0, "", "", null),
                        new ImageLayer(1, "title", "", new ImageLayer.Box(1, 2, 30, 40)));
        assertThat(finished.facts().cost()).isNull();
    }

    @Test
    void layersHaveNoSizeInPixelsAndNoBackground() {
        assertThatThrownBy(
                        () ->
                                submit(
                                        edit("seedream-5.5", 1)
                                                .set(ImageParameters.LAYERS, true)
                                                .set(ImageParameters.BACKGROUND, "opaque")
                                                .set(ImageParameters.SIZE, ImageSize.of("16:9"))))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("takes no size in pixels")
                .hasMessageContaining("does not go with background");
    }

    @ParameterizedTest
    @CsvSource({
        "bytedance/seedream/v5/pro/layerize,                 0, takes exactly one reference",
        "bytedance/seedream/v5/pro/layerize,                 2, takes exactly one reference",
        "bytedance/seedream/v5/pro/us/text-to-image,         1, takes no reference images",
        "fal-ai/bytedance/seedream/v4/edit,                  0, edits. Add references",
        "../rest/storage,                                    0, cannot be an id at fal",
        "fal-ai/bytedance/../../x,                           0, cannot be an id at fal",
        "a?b,                                                0, cannot be an id at fal",
        "seedream-4.0,                                      11, references",
        "seedream-3.0,                                       1, references"
    })
    void whatItCannotDoIsRefused(String model, int references, String why) {
        ImageRequest.Builder request = references == 0 ? request(model) : edit(model, references);

        assertThatThrownBy(() -> submit(request))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource({
        "seedream-4.0, size, auto, auto",
        "seedream-4.0, size, 4K,   auto_4K",
        "seedream-4.5, size, 4K,   auto_4K",
        "seedream-5.0-lite, size, 3K, auto_3K",
        "seedream-5.0-flash, size, 1K, auto_1K"
    })
    void aTierGoesByItsName(String model, String parameter, String size, String sent) {
        assertThat(
                        body(request(model).set(ImageParameters.SIZE, ImageSize.of(size)))
                                .path("image_size")
                                .asText())
                .isEqualTo(sent);
    }

    @Test
    void aRequestIsPolledAtTheFirstTwoPartsOfItsPath() {
        assertThat(fal.status(TASK)).hasToString("GET fal-ai/bytedance/requests/rid-1/status");
        assertThat(fal.status(new ProviderTask("rid-1", "bytedance/seedream/v5/pro/edit")))
                .hasToString("GET bytedance/seedream/requests/rid-1/status");
    }

    /** A handle may be forged, and the key goes with the call. */
    @ParameterizedTest
    @ValueSource(strings = {"", "x", "../rest/x/y", "a/../b/c", "a/b/../../c", "a/b?x=/c"})
    void aModelThatLeadsElsewhereIsPolledAtTheUsualPlace(String model) {
        assertThat(fal.status(new ProviderTask("rid-1", model)))
                .hasToString("GET fal-ai/bytedance/requests/rid-1/status");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IN_QUEUE", "IN_PROGRESS", "NEW"})
    void whatHasNotEndedHasNoResultYet(String state) {
        Reply status = reply(202, "{\"status\":\"" + state + "\",\"queue_position\":3}");

        assertThat(fal.result(TASK, status)).isEmpty();
        assertThat(fal.readStatus(TASK, status)).isEqualTo(new Outcome.Pending(List.of(), null, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "\"3\"", "3000000000", "null"})
    void whatIsNoPositionIsNotTold(String position) {
        Reply status = reply(202, "{\"status\":\"IN_QUEUE\",\"queue_position\":" + position + "}");

        assertThat(fal.readStatus(TASK, status)).isEqualTo(new Outcome.Pending(List.of(), null));
    }

    @Test
    void whatHasEndedIsFetched() {
        Reply done = reply(200, fixture("task-done.json"));

        assertThat(fal.result(TASK, done)).get().hasToString("GET fal-ai/bytedance/requests/rid-1");
        Outcome.Finished finished =
                (Outcome.Finished)
                        fal.readResult(TASK, done, reply(200, fixture("task-result.json")));
        assertThat(finished.images())
                .extracting(Outcome.ReturnedImage::url)
                .containsExactly("https://v3b.fal.media/files/b/penguin/x.png");
        assertThat(finished.facts())
                .isEqualTo(
                        new Outcome.ReplyMetadata(
                                "rid-1",
                                V4_5,
                                new Cost(new BigDecimal("0.04"), "USD"),
                                Map.of("seed", 746406749)));
    }

    /** What references cost, a task does not tell. */
    @Test
    void aPriceWithAFeeForReferencesIsNotTold() {
        ProviderTask task = new ProviderTask("rid-1", "bytedance/seedream/v5/pro");
        Outcome.Finished finished =
                (Outcome.Finished)
                        fal.readResult(task, done(), reply(200, fixture("task-result.json")));

        assertThat(finished.facts().cost()).isNull();
    }

    @Test
    void aResultWithoutAnImageMayBePaidFor() {
        assertThat(error(fal.readResult(TASK, done(), reply(200, "{\"images\":[]}"))))
                .isExactlyInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void aFailedRequestTellsWhatIsWrongWithWhichField() {
        Reply failed = reply(422, fixture("error-detail.json"));

        assertThat(error(fal.readResult(TASK, done(), failed)))
                .isExactlyInstanceOf(ProviderException.class)
                .hasMessage(
                        "fal, model fal-ai/bytedance/seedream/v4.5, request rid-1 refused the call"
                                + " with status 422 greater_than: Input should be greater than 0;"
                                + " in body.image_size.width");
    }

    @Test
    void moderationIsToldByItsType() {
        Reply failed = reply(422, detail("content_policy_violation"));

        assertThat(error(fal.readResult(TASK, done(), failed)))
                .isExactlyInstanceOf(ContentRejectedException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    500 | {"detail":[{"msg":"x","type":"internal_server_error"}]} | X-Fal-Retryable
                    504 | {"detail":[{"msg":"x","type":"generation_timeout"}]} | X-Fal-Needs-Retry
                    503 | {"detail":"x","error_type":"runner_disconnected"}    | X-Fal-Error-Type
                    499 | {"detail":"x","error_type":"client_cancelled"}       | X-Fal-Error-Type
                    """)
    void anErrorThatIsMarkedIsTheEndOfTheRequest(int status, String body, String mark) {
        assertThat(error(fal.readResult(TASK, done(), marked(status, body, mark))))
                .isExactlyInstanceOf(TaskFailedException.class);
    }

    /** Not every endpoint has errors of the documented form. */
    @Test
    void anErrorOfTheStatusIsTheEndOfTheRequestWhateverTheResultSays() {
        Reply status =
                reply(200, "{\"status\":\"COMPLETED\",\"error\":\"Invalid status code: 500\"}");

        assertThat(error(fal.readResult(TASK, status, reply(500, "{\"detail\":\"oh\"}"))))
                .isExactlyInstanceOf(TaskFailedException.class)
                .hasMessageContaining("oh");
        assertThat(error(fal.readResult(TASK, status, reply(502, MissingNode.getInstance()))))
                .isExactlyInstanceOf(TaskFailedException.class)
                .hasMessageContaining("Invalid status code: 500");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 404, 408, 500, 502, 503})
    void anErrorOfWhatStandsInBetweenSaysNothingOfTheRequest(int status) {
        assertThat(fal.readResult(TASK, done(), reply(status, "{\"detail\":\"oh\"}")))
                .isEqualTo(new Outcome.Pending(List.of(), null));
    }

    @Test
    void anUploadAsksWhereTheBytesAreToBePut() {
        HttpCall upload =
                fal.upload(
                        new ReferenceImage.Local(
                                Content.of(new byte[] {1}), "image/jpeg", "mine.jpg", 64, 64));

        assertThat(upload)
                .hasToString("POST ../rest/storage/upload/initiate?storage_type=fal-cdn-v3");
        assertThat(json(upload))
                .isEqualTo(read("{\"content_type\":\"image/jpeg\",\"file_name\":\"image.jpeg\"}"));
        Reply told = reply(200, "{\"upload_url\":\"https://a/put\",\"file_url\":\"https://b/x\"}");
        assertThat(fal.place(told)).contains("https://a/put");
        assertThat(fal.readUpload(told)).isEqualTo("https://b/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"upload_url\":\"https://a\"}", "{\"file_url\":\"https://a\"}"})
    void anUploadWithoutBothAddressesCostsNothing(String body) {
        assertThatThrownBy(() -> fal.readUpload(reply(200, body)))
                .isExactlyInstanceOf(ProviderException.class);
    }

    @Test
    void whereAReportGoesIsPartOfThePath() {
        assertThat(
                        submit(
                                        request("seedream-4.5")
                                                .set(
                                                        ImageParameters.WEBHOOK_URL,
                                                        "https://example.org/hook?a=b&c=d"))
                                .path())
                .isEqualTo(
                        V4_5
                                + "/text-to-image?fal_webhook=https%3A%2F%2Fexample.org%2Fhook%3Fa%3Db"
                                + "%26c%3Dd");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    seedream-4.5      | 2048x2048 | 0 | 2 | 0.08   | 0.08 USD
                    seedream-5.0-pro  | 1024x1024 | 0 | 2 | 0.135  | 0.135 USD
                    seedream-5.0-pro  | 1K        | 3 | 2 | 0.135  | 0.144 USD
                    seedream-5.0-pro  |           | 0 | 1 | 0.0675 | 0.135 USD
                    seedream-5.0-pro  | 2K        | 2 | 1 | 0.0675 | 0.1395 USD
                    seedream-5.5      | 2K        | 0 | 1 | 0.03   | 0.03 USD
                    brand/new-model   |           | 0 | 1 | 0.5    | 0.5 USD
                    """)
    void aPriceOfOneImageBecomesThatOfTheRequest(
            String model, String size, int references, int count, String told, String cost) {
        ImageRequest.Builder request = references == 0 ? request(model) : edit(model, references);
        request.set(ImageParameters.COUNT, count);
        if (size != null) {
            request.set(ImageParameters.SIZE, ImageSize.of(size));
        }
        ProviderRequest call = check(request.build(), false).call();

        HttpCall estimate = fal.estimate(call);
        assertThat(estimate).hasToString("POST ../api/v1/models/pricing/estimate");
        assertThat(json(estimate).path("estimate_type").asText()).isEqualTo("unit_price");
        assertThat(json(estimate).path("endpoints").properties())
                .singleElement()
                .satisfies(
                        unit -> {
                            assertThat(fal.submit(call).path()).isEqualTo(unit.getKey());
                            assertThat(unit.getValue().path("unit_quantity").asInt())
                                    .isEqualTo(count);
                        });
        assertThat(
                        fal.readEstimate(
                                call,
                                reply(
                                        200,
                                        "{\"estimate_type\":\"unit_price\",\"total_cost\":"
                                                + told
                                                + ",\"currency\":\"USD\"}")))
                .hasToString(cost);
    }

    @Test
    void anEstimateWithoutACostIsARefusalThatCostsNothing() {
        ProviderRequest call = check(request("seedream-4.5").build(), false).call();

        assertThatThrownBy(() -> fal.readEstimate(call, reply(404, "{\"detail\":\"no\"}")))
                .isExactlyInstanceOf(ProviderException.class)
                .hasMessageContaining("no");
        assertThatThrownBy(() -> fal.readEstimate(call, reply(200, "{}")))
                .isExactlyInstanceOf(ProviderException.class);
    }

    @Test
    void aReportOfImagesHoldsThem() {
        TaskEvent event = report("OK", ",\"payload\":" + fixture("task-result.json"));

        assertThat(event.task().id()).isEqualTo("rid-1");
        assertThat(((Outcome.Finished) event.outcome()).images()).hasSize(1);
    }

    @Test
    void aReportOfAFailureSaysWhy() {
        String error = ",\"error\":\"Invalid status code: 422\"";

        assertThat(
                        error(
                                report(
                                                "ERROR",
                                                error
                                                        + ",\"payload\":"
                                                        + detail("content_policy_violation"))
                                        .outcome()))
                .isExactlyInstanceOf(ContentRejectedException.class);
        assertThat(error(report("ERROR", error + ",\"payload\":null").outcome()))
                .isExactlyInstanceOf(TaskFailedException.class)
                .hasMessageContaining("Invalid status code: 422");
    }

    /** It has ended, and its images are to be asked for. */
    @Test
    void aReportWithoutItsResultIsNoEnd() {
        assertThat(report("OK", ",\"payload\":null,\"payload_error\":\"too large\"").outcome())
                .isEqualTo(new Outcome.Pending(List.of(), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"request_id\":\"../me\",\"status\":\"OK\"}",
                "{\"request_id\":\"rid-1\",\"status\":\"NEW\"}"
            })
    void whatIsNoReportIsRefused(String body) {
        assertThatThrownBy(() -> fal.readWebhook(read(body), name -> ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private TaskEvent report(String status, String more) {
        return fal.readWebhook(
                read("{\"request_id\":\"rid-1\",\"status\":\"" + status + "\"" + more + "}"),
                name -> "");
    }

    private static Reply done() {
        return reply(200, "{\"status\":\"COMPLETED\"}");
    }

    private static Exception error(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) outcome).error();
    }

    private static Reply reply(int status, String body) {
        return reply(status, read(body));
    }

    private static Reply reply(int status, JsonNode body) {
        return new Reply(status, name -> Optional.empty(), body, "");
    }

    private static Reply marked(int status, String body, String mark) {
        return new Reply(
                status,
                name -> Optional.of("true").filter(any -> name.equals(mark)),
                read(body),
                "");
    }

    private static ImageRequest.Builder request(String model) {
        return ImageRequest.builder()
                .set(ImageParameters.PROMPT, "a fox")
                .set(ImageParameters.MODEL, model);
    }

    private static ImageRequest.Builder edit(String model, int references) {
        return request(model).set(ImageParameters.REFERENCES, Collections.nCopies(references, URL));
    }

    private HttpCall submit(ImageRequest.Builder request) {
        ProviderRequest call = check(request.build(), false).call();
        return fal.submit(call);
    }

    private JsonNode body(ImageRequest.Builder request) {
        return json(submit(request));
    }

    private static JsonNode json(HttpCall call) {
        try (InputStream json = ((HttpBody.Whole) call.body()).content().open()) {
            return read(new String(json.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
