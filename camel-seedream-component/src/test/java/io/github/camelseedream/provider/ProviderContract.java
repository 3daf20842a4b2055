package io.github.camelseedream.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.TestValidator;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.generate.call.GenerationSettings;
import io.github.camelseedream.generate.check.RequestValidator;
import io.github.camelseedream.generate.check.ValidatedRequest;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.provider.spec.ParameterMapping;
import io.github.camelseedream.provider.spec.ParameterMapping.Handling;
import io.github.camelseedream.provider.spec.ProviderParameter;
import io.github.camelseedream.provider.spec.ReferenceForm;
import io.github.camelseedream.provider.wire.CallDescription;
import io.github.camelseedream.provider.wire.RequestFields;
import io.github.camelseedream.request.Content;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.result.Adjustment;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What holds for every provider. A provider's test inherits it and says which provider it is, which
 * fields its documentation names, and how it fails. Its recorded replies are test resources in
 * {@code providers/NAME}: {@code reply.json} of a provider that answers at once, {@code
 * submit-reply.json} and {@code task-done.json} of one that works on tasks, and {@code
 * task-result.json} where the images come in another answer.
 */
public abstract class ProviderContract {

    private static final Validator VALIDATOR = TestValidator.create();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ReferenceImage REMOTE =
            new ReferenceImage.Remote("https://example.org/a.png");
    private static final ReferenceImage IMAGE =
            new ReferenceImage.Local(Content.of(new byte[] {1}), "image/png", "a.png", 64, 64);

    /** A value of each parameter that every provider that takes the parameter takes. */
    private static final Map<ImageParameter<?>, Object> SAMPLES =
            Map.ofEntries(
                    Map.entry(ImageParameters.PROMPT, "a lighthouse"),
                    Map.entry(ImageParameters.MODEL, "seedream-4.0"),
                    Map.entry(ImageParameters.SIZE, ImageSize.of("2048x2048")),
                    Map.entry(ImageParameters.ASPECT_RATIO, ImageSize.of("16:9")),
                    Map.entry(ImageParameters.RESOLUTION, ImageSize.of("2K")),
                    Map.entry(ImageParameters.WIDTH, 2048),
                    Map.entry(ImageParameters.HEIGHT, 2048),
                    Map.entry(ImageParameters.COUNT, 2),
                    Map.entry(ImageParameters.IMAGE_MODE, "set"),
                    Map.entry(ImageParameters.SEED, 42L),
                    Map.entry(ImageParameters.MASK, IMAGE),
                    Map.entry(ImageParameters.RESPONSE_FORMAT, "b64_json"),
                    Map.entry(ImageParameters.OUTPUT_FORMAT, "jpeg"),
                    Map.entry(ImageParameters.OUTPUT_COMPRESSION, 80),
                    Map.entry(ImageParameters.PROMPT_ENHANCEMENT, "standard"),
                    Map.entry(ImageParameters.BACKGROUND, "opaque"),
                    Map.entry(ImageParameters.LAYERS, true),
                    Map.entry(ImageParameters.WATERMARK, true),
                    Map.entry(ImageParameters.SAFETY_CHECKER, false),
                    Map.entry(ImageParameters.QUALITY, "hd"),
                    Map.entry(ImageParameters.STYLE, "vivid"),
                    Map.entry(ImageParameters.USER, "u-1"),
                    Map.entry(ImageParameters.WEBHOOK_URL, "https://example.org/hook"),
                    Map.entry(ImageParameters.WEBHOOK_EVENTS, "completed"),
                    Map.entry(ImageParameters.IDEMPOTENCY_KEY, "k-1"));

    /** A failure as the provider's documentation lists it, and what it must become. */
    public record Failure(
            int status, String body, Class<? extends SeedreamException> type, String outcome) {}

    /** The provider under test. */
    protected abstract ImageProvider provider();

    /** A model that takes the parameter, for what not every model takes. */
    protected String modelThatTakes(ImageParameter<?> parameter) {
        return "seedream-4.5";
    }

    /**
     * Every field of the provider's documentation, written by hand from it: {@code wire field |
     * handling | our parameter | where}, or {@code wire field | extra | type | where}. Where it
     * stands is the line of a model's page as text, read 2026-11, or {@code elsewhere}.
     */
    protected abstract String documentedFields();

    /** Every failure of the provider's documentation, and some it does not list. */
    protected abstract List<Failure> failures();

    /** The folder of its recorded replies, where another provider's are the same. */
    protected String fixtures() {
        return provider().spec().name();
    }

    /** A body as a test writes it. */
    protected static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A recorded reply. */
    protected final JsonNode fixture(String name) {
        String path = "/providers/" + fixtures() + "/" + name;
        try (InputStream file = getClass().getResourceAsStream(path)) {
            assertThat(file).as("recorded reply " + path).isNotNull();
            return JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void itsRecordedRepliesAreRead() {
        ProviderRequest call = check(minimal().build(), false).call();
        if (provider() instanceof TaskProvider provider) {
            Outcome submitted = provider.read(call, reply(fixture("submit-reply.json")));
            assertThat(submitted).isInstanceOf(Outcome.Pending.class);
            List<String> tasks = ((Outcome.Pending) submitted).tasks();
            assertThat(tasks).isNotEmpty().allMatch(provider::isTaskId);
            ProviderTask task = new ProviderTask(tasks.get(0), call.model());
            Reply done = reply(fixture("task-done.json"));
            assertHoldsImages(
                    provider.result(task, done).isPresent()
                            ? provider.readResult(task, done, reply(fixture("task-result.json")))
                            : provider.readStatus(task, done));
        } else {
            assertHoldsImages(provider().read(call, reply(fixture("reply.json"))));
        }
    }

    private static void assertHoldsImages(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Finished.class);
        assertThat(((Outcome.Finished) outcome).images())
                .isNotEmpty()
                .allMatch(image -> image.failure() == null && image.url() != null);
    }

    private static Reply reply(JsonNode body) {
        return new Reply(200, name -> Optional.empty(), body, "");
    }

    @Test
    void takesExactlyTheFieldsThatItsDocumentationNames() {
        List<String> documented =
                documentedFields()
                        .lines()
                        .map(line -> line.replaceAll("\\s*\\|\\s*", "|").trim())
                        .filter(line -> !line.isEmpty())
                        .map(ProviderContract::withoutItsPlace)
                        .sorted()
                        .toList();
        Stream<String> rows =
                provider().spec().parameters().rows().stream()
                        .filter(row -> !row.wireName().isEmpty())
                        .flatMap(
                                row ->
                                        Stream.of(row.wireName().split(", "))
                                                .map(name -> described(name, row)));
        Stream<String> extras =
                provider().spec().parameters().providerParameters().stream()
                        .map(extra -> extra.name() + "|extra|" + extra.type().getSimpleName());
        assertThat(Stream.concat(rows, extras).sorted()).containsExactlyElementsOf(documented);
    }

    private static String withoutItsPlace(String line) {
        assertThat(line).matches(".+\\|.+\\|.+\\|(\\S+:\\d+|elsewhere)");
        return line.substring(0, line.lastIndexOf('|'));
    }

    private static String described(String wireName, ParameterMapping row) {
        return wireName
                + "|"
                + row.handling().name().toLowerCase(Locale.ROOT)
                + "|"
                + row.parameter();
    }

    @TestFactory
    Stream<DynamicTest> everyParameterItTakesChangesTheCall() {
        return provider().spec().parameters().rows().stream()
                .filter(row -> !row.wireName().isEmpty())
                .map(
                        row ->
                                DynamicTest.dynamicTest(
                                        row.parameter().name(),
                                        () ->
                                                assertThat(call(with(row.parameter())))
                                                        .isNotEqualTo(
                                                                call(without(row.parameter())))));
    }

    @TestFactory
    Stream<DynamicTest> whatTheComponentDoesIsAcceptedAndNotSent() {
        return provider().spec().parameters().rows().stream()
                .filter(row -> row.handling() == Handling.EMULATED)
                .filter(row -> row.wireName().isEmpty())
                .map(
                        row ->
                                DynamicTest.dynamicTest(
                                        row.parameter().name(),
                                        () ->
                                                assertThat(call(with(row.parameter())))
                                                        .isEqualTo(
                                                                call(without(row.parameter())))));
    }

    @TestFactory
    Stream<DynamicTest> everyOtherParameterIsRefusedOrDroppedWithAnAdjustment() {
        return ImageParameters.all().stream()
                .filter(parameter -> parameter != ImageParameters.PROVIDER)
                .filter(parameter -> parameter != ImageParameters.PARAMETERS)
                .filter(
                        parameter ->
                                provider()
                                        .spec()
                                        .parameters()
                                        .of(parameter)
                                        .filter(
                                                row ->
                                                        row.handling()
                                                                != Handling.DEFAULT_VALUE_ONLY)
                                        .isEmpty())
                .map(
                        parameter ->
                                DynamicTest.dynamicTest(
                                        parameter.name(), () -> assertRefused(parameter)));
    }

    private void assertRefused(ImageParameter<?> parameter) {
        assertThatThrownBy(() -> check(with(parameter), false))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(parameter.name() + " '")
                .hasMessageContaining("is not taken by " + provider().spec().name());
        assertThat(check(with(parameter), true).adjustments())
                .extracting(Adjustment::parameter)
                .contains(parameter.name());
        assertThat(call(check(with(parameter), true).call()))
                .isEqualTo(call(check(without(parameter), false).call()));
    }

    @Test
    void aValueThatAsksForWhatItDoesAnywayIsAcceptedAndNotSent() {
        for (ParameterMapping row : provider().spec().parameters().rows()) {
            if (row.handling() == Handling.DEFAULT_VALUE_ONLY) {
                String accepted = row.rule().accepted();
                Object neutral =
                        row.parameter().type() == Boolean.class
                                ? Boolean.valueOf(accepted)
                                : accepted;
                ImageRequest request =
                        minimal().setChecked(row.parameter(), neutral, "test").build();
                assertThat(call(check(request, false).call())).isEqualTo(call(minimal().build()));
            }
        }
    }

    @Test
    void anUnknownModelIdPassesThrough() {
        assertThat(provider().spec().modelId("brand-new-model-9")).isEqualTo("brand-new-model-9");
    }

    /** An id comes from a handle, which anybody can write. */
    @Test
    void anIdThatLeadsElsewhereIsNoTask() {
        if (provider() instanceof TaskProvider provider) {
            assertThat(List.of("", ".", "..", "../me", "a/b", "a?b", "a#b", "%2e%2e", "a b"))
                    .noneMatch(provider::isTaskId);
        }
    }

    @Test
    void fieldsOfItsOwnPassThroughWithTheirTypes() {
        ImageRequest request =
                minimal()
                        .set(
                                ImageParameters.PARAMETERS,
                                Map.of("brand_new", List.of(1, true), "depth", 0.5))
                        .build();
        assertThat(String.valueOf(call(check(request, false).call())))
                .contains("brand_new=[1, true]")
                .contains("depth=0.5");
    }

    @TestFactory
    Stream<DynamicTest> aFieldOfItsOwnDoesNotReplaceAParameter() {
        return provider().spec().parameters().rows().stream()
                .filter(row -> !row.wireName().isEmpty())
                .flatMap(
                        row ->
                                Stream.of(row.wireName().split(", "))
                                        .flatMap(name -> Stream.of(name, name.split("\\.")[0]))
                                        .distinct()
                                        .map(
                                                name ->
                                                        DynamicTest.dynamicTest(
                                                                row.parameter() + ", " + name,
                                                                () -> assertKept(row, name))));
    }

    private void assertKept(ParameterMapping row, String field) {
        ImageRequest request =
                with(row.parameter()).toBuilder()
                        .set(ImageParameters.PARAMETERS, nested(field, "other"))
                        .build();
        assertThatThrownBy(() -> check(request, false))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(
                        "parameters."
                                + field
                                + " 'other' (ImageRequest) is what "
                                + row.parameter()
                                + " is sent as");
    }

    @TestFactory
    Stream<DynamicTest> aFieldOfItsOwnIsCheckedByItsFullName() {
        return provider().spec().parameters().providerParameters().stream()
                .map(extra -> DynamicTest.dynamicTest(extra.name(), () -> assertRefused(extra)));
    }

    private void assertRefused(ProviderParameter field) {
        Object wrong = field.type() == List.class ? 0 : List.of();
        ImageRequest request =
                minimal().set(ImageParameters.PARAMETERS, nested(field.name(), wrong)).build();
        assertThatThrownBy(() -> check(request, false))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("parameters." + field.name() + " '" + wrong + "'")
                .hasMessageContaining("is not what " + provider().spec().name() + " takes");
    }

    private static Map<String, Object> nested(String field, Object value) {
        return new RequestFields().put(field, value).asMap();
    }

    @TestFactory
    Stream<DynamicTest> everyFailureOfItsDocumentationHasItsException() {
        return failures().stream()
                .map(
                        failure ->
                                DynamicTest.dynamicTest(
                                        failure.status() + " " + failure.body(),
                                        () -> assertFails(failure)));
    }

    private void assertFails(Failure failure) throws IOException {
        Reply reply =
                failure.body().startsWith("{")
                        ? new Reply(
                                failure.status(),
                                name -> Optional.empty(),
                                JSON.readTree(failure.body()),
                                "")
                        : new Reply(
                                failure.status(),
                                name -> Optional.empty(),
                                JSON.missingNode(),
                                failure.body());
        Outcome outcome = provider().read(check(minimal().build(), false).call(), reply);
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        SeedreamException error = ((Outcome.Failed) outcome).error();
        assertThat(error).isExactlyInstanceOf(failure.type());
        assertThat(error.outcome().text()).isEqualTo(failure.outcome());
        assertThat(error.provider()).isEqualTo(provider().spec().name());
    }

    /** A request as the component checks it. */
    protected final ValidatedRequest check(ImageRequest request, boolean ignoreUnsupported) {
        GenerationSettings settings =
                GenerationSettings.builder().ignoreUnsupported(ignoreUnsupported).build();
        return new RequestValidator(provider(), settings).check(request, false, VALIDATOR);
    }

    private Object call(ImageRequest request) {
        return call(check(request, false).call());
    }

    /** All that is sent but the key. */
    private Object call(ProviderRequest call) {
        String idempotencyKey = call.request().get(ImageParameters.IDEMPOTENCY_KEY).orElse("");
        HttpCall sent =
                provider()
                        .submit(
                                new ProviderRequest(
                                        call.model(),
                                        call.request(),
                                        call.count(),
                                        call.size(),
                                        idempotencyKey));
        return Map.of("headers", sent.headers(), "call", CallDescription.of(sent));
    }

    private static ImageRequest.Builder minimal() {
        return ImageRequest.builder()
                .set(ImageParameters.PROMPT, "a cat")
                .set(ImageParameters.MODEL, "seedream-4.5");
    }

    /** The least request that may have that parameter, without it. */
    private ImageRequest without(ImageParameter<?> parameter) {
        return companions(parameter).build();
    }

    private ImageRequest with(ImageParameter<?> parameter) {
        Object sample =
                parameter == ImageParameters.REFERENCES ? references() : SAMPLES.get(parameter);
        return companions(parameter).setChecked(parameter, sample, "test").build();
    }

    /** A reference in a form the provider takes. */
    private List<ReferenceImage> references() {
        Set<ReferenceForm> forms = provider().spec().references("seedream-4.5").forms();
        return List.of(forms.equals(Set.of(ReferenceForm.URL)) ? REMOTE : IMAGE);
    }

    private boolean takes(ImageParameter<?> parameter) {
        return provider().spec().parameters().of(parameter).isPresent();
    }

    private ImageRequest.Builder companions(ImageParameter<?> parameter) {
        ImageRequest.Builder request =
                minimal().set(ImageParameters.MODEL, modelThatTakes(parameter));
        boolean isSide = parameter == ImageParameters.WIDTH || parameter == ImageParameters.HEIGHT;
        if (isSide && takes(ImageParameters.WIDTH)) {
            // one side goes only with the other: compare with another size instead
            request.set(ImageParameters.SIZE, new ImageSize.Custom())
                    .set(ImageParameters.WIDTH, 1024)
                    .set(ImageParameters.HEIGHT, 1024);
        }
        boolean isOfEdits =
                Set.of(ImageParameters.MASK, ImageParameters.IMAGE_MODE, ImageParameters.LAYERS)
                        .contains(parameter);
        if (isOfEdits && takes(ImageParameters.REFERENCES)) {
            // what is taken apart has to be larger than the sample
            boolean isTakenApart = parameter == ImageParameters.LAYERS && takes(parameter);
            request.set(ImageParameters.REFERENCES, isTakenApart ? List.of(REMOTE) : references());
        }
        return request;
    }
}
