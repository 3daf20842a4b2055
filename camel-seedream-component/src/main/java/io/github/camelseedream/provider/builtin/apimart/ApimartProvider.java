package io.github.camelseedream.provider.builtin.apimart;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.catalog.ModelFamilies;
import io.github.camelseedream.catalog.ModelFamily;
import io.github.camelseedream.catalog.RequestedSize;
import io.github.camelseedream.catalog.SizeSupport;
import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.http.Auth;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.provider.HealthCheckedProvider;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.ProviderTask;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.TaskEvent;
import io.github.camelseedream.provider.WebhookProvider;
import io.github.camelseedream.provider.spec.CountLimits;
import io.github.camelseedream.provider.spec.FailureKind;
import io.github.camelseedream.provider.spec.Limit;
import io.github.camelseedream.provider.spec.ParameterTable;
import io.github.camelseedream.provider.spec.ProviderProfile;
import io.github.camelseedream.provider.spec.ReferenceLimits;
import io.github.camelseedream.provider.wire.OpenAiImageJson;
import io.github.camelseedream.provider.wire.ProviderErrors;
import io.github.camelseedream.provider.wire.RequestFields;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.Violation;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * APIMart: works on tasks, takes sizes as a ratio and a tier, and makes several images of a call
 * only from references. Another host offers the same API under a name of its own.
 *
 * <p>Sources, read 2026-11: docs.apimart.ai/en/api-reference (images/seedream-4, seedream-4.5 and
 * seedream-5-lite: generation; tasks/status; tasks/webhook; account/token-balance),
 * gccai.heqingsong.uk/en/api-reference/images/seedream-4.5/generation.
 */
public final class ApimartProvider implements WebhookProvider, HealthCheckedProvider {

    /** The public names; what APIMart itself spells otherwise goes out as typed. */
    private static final Map<String, String> MODEL_IDS =
            Map.of(
                    "seedream-4", "doubao-seedance-4-0",
                    "seedream-4.0", "doubao-seedance-4-0",
                    "seedream-4-0", "doubao-seedance-4-0",
                    "seedream-4.5", "doubao-seedance-4-5",
                    "seedream-4-5", "doubao-seedance-4-5",
                    "seedream-5-lite", "doubao-seedream-5-0-lite",
                    "seedream-5.0-lite", "doubao-seedream-5-0-lite",
                    "seedream-5-0-lite", "doubao-seedream-5-0-lite");

    private static final Pattern TASK_ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    /** What 5.0 lite makes itself; the other models ignore the field. */
    private static final Set<String> OWN_FORMATS = Set.of("jpeg", "png");

    private final ProviderProfile profile;

    private ApimartProvider(ProviderProfile profile) {
        this.profile = profile;
    }

    /** APIMart itself. */
    public static ApimartProvider apimart() {
        return new ApimartProvider(
                new ProviderProfile(
                        "apimart",
                        "APIMart",
                        URI.create("https://api.apimart.ai/v1"),
                        Auth.Style.BEARER,
                        "APIMART_API_KEY"));
    }

    /** The same API at gccai.heqingsong.uk, with keys of its own. */
    public static ApimartProvider gccai() {
        return new ApimartProvider(
                new ProviderProfile(
                        "gccai",
                        "GCCAI",
                        URI.create("https://gccai.heqingsong.uk/v1"),
                        Auth.Style.BEARER,
                        "GCCAI_API_KEY"));
    }

    @Override
    public ProviderProfile profile() {
        return profile;
    }

    @Override
    public ParameterTable parameters() {
        return ApimartParameters.TABLE;
    }

    @Override
    public Map<String, FailureKind> codes() {
        return ApimartReplies.CODES;
    }

    @Override
    public String modelId(String model) {
        return MODEL_IDS.getOrDefault(model, model);
    }

    @Override
    public CountLimits counts(ProviderRequest call) {
        return ApimartLimits.counts(call);
    }

    @Override
    public ReferenceLimits references(String model) {
        return ApimartLimits.references(model);
    }

    @Override
    public SizeSupport sizing(String model) {
        return ApimartLimits.sizing(model);
    }

    @Override
    public Set<String> ownFormats(String model) {
        return ModelFamilies.of(model) == ModelFamilies.SEEDREAM_5_0_LITE ? OWN_FORMATS : Set.of();
    }

    @Override
    public List<Violation> check(ProviderRequest call) {
        return ApimartLimits.check(call);
    }

    @Override
    public List<Limit> limits(String model) {
        return ApimartLimits.limits(model);
    }

    @Override
    public HttpCall submit(ProviderRequest call) {
        ImageRequest request = call.request();
        ModelFamily family = ModelFamilies.of(call.model());
        RequestFields fields = new RequestFields().put("model", call.model());
        fields.putSentAsIs(ApimartParameters.TABLE, request);
        putSize(fields, call.size());
        putCount(fields, call);
        if (call.isEdit()) {
            fields.put("image_urls", request.getReferences());
        }
        // the page of 4.0 has a text where the others have an object
        fields.put(
                family == ModelFamilies.SEEDREAM_4_0
                        ? "optimize_prompt_options"
                        : "optimize_prompt_options.mode",
                request.get(ImageParameters.PROMPT_ENHANCEMENT));
        fields.put(
                "output_format",
                request.get(ImageParameters.OUTPUT_FORMAT)
                        .filter(ownFormats(call.model())::contains));
        return HttpCall.post("images/generations", fields.putExtras(request).toJson());
    }

    private static void putSize(RequestFields fields, RequestedSize size) {
        switch (size.kind()) {
            case AUTO, MATCH -> fields.put("size", "auto");
            default -> fields.put("size", size.ratio().map(Object::toString));
        }
        fields.put("resolution", size.tier().map(Object::toString));
    }

    private static void putCount(RequestFields fields, ProviderRequest call) {
        if (call.isSet()) {
            fields.put("sequential_image_generation", "auto")
                    .put("sequential_image_generation_options.max_images", call.count());
        } else if (call.request().has(ImageParameters.COUNT)) {
            fields.put("n", call.count());
        }
    }

    @Override
    public Outcome read(ProviderRequest call, Reply reply) {
        CallContext context = new CallContext(profile.name(), call.model(), "");
        if (ApimartReplies.isFailure(reply)) {
            return new Outcome.Failed(ApimartReplies.failure(reply, context));
        }
        List<String> tasks = ApimartReplies.tasks(reply);
        return tasks.stream().allMatch(this::isTaskId) && !tasks.isEmpty()
                ? new Outcome.Pending(tasks, null)
                : new Outcome.Failed(ProviderErrors.noTask(context));
    }

    @Override
    public boolean isTaskId(String id) {
        return TASK_ID.matcher(id).matches();
    }

    @Override
    public HttpCall status(ProviderTask task) {
        return HttpCall.get("tasks/" + task.id() + "?language=en");
    }

    @Override
    public Outcome readStatus(ProviderTask task, Reply reply) {
        return ApimartReplies.outcome(
                reply, new CallContext(profile.name(), task.model(), task.id()));
    }

    @Override
    public Trust trust() {
        return Trust.VERIFY_BY_POLLING;
    }

    @Override
    public String signature(UnaryOperator<String> header) {
        return "";
    }

    @Override
    public TaskEvent readWebhook(JsonNode body, UnaryOperator<String> header) {
        String id = ApimartReplies.id(ApimartReplies.task(body));
        if (!isTaskId(id)) {
            throw new IllegalArgumentException("it names no task in data.id");
        }
        ProviderTask task = new ProviderTask(id, "");
        Reply told = new Reply(200, name -> Optional.of(header.apply(name)), body, "");
        return new TaskEvent(task, readStatus(task, told));
    }

    @Override
    public HttpCall models() {
        return HttpCall.get("models");
    }

    @Override
    public List<Map<String, Object>> readModels(Reply reply) {
        CallContext context = new CallContext(profile.name(), "", "");
        if (ApimartReplies.isFailure(reply)) {
            throw ProviderErrors.free(reply, ApimartReplies.failure(reply, context), context);
        }
        return OpenAiImageJson.models(reply, context, ApimartReplies.CODES);
    }

    @Override
    public HttpCall check() {
        return HttpCall.get("balance");
    }

    /** A key that the balance cannot be told for is answered with status 200. */
    @Override
    public Optional<String> problem(Reply reply) {
        String text = ProviderErrors.errorText(reply);
        return ApimartReplies.isFailure(reply)
                ? Optional.of(text.isEmpty() ? "it gives no reason" : text)
                : Optional.empty();
    }
}
