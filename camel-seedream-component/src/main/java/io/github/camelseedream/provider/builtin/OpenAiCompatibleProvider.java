package io.github.camelseedream.provider.builtin;

import io.github.camelseedream.catalog.SizeFormat;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.provider.HealthCheckedProvider;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.dialect.NewApiErrors;
import io.github.camelseedream.provider.dialect.OpenAiImages;
import io.github.camelseedream.provider.spec.CountLimits;
import io.github.camelseedream.provider.spec.ModelLimits;
import io.github.camelseedream.provider.spec.PaidWords;
import io.github.camelseedream.provider.spec.ProviderSpec;
import io.github.camelseedream.provider.spec.ReferenceForm;
import io.github.camelseedream.provider.spec.ReferenceLimits;
import io.github.camelseedream.provider.wire.RequestFields;
import io.github.camelseedream.request.ReferenceImage;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Any gateway that speaks OpenAI's image API: LiteLLM, a relay built on new-api, OpenRouter, a host
 * that passes the models' own JSON on. By name it needs the option {@code baseUrl} alone. Bound in
 * the registry as a bean, under a name of its own, it is told where its gateway differs; the key is
 * then in {@code apiKeys.NAME} or the environment variable NAME_API_KEY. Set up before it is used,
 * and safe for use by several threads from then on.
 *
 * <p>Sources, read 2026-11: platform.openai.com/docs/api-reference/images and
 * platform.openai.com/docs/guides/error-codes; docs.litellm.ai/docs/image_generation; for new-api
 * {@link NewApiErrors}.
 */
public final class OpenAiCompatibleProvider extends OpenAiImages implements HealthCheckedProvider {

    /** How reference images travel. */
    public enum References {
        /** As files of a form, to {@code images/edits}. */
        MULTIPART(ReferenceForm.FILE),
        /** In the JSON field image: one as a text, several as a list. */
        IMAGE(ReferenceForm.URL, ReferenceForm.DATA_URI),
        /** In the JSON field image_urls, as a list. */
        IMAGE_URLS(ReferenceForm.URL, ReferenceForm.DATA_URI),
        /** Not at all. */
        NONE;

        private final ReferenceForm[] forms;

        References(ReferenceForm... forms) {
            this.forms = forms;
        }
    }

    /** Whose error codes the gateway sends. Those of the models' own API are known in any case. */
    public enum Errors {
        OPENAI(
                """
                content        | content_policy_violation moderation_blocked
                quota          | insufficient_quota billing_hard_limit_reached
                authentication | invalid_api_key
                rejected       | model_not_found model_not_allowed
                unknown        | server_error
                """),
        NEW_API(NewApiErrors.CODES),
        ARK("");

        private final String codes;

        Errors(String codes) {
            this.codes = codes;
        }
    }

    private static final String PARAMETERS =
"""
prompt            | passthrough
model             | converted   | model
size              | converted   | size | | | always both sides in pixels; auto is not sent
aspectRatio       | converted   | size | | | always both sides in pixels
resolution        | converted   | size | | | always both sides in pixels
width             | converted   | size
height            | converted   | size
count             | converted   | n | | 1 | as many in a call as imagesPerCall says, which is 1 unless it is set
imageMode         | default value only | | independent
responseFormat    | renamed     | response_format | url, b64_json
outputFormat      | renamed     | output_format
outputCompression | renamed     | output_compression | 1 to 100
quality           | passthrough
style             | passthrough
user              | passthrough
""";

    private String name = "openai-compatible";
    private String title = "OpenAI-compatible";
    private String baseUrl = "";
    private References references = References.MULTIPART;
    private Errors errors = Errors.OPENAI;
    private int imagesPerCall = 1;
    private Map<String, String> models = Map.of();
    private Map<String, Object> fields = Map.of();

    public OpenAiCompatibleProvider() {
        super(ProviderSpec.of("openai-compatible", "OpenAI-compatible", "").build());
        respecify();
    }

    private void respecify() {
        boolean isForm = references == References.MULTIPART;
        String field = isForm ? "image, image[]" : references.name().toLowerCase(Locale.ROOT);
        String referenceRow =
                references == References.NONE ? "" : "references | converted | " + field + "\n";
        String maskRow = isForm ? "mask | converted | mask\n" : "";
        ProviderSpec.Builder spec =
                ProviderSpec.of(name, title, baseUrl)
                        .requestIdHeader("x-request-id")
                        .parameters(PARAMETERS + referenceRow + maskRow)
                        .limits(
                                ModelLimits.sizesAs(SizeFormat.PIXELS)
                                        .counts(CountLimits.independent(imagesPerCall))
                                        .references(
                                                references == References.NONE
                                                        ? ReferenceLimits.NONE
                                                        : ReferenceLimits.in(references.forms)))
                        .errorCodes(errors.codes);
        models.forEach((publicName, id) -> spec.modelId(id, publicName));
        use(spec.build());
    }

    @Override
    protected String path(ProviderRequest call) {
        return references == References.MULTIPART ? super.path(call) : "images/generations";
    }

    @Override
    protected void putReferences(RequestFields body, List<ReferenceImage> images) {
        boolean isOne = references == References.IMAGE && images.size() == 1;
        body.put(
                references == References.IMAGE ? "image" : "image_urls",
                isOne ? images.get(0) : images);
    }

    @Override
    protected void putConverted(RequestFields body, ProviderRequest call) {
        fields.forEach(
                (field, value) -> {
                    if (!body.asMap().containsKey(field)) {
                        body.put(field, value);
                    }
                });
        super.putConverted(body, call);
    }

    @Override
    public HttpCall check() {
        return models();
    }

    /** The name in the option {@code provider}, and of its key. */
    public void setName(String name) {
        this.name = name;
        this.title = name;
        respecify();
    }

    /** Where the gateway is, up to and with {@code /v1}; the option {@code baseUrl} goes first. */
    public void setBaseUrl(String baseUrl) {
        this.baseUrl = baseUrl.replaceFirst("/+$", "");
        respecify();
    }

    /** How reference images travel; as files of a form unless this says otherwise. */
    public void setReferences(References references) {
        this.references = references;
        respecify();
    }

    /** Whose error codes it sends; OpenAI's unless this says otherwise. */
    public void setErrors(Errors errors) {
        this.errors = errors;
        respecify();
    }

    /** How many images one call makes: what it takes as n, or 1 where it takes no other. */
    public void setImagesPerCall(int imagesPerCall) {
        this.imagesPerCall = imagesPerCall;
        respecify();
    }

    /** The gateway's ids by public names, e.g. seedream-4.5 = byteplus/seedream-4-5-251128. */
    public void setModels(Map<String, String> models) {
        this.models = Map.copyOf(models);
        respecify();
    }

    /**
     * Fields that go with every call, e.g. watermark = false; a request's own go first.
     *
     * @throws IllegalArgumentException if one of them says how many images are paid for
     */
    public void setFields(Map<String, Object> fields) {
        fields.keySet()
                .forEach(
                        field ->
                                PaidWords.parameter(field)
                                        .ifPresent(paid -> refuse(field, paid.name())));
        this.fields = Map.copyOf(fields);
    }

    private static void refuse(String field, String parameter) {
        throw new IllegalArgumentException(
                "fields."
                        + field
                        + " is what "
                        + parameter
                        + " is sent as, and would be paid for by every call. Remove it; how many"
                        + " images a call makes is imagesPerCall");
    }
}
