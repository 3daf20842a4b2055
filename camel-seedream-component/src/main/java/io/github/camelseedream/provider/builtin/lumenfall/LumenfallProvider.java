package io.github.camelseedream.provider.builtin.lumenfall;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.catalog.SizeSupport;
import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.http.Auth;
import io.github.camelseedream.http.HttpBody;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.provider.EstimatingProvider;
import io.github.camelseedream.provider.HealthCheckedProvider;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.spec.CountLimits;
import io.github.camelseedream.provider.spec.FailureKind;
import io.github.camelseedream.provider.spec.Limit;
import io.github.camelseedream.provider.spec.ParameterTable;
import io.github.camelseedream.provider.spec.ProviderProfile;
import io.github.camelseedream.provider.spec.ReferenceForm;
import io.github.camelseedream.provider.spec.ReferenceLimits;
import io.github.camelseedream.provider.wire.OpenAiImageJson;
import io.github.camelseedream.provider.wire.ProviderErrors;
import io.github.camelseedream.provider.wire.ReplyReader;
import io.github.camelseedream.provider.wire.RequestFields;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.Cost;
import io.github.camelseedream.result.ImageFormat;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Lumenfall: answers at once, takes every form of size, and fires parallel calls for n itself.
 *
 * <p>Sources, read 2026-11: docs.lumenfall.ai/api-reference (images/generate, images/edit,
 * cost-estimation, errors, models, balance), docs.lumenfall.ai/unified-model-behavior,
 * lumenfall.ai/models/bytedance/seedream-4, seedream-4.5 and seedream-5-lite.
 */
public final class LumenfallProvider implements EstimatingProvider, HealthCheckedProvider {

    private static final ProviderProfile PROFILE =
            new ProviderProfile(
                    "lumenfall",
                    "Lumenfall",
                    URI.create("https://api.lumenfall.ai/openai/v1"),
                    Auth.Style.BEARER,
                    "LUMENFALL_API_KEY");

    /** Public names; the aliases that Lumenfall knows itself go out as typed. */
    private static final Map<String, String> MODEL_IDS =
            Map.of(
                    "seedream-4.0", "seedream-4",
                    "seedream-4-0", "seedream-4",
                    "seedream-5.0-lite", "seedream-5-lite",
                    "seedream-5-0-lite", "seedream-5-lite");

    /** Every code of docs.lumenfall.ai/api-reference/errors; others go by status. */
    private static final Map<String, FailureKind> CODES =
            Map.ofEntries(
                    Map.entry("INVALID_REQUEST", FailureKind.REJECTED),
                    Map.entry("CONTENT_POLICY_VIOLATION", FailureKind.CONTENT),
                    Map.entry("AUTHENTICATION_FAILED", FailureKind.AUTHENTICATION),
                    Map.entry("INSUFFICIENT_BALANCE", FailureKind.QUOTA),
                    Map.entry("MODEL_NOT_FOUND", FailureKind.REJECTED),
                    Map.entry("MODEL_DISABLED", FailureKind.REJECTED),
                    Map.entry("RECORDING_NOT_FOUND", FailureKind.REJECTED),
                    Map.entry("RATE_LIMITED", FailureKind.RATE_LIMITED),
                    // includes timeouts of hosts that may have made, and billed, the image
                    Map.entry("ALL_PROVIDERS_EXHAUSTED", FailureKind.UNKNOWN),
                    Map.entry("INTERNAL_ERROR", FailureKind.UNKNOWN));

    /** n is independent images; a set goes through a field of the hosts. */
    private static final CountLimits COUNTS = new CountLimits(10, false, 15);

    private static final ReferenceLimits REFERENCES =
            ReferenceLimits.in(ReferenceForm.FILE)
                    .formats(ImageFormat.PNG, ImageFormat.JPEG, ImageFormat.WEBP, ImageFormat.GIF)
                    .build();

    private static final String MEGAPIXELS = "MP";

    private static final BigDecimal MICROS = BigDecimal.valueOf(1_000_000);

    @Override
    public ProviderProfile profile() {
        return PROFILE;
    }

    @Override
    public ParameterTable parameters() {
        return LumenfallParameters.TABLE;
    }

    @Override
    public Map<String, FailureKind> codes() {
        return CODES;
    }

    @Override
    public String modelId(String model) {
        return MODEL_IDS.getOrDefault(model, model);
    }

    @Override
    public CountLimits counts(ProviderRequest call) {
        return COUNTS;
    }

    @Override
    public ReferenceLimits references(String model) {
        return REFERENCES;
    }

    @Override
    public SizeSupport sizing(String model) {
        return LumenfallLimits.sizing(model);
    }

    @Override
    public List<Violation> check(ProviderRequest call) {
        return LumenfallLimits.check(call);
    }

    @Override
    public List<Limit> limits(String model) {
        return LumenfallLimits.ALL;
    }

    @Override
    public HttpCall submit(ProviderRequest call) {
        return call(call, "");
    }

    @Override
    public HttpCall estimate(ProviderRequest call) {
        return call(call, "?dryRun=true");
    }

    @Override
    public HttpCall models() {
        return HttpCall.get("models");
    }

    @Override
    public List<Map<String, Object>> readModels(Reply reply) {
        return OpenAiImageJson.models(reply, new CallContext(PROFILE.name(), "", ""), CODES);
    }

    @Override
    public HttpCall check() {
        return HttpCall.get("../../v1/balance");
    }

    private HttpCall call(ProviderRequest call, String query) {
        RequestFields fields = fields(call);
        return call.isEdit()
                ? HttpCall.post("images/edits" + query, fields.toForm(files(call.request())))
                : HttpCall.post("images/generations" + query, fields.toJson());
    }

    private static RequestFields fields(ProviderRequest call) {
        ImageRequest request = call.request();
        RequestFields fields = new RequestFields().put("model", call.model());
        fields.putSentAsIs(LumenfallParameters.TABLE, request);
        putSize(fields, request);
        putMode(fields, call);
        request.get(ImageParameters.PROMPT_ENHANCEMENT)
                .ifPresent(mode -> putEnhancement(fields, call.model(), mode));
        request.get(ImageParameters.SAFETY_CHECKER)
                .ifPresent(on -> putSafetyChecker(fields, call.model(), on));
        return fields.putExtras(request);
    }

    /** A tier is no size here but a resolution; sides without a size make one. */
    private static void putSize(RequestFields fields, ImageRequest request) {
        Optional<String> size = request.get(ImageParameters.SIZE);
        Optional<Integer> width = request.get(ImageParameters.WIDTH);
        Optional<Integer> height = request.get(ImageParameters.HEIGHT);
        fields.put(
                "resolution", request.get(ImageParameters.RESOLUTION).map(LumenfallProvider::tier));
        if (size.isEmpty() && width.isPresent() && height.isPresent()) {
            fields.put("size", width.get() + "x" + height.get());
            return;
        }
        fields.put("width", width).put("height", height);
        size.ifPresent(
                text -> {
                    boolean tier =
                            ImageSize.parse(text)
                                    .filter(ImageSize.Tier.class::isInstance)
                                    .isPresent();
                    fields.put(tier ? "resolution" : "size", tier ? tier(text) : text);
                });
    }

    /** Megapixels are a bare number here: 0.25, 1. */
    private static String tier(String text) {
        return text.endsWith(MEGAPIXELS)
                ? text.substring(0, text.length() - MEGAPIXELS.length())
                : text;
    }

    private static void putMode(RequestFields fields, ProviderRequest call) {
        if (call.isSet()) {
            fields.put("sequential_image_generation", "auto").put("max_images", call.count());
        } else if (call.request().has(ImageParameters.COUNT)) {
            fields.put("n", call.count());
        }
    }

    /** Each host has its own field; a forced host gets only the one it knows. */
    private static void putEnhancement(RequestFields fields, String model, String mode) {
        if (!model.startsWith("fal/")) {
            fields.put("enhance_prompt", !mode.equals("off"));
        }
        if (!model.startsWith("replicate/") && !mode.equals("off")) {
            fields.put("enhance_prompt_mode", mode);
        }
    }

    private static void putSafetyChecker(RequestFields fields, String model, boolean on) {
        if (!model.startsWith("replicate/")) {
            fields.put("enable_safety_checker", on);
        }
        if (!model.startsWith("fal/") && !model.endsWith("seedream-4")) {
            fields.put("disable_safety_checker", !on);
        }
    }

    /** One image goes as image, several as image[], as the first-party clients do. */
    private static List<HttpBody.Part> files(ImageRequest request) {
        List<ReferenceImage> references = request.getReferences();
        String name = references.size() == 1 ? "image" : "image[]";
        List<HttpBody.Part> files = new ArrayList<>();
        for (ReferenceImage reference : references) {
            files.add(file(name, "image-" + (files.size() + 1), reference));
        }
        request.get(ImageParameters.MASK).ifPresent(mask -> files.add(file("mask", "mask", mask)));
        return files;
    }

    private static HttpBody.Part file(String part, String fileName, ReferenceImage reference) {
        if (reference instanceof ReferenceImage.Local local) {
            String extension = local.mediaType().substring(local.mediaType().indexOf('/') + 1);
            return new HttpBody.FilePart(
                    part, fileName + "." + extension, local.mediaType(), local.content());
        }
        throw new IllegalStateException(reference + " was not fetched before it is sent");
    }

    @Override
    public Outcome read(ProviderRequest call, Reply reply) {
        CallContext context = context(call, reply);
        if (!reply.isSuccess() || ProviderErrors.isErrorWithSuccessStatus(reply)) {
            return new Outcome.Failed(ProviderErrors.failure(reply, context, CODES));
        }
        return OpenAiImageJson.images(
                reply, reply.json().path("data"), context, CODES, facts(reply));
    }

    @Override
    public Cost readEstimate(ProviderRequest call, Reply reply) {
        JsonNode micros = reply.json().path("total_cost_micros");
        String currency = currency(reply.json().path("currency"));
        if (!reply.isSuccess() || !micros.isNumber() || currency.isEmpty()) {
            throw ProviderErrors.freeFailure(reply, context(call, reply), CODES);
        }
        return new Cost(micros.decimalValue().divide(MICROS).stripTrailingZeros(), currency);
    }

    /** US dollars where the reply does not tell; an empty text where it tells no currency. */
    private static String currency(JsonNode told) {
        if (told.isMissingNode() || told.isNull()) {
            return "USD";
        }
        String code = told.asText().toUpperCase(Locale.ROOT);
        return code.matches("[A-Z]{3}") ? code : "";
    }

    private static CallContext context(ProviderRequest call, Reply reply) {
        return new CallContext(
                PROFILE.name(),
                call.model(),
                ReplyReader.requestId(reply, "X-Lumenfall-Request-Id"));
    }

    private static Outcome.ReplyMetadata facts(Reply reply) {
        JsonNode metadata = reply.json().path("metadata");
        String executed = ReplyReader.text(metadata.path("executed_model"));
        Map<String, Object> kept = new LinkedHashMap<>();
        ReplyReader.keep(kept, reply.json(), "created", "size", "output_format", "id");
        ReplyReader.keep(kept, metadata, "executed_model", "provider", "provider_name", "attempts");
        return new Outcome.ReplyMetadata(
                ReplyReader.requestId(reply, "X-Lumenfall-Request-Id"),
                executed.isEmpty() ? reply.header("X-Lumenfall-Model") : executed,
                cost(metadata),
                kept);
    }

    private static Cost cost(JsonNode metadata) {
        JsonNode cost = metadata.path("cost");
        String currency = currency(metadata.path("cost_currency"));
        return cost.isNumber() && !currency.isEmpty()
                ? new Cost(cost.decimalValue(), currency)
                : null;
    }
}
