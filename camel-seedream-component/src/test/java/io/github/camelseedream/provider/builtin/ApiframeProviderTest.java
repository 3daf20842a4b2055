package io.github.camelseedream.provider.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.catalog.RequestedSizeReader;
import io.github.camelseedream.catalog.SizeFormat;
import io.github.camelseedream.error.AuthenticationException;
import io.github.camelseedream.error.IdempotencyConflictException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.ProviderException;
import io.github.camelseedream.error.QuotaExceededException;
import io.github.camelseedream.error.RateLimitedException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.http.HttpBody;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderContract;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.spec.ValueConstraint;
import io.github.camelseedream.request.Content;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.CallOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiframeProviderTest extends ProviderContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "a1b2c3d4-e5f6-7890-abcd-ef1234567890";

    private final ApiframeProvider apiframe = new ApiframeProvider();

    @Override
    protected ImageProvider provider() {
        return apiframe;
    }

    @Override
    protected String modelThatTakes(ImageParameter<?> parameter) {
        if (parameter == ImageParameters.OUTPUT_FORMAT) {
            return "seedream-5.0-lite";
        }
        return parameter == ImageParameters.PROMPT_ENHANCEMENT ? "seedream-4.0" : "seedream-4.5";
    }

    /**
     * docs-v2.apiframe.ai/docs/images/seedream/seedream-4.5 and its siblings; seed and the extras:
     * api.apiframe.ai/v2/openapi.json.
     */
    @Override
    protected String documentedFields() {
        return """
        prompt                        | passthrough | prompt            | 4.5:24
        model                         | converted   | model             | 4.5:4
        seedreamParams.size           | converted   | size              | 4.5:11
        seedreamParams.aspect_ratio   | converted   | size              | 4.5:10
        seedreamParams.width          | converted   | size              | 4.5:12
        seedreamParams.height         | converted   | size              | 4.5:13
        seedreamParams.aspect_ratio   | converted   | aspectRatio       | 4.5:10
        seedreamParams.size           | converted   | resolution        | 4.5:11
        seedreamParams.width          | converted   | width             | 4.5:12
        seedreamParams.size           | converted   | width             | 4.5:11
        seedreamParams.height         | converted   | height            | 4.5:13
        seedreamParams.size           | converted   | height            | 4.5:11
        seedreamParams.seed           | renamed     | seed              | elsewhere
        seedreamParams.image_input    | converted   | references        | 4.5:14
        seedreamParams.output_format  | emulated    | outputFormat      | elsewhere
        seedreamParams.enhance_prompt | converted   | promptEnhancement | elsewhere
        webhookUrl                    | passthrough | webhookUrl        | elsewhere
        webhookEvents                 | converted   | webhookEvents     | elsewhere
        Idempotency-Key               | converted   | idempotencyKey    | elsewhere
        seedreamParams.enhance_prompt | extra       | Boolean           | elsewhere
        seedreamParams.guidance_scale | extra       | Number            | elsewhere
        seedreamParams.use_pre_llm    | extra       | Boolean           | elsewhere
        seedreamParams.resolution     | extra       | String            | elsewhere
        """;
    }

    /** docs-v2.apiframe.ai/docs/getting-started/authentication; the schema; 409: the client. */
    @Override
    protected List<Failure> failures() {
        return List.of(
                failure(400, "Validation failed", ProviderException.class, "rejected"),
                failure(401, "API key is required", AuthenticationException.class, "rejected"),
                failure(401, "Invalid API key", AuthenticationException.class, "rejected"),
                failure(402, "Insufficient credits", QuotaExceededException.class, "rejected"),
                failure(403, "API key is inactive", AuthenticationException.class, "rejected"),
                new Failure(403, "error code: 1010", AuthenticationException.class, "rejected"),
                failure(404, "Job not found", ProviderException.class, "rejected"),
                failure(409, "Key is in use", IdempotencyConflictException.class, "rejected"),
                failure(429, "Too many requests", RateLimitedException.class, "rejected"),
                failure(502, "Upload failed", OutcomeUnknownException.class, "unknown"),
                failure(503, "Queue is down", OutcomeUnknownException.class, "unknown"),
                failure(500, "Internal error", OutcomeUnknownException.class, "unknown"),
                new Failure(504, "<html>gateway</html>", OutcomeUnknownException.class, "unknown"),
                new Failure(408, "{}", OutcomeUnknownException.class, "unknown"),
                failure(202, "Internal error", OutcomeUnknownException.class, "unknown"),
                new Failure(202, "{}", OutcomeUnknownException.class, "unknown"),
                new Failure(
                        202, "{\"jobId\":\"../me\"}", OutcomeUnknownException.class, "unknown"));
    }

    private static Failure failure(
            int status, String error, Class<? extends SeedreamException> type, String outcome) {
        return new Failure(status, "{\"error\":\"" + error + "\"}", type, outcome);
    }

    @Test
    void aRefusalTellsWhatIsWrongWithWhichField() throws IOException {
        Reply reply =
                reply(
                        400,
                        """
                        {"error":"Validation failed","details":{
                         "seedreamParams.size":["Invalid option","Too long"],
                         "prompt":["Required"]}}
                        """);

        assertThat(failed(reply))
                .hasMessage(
                        "apiframe, model seedream-4.5 refused the call with status 400: Validation"
                                + " failed; seedreamParams.size: Invalid option, Too long; prompt:"
                                + " Required");
    }

    @Test
    void aRefusalOfManyWordsIsShortened() throws IOException {
        Reply reply =
                reply(
                        400,
                        "{\"error\":\"no\",\"details\":{\"a\":[\""
                                + "long ".repeat(9000)
                                + "\"]}}");

        assertThat(failed(reply).getMessage()).hasSizeLessThan(600).endsWith("...");
    }

    @Test
    void aWantOfCreditsTellsHowMany() throws IOException {
        Reply reply =
                reply(
                        402,
                        "{\"error\":\"Insufficient credits\",\"creditsRequired\":4,"
                                + "\"creditsAvailable\":1}");

        assertThat(failed(reply))
                .hasMessage(
                        "apiframe, model seedream-4.5 refused the call with status 402:"
                                + " Insufficient credits; creditsRequired: 4; creditsAvailable: 1");
    }

    @Test
    void aLimitTellsHowLongToWait() throws IOException {
        Reply reply =
                new Reply(
                        429,
                        name -> Optional.of("7").filter(any -> name.equals("Retry-After")),
                        fixture(429, "error-rate.json").json(),
                        "");

        assertThat(((RateLimitedException) failed(reply)).retryAfter())
                .isEqualTo(Duration.ofSeconds(7));
    }

    @Test
    void aRefusalCarriesTheIdForTheSupport() throws IOException {
        Reply reply =
                new Reply(
                        401,
                        name -> Optional.of("req-1").filter(any -> name.equals("x-request-id")),
                        fixture(401, "error-auth.json").json(),
                        "");

        assertThat(failed(reply).requestId()).isEqualTo("req-1");
    }

    @Test
    void aTakenRequestIsATask() throws IOException {
        Outcome outcome = apiframe.read(call("", "{}"), fixture(202, "submit-reply.json"));

        assertThat(outcome).isEqualTo(new Outcome.Pending(List.of(ID), null));
    }

    /** The same key within 24 hours is the same task, however it stands. */
    @Test
    void aRepeatedRequestIsTheTaskItWas() throws IOException {
        Reply reply = reply(202, "{\"jobId\":\"" + ID + "\",\"status\":\"COMPLETED\"}");

        assertThat(apiframe.read(call("", "{}"), reply))
                .isEqualTo(new Outcome.Pending(List.of(ID), null));
    }

    @Test
    void theIdempotencyKeyIsAHeader() throws IOException {
        assertThat(apiframe.submit(call("k-1", "{}")).headers())
                .isEqualTo(Map.of("Idempotency-Key", "k-1"));
        assertThat(apiframe.submit(call("", "{}")).headers()).isEmpty();
        assertThat(apiframe.isIdempotent()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {}                                         | null
                    {"size":"auto"}                            | null
                    {"size":"2K"}                              | {"size":"2K"}
                    {"resolution":"4K"}                        | {"size":"4K"}
                    {"size":"16:9"}                            | {"aspect_ratio":"16:9"}
                    {"aspectRatio":"7:2","resolution":"2K"}    | {"aspect_ratio":"7:2","size":"2K"}
                    {"size":"4K","aspectRatio":"auto"}         | {"size":"4K"}
                    {"aspectRatio":"match"}                    | {"aspect_ratio":"match_input_image"}
                    {"aspectRatio":"match","size":"2K"}        | {"aspect_ratio":"match_input_image","size":"2K"}
                    {"size":"1920x1080"}                       | {"size":"custom","width":1920,"height":1080}
                    """)
    void aSizeIsSentInTheFieldsOfItsForm(String words, String fields) throws IOException {
        assertThat(sent(call("", words)).get("seedreamParams"))
                .isEqualTo(fields.equals("null") ? null : JSON.readTree(fields));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    seedream-4      | [1K, 2K, 4K] | sides 1024 to 4096 | true
                    seedream-4.5    | [2K, 4K]     | sides 1024 to 4096 | true
                    seedream-5-lite | [2K, 3K]     |                    | false
                    seedream-5-pro  | []           | sides 512 to 4096  | true
                    brand-new       | []           | sides 512 to 4096  | true
                    """)
    void eachModelHasItsSizes(String model, String tiers, String bounds, boolean pixels) {
        assertThat(apiframe.spec().sizes(model).rule().tiers()).hasToString(tiers);
        assertThat(apiframe.spec().sizes(model).rule().bounds())
                .isEqualTo(bounds == null ? List.of() : List.of(bounds));
        assertThat(apiframe.spec().sizes(model).forms().contains(SizeFormat.PIXELS))
                .isEqualTo(pixels);
        assertThat(apiframe.spec().sizes(model).forms())
                .contains(SizeFormat.RATIO, SizeFormat.TIER, SizeFormat.MATCH);
    }

    @ParameterizedTest
    @CsvSource({
        "seedream-3.0, seedream-3",
        "seedream-4.0, seedream-4",
        "seedream-4-0, seedream-4",
        "seedream-4.5, seedream-4.5",
        "seedream-4-5, seedream-4.5",
        "seedream-5.0-lite, seedream-5-lite",
        "seedream-5-0-lite, seedream-5-lite",
        "seedream-5.0-pro, seedream-5-pro",
        "seedream-5-pro, seedream-5-pro"
    })
    void aPublicNameIsTheIdOfTheProvider(String model, String id) {
        assertThat(apiframe.spec().modelId(model)).isEqualTo(id);
    }

    @Test
    void theProModelTakesFewerReferences() {
        assertThat(apiframe.spec().references("seedream-4.5").max()).isEqualTo(14);
        assertThat(apiframe.spec().references("seedream-5-pro").max()).isEqualTo(10);
    }

    /** Where the model makes no formats, the image is converted after it came. */
    @Test
    void theFormatIsAskedOfTheModelThatMakesIt() throws IOException {
        ImageRequest request = request("{}").set(ImageParameters.OUTPUT_FORMAT, "jpeg").build();

        assertThat(sent(call("seedream-5-lite", request)).at("/seedreamParams/output_format"))
                .hasToString("\"jpg\"");
        assertThat(sent(call("seedream-4.5", request)).has("seedreamParams")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"off, false", "standard, true"})
    void anEnhancementIsOnOrOff(String mode, String sent) throws IOException {
        ImageRequest request =
                request("{}").set(ImageParameters.PROMPT_ENHANCEMENT, mode, "test").build();

        assertThat(sent(call("seedream-4", request)).at("/seedreamParams/enhance_prompt"))
                .hasToString(sent);
    }

    @Test
    void takesNoWordThatItOrTheComponentCannotHonour() {
        assertThat(accepts(ImageParameters.PROMPT_ENHANCEMENT, "fast")).isFalse();
        assertThat(accepts(ImageParameters.OUTPUT_FORMAT, "webp")).isFalse();
        ValueConstraint guidance =
                apiframe.spec()
                        .parameters()
                        .providerParameter("seedreamParams.guidance_scale")
                        .orElseThrow()
                        .rule();
        assertThat(guidance.accepts(2.5)).isTrue();
        assertThat(guidance.accepts(10.5)).isFalse();
    }

    private boolean accepts(ImageParameter<?> parameter, String value) {
        return apiframe.spec().parameters().of(parameter).orElseThrow().rule().accepts(value);
    }

    @Test
    void refusesAPromptThatIsTooLong() {
        assertThat(violations(ImageParameters.PROMPT, "🎨".repeat(2000))).isEmpty();
        assertThat(violations(ImageParameters.PROMPT, "x".repeat(2001)))
                .singleElement()
                .extracting(Violation::problem)
                .isEqualTo("is 2001 characters long. Accepted: 1 to 2000");
    }

    @Test
    void refusesAnEnhancementThatTheModelLacks() {
        assertThat(violations(ImageParameters.PROMPT_ENHANCEMENT, "off"))
                .singleElement()
                .hasToString(
                        "promptEnhancement 'off' (test) has no field with seedream-4.5. Leave it"
                                + " out");
    }

    @Test
    void refusesAnUnknownEvent() {
        assertThat(violations(ImageParameters.WEBHOOK_EVENTS, "completed, failed")).isEmpty();
        assertThat(violations(ImageParameters.WEBHOOK_EVENTS, "completed,done"))
                .singleElement()
                .hasToString(
                        "webhookEvents 'completed,done' (test) is not known. Accepted, separated"
                                + " by commas: progress, completed, failed");
    }

    @Test
    void refusesAnIdempotencyKeyThatIsNoHeader() {
        assertThat(violations(ImageParameters.IDEMPOTENCY_KEY, "k".repeat(255))).isEmpty();
        for (String key : List.of("a\r\nX-Other: 1", "ä", "k".repeat(256))) {
            assertThat(violations(ImageParameters.IDEMPOTENCY_KEY, key))
                    .singleElement()
                    .extracting(Violation::problem)
                    .isEqualTo(
                            "cannot be sent as a header. Accepted: 1 to 255 printable ASCII"
                                    + " characters");
        }
    }

    @Test
    void anImageIsUploadedWithoutTheNameOfItsFile() {
        HttpCall call =
                apiframe.upload(
                        new ReferenceImage.Local(
                                Content.of(new byte[] {1}), "image/webp", "secret.webp", 8, 8));

        assertThat(call).hasToString("POST v2/uploads");
        HttpBody.FilePart part = (HttpBody.FilePart) ((HttpBody.Form) call.body()).parts().get(0);
        assertThat(part.name()).isEqualTo("file");
        assertThat(part.fileName()).isEqualTo("image.webp");
        assertThat(part.mediaType()).isEqualTo("image/webp");
    }

    @Test
    void anUploadAnswersWithItsUrl() throws IOException {
        assertThat(
                        apiframe.readUpload(
                                reply(201, "{\"id\":\"1\",\"url\":\"https://cdn.example/a.png\"}")))
                .isEqualTo("https://cdn.example/a.png");
    }

    /** An upload is free: even where nobody knows what came of it, it may be repeated. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    502 | {"error":"CDN failure"} | true  | apiframe refused the call with status 502: CDN failure. Such a call costs nothing, so it may be made again
                    201 | {}                      | true  | apiframe refused the request: it answered with status 201 and not with what was asked for. Such a call costs nothing, so it may be made again
                    400 | {"error":"No file"}     | false | apiframe refused the call with status 400: No file
                    """)
    void anUploadThatFailedIsNotBilled(
            int status, String body, boolean repeatable, String message) {
        assertThatThrownBy(() -> apiframe.readUpload(reply(status, body)))
                .isInstanceOfSatisfying(
                        ProviderException.class,
                        error -> {
                            assertThat(error.outcome()).isEqualTo(CallOutcome.REJECTED);
                            assertThat(error.isRepeatable()).isEqualTo(repeatable);
                        })
                .hasMessage(message);
    }

    @Test
    void theModelsAreThoseOfTheCatalogue() throws IOException {
        assertThat(apiframe.models()).hasToString("GET v2/models?modality=image");
        assertThat(
                        apiframe.readModels(
                                reply(
                                        200,
                                        "{\"models\":[{\"id\":\"seedream-4.5\",\"costMin\":4}]}")))
                .containsExactly(Map.of("id", "seedream-4.5", "costMin", 4));
        assertThatThrownBy(() -> apiframe.readModels(reply(503, "{\"error\":\"down\"}")))
                .isInstanceOf(ProviderException.class);
    }

    @Test
    void theFreeCallsAreOnTheSameHost() {
        assertThat(apiframe.check()).hasToString("GET v2/me");
        assertThat(apiframe.spec().auth().header()).isEqualTo("X-API-Key");
        assertThat(apiframe.spec().auth().prefix()).isEmpty();
    }

    private List<Violation> violations(ImageParameter<String> parameter, String value) {
        ImageRequest request = request("{}").set(parameter, value, "test").build();
        return apiframe.check(call("seedream-4.5", request));
    }

    private SeedreamException failed(Reply reply) throws IOException {
        return ((Outcome.Failed) apiframe.read(call("", "{}"), reply)).error();
    }

    private JsonNode sent(ProviderRequest call) throws IOException {
        try (InputStream json = ((HttpBody.Whole) apiframe.submit(call).body()).content().open()) {
            return JSON.readTree(json);
        }
    }

    /** A request with size words given as JSON. */
    private static ImageRequest.Builder request(String words) {
        ImageRequest.Builder request =
                ImageRequest.builder().set(ImageParameters.PROMPT, "a cat", "test");
        try {
            JSON.readTree(words)
                    .properties()
                    .forEach(
                            word ->
                                    request.setChecked(
                                            ImageParameters.named(word.getKey()).orElseThrow(),
                                            ImageSize.of(word.getValue().asText()),
                                            "test"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return request;
    }

    private static ProviderRequest call(String key, String words) {
        ImageRequest request = request(words).build();
        return new ProviderRequest(
                "seedream-4.5", request, 1, RequestedSizeReader.read(request).wanted(), key);
    }

    private static ProviderRequest call(String model, ImageRequest request) {
        return new ProviderRequest(
                model, request, 1, RequestedSizeReader.read(request).wanted(), "");
    }

    private static Reply reply(int status, String json) throws IOException {
        return new Reply(status, name -> Optional.empty(), JSON.readTree(json), "");
    }

    private static Reply fixture(int status, String name) throws IOException {
        try (InputStream file =
                ApiframeProviderTest.class.getResourceAsStream("/providers/apiframe/" + name)) {
            return new Reply(status, header -> Optional.empty(), JSON.readTree(file), "");
        }
    }
}
