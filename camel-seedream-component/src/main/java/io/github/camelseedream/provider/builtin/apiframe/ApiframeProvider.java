package io.github.camelseedream.provider.builtin.apiframe;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.catalog.SizeSupport;
import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.http.Auth;
import io.github.camelseedream.http.HttpBody;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.provider.HealthCheckedProvider;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.ProviderTask;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.TaskEvent;
import io.github.camelseedream.provider.UploadingProvider;
import io.github.camelseedream.provider.WebhookProvider;
import io.github.camelseedream.provider.spec.CountLimits;
import io.github.camelseedream.provider.spec.Limit;
import io.github.camelseedream.provider.spec.ParameterTable;
import io.github.camelseedream.provider.spec.ProviderProfile;
import io.github.camelseedream.provider.spec.ReferenceForm;
import io.github.camelseedream.provider.spec.ReferenceLimits;
import io.github.camelseedream.provider.wire.ProviderErrors;
import io.github.camelseedream.provider.wire.ReplyReader;
import io.github.camelseedream.provider.wire.RequestFields;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.ImageFormat;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Apiframe: works on tasks of one image each, knows idempotency keys, and signs what it reports.
 *
 * <p>Sources, read 2026-11: docs-v2.apiframe.ai/docs (images/seedream, jobs, webhooks, account/me,
 * getting-started/authentication); the schema api.apiframe.ai/v2/openapi.json; 409 and the two
 * forms of a signature: the provider's client, github.com/apiframe-ai/apiframe-nodejs-sdk.
 */
public final class ApiframeProvider
        implements UploadingProvider, WebhookProvider, HealthCheckedProvider {

    /** No page names a variable for the key; this name is ours. */
    static final ProviderProfile PROFILE =
            new ProviderProfile(
                    "apiframe",
                    "Apiframe",
                    URI.create("https://api.apiframe.ai"),
                    new Auth.Style("X-API-Key", ""),
                    "APIFRAME_API_KEY");

    /** Public names; the provider's own go out as typed. */
    private static final Map<String, String> MODEL_IDS =
            Map.of(
                    "seedream-3.0", "seedream-3",
                    "seedream-3-0", "seedream-3",
                    "seedream-3-1", "seedream-3.1",
                    "seedream-4.0", "seedream-4",
                    "seedream-4-0", "seedream-4",
                    "seedream-4-5", "seedream-4.5",
                    "seedream-5.0-lite", "seedream-5-lite",
                    "seedream-5-0-lite", "seedream-5-lite",
                    "seedream-5.0-pro", "seedream-5-pro",
                    "seedream-5-0-pro", "seedream-5-pro");

    private static final Map<String, Set<String>> OWN_FORMATS =
            Map.of("seedream-5-lite", Set.of("png", "jpeg"));

    /** The page of seedream-4 says 10, the schema that checks all models 14. */
    private static final ReferenceLimits REFERENCES = references().most(14).build();

    private static final Map<String, ReferenceLimits> FEWER_REFERENCES =
            Map.of("seedream-5-pro", references().most(10).build());

    /** docs-v2.apiframe.ai/docs/uploads: images up to 25 MB. */
    private static ReferenceLimits.Builder references() {
        return ReferenceLimits.in(ReferenceForm.URL)
                .formats(ImageFormat.PNG, ImageFormat.JPEG, ImageFormat.WEBP, ImageFormat.GIF)
                .maxBytes(25L << 20);
    }

    @Override
    public ProviderProfile profile() {
        return PROFILE;
    }

    @Override
    public ParameterTable parameters() {
        return ApiframeParameters.TABLE;
    }

    @Override
    public String modelId(String model) {
        return MODEL_IDS.getOrDefault(model, model);
    }

    @Override
    public CountLimits counts(ProviderRequest call) {
        return CountLimits.ONE;
    }

    @Override
    public ReferenceLimits references(String model) {
        return FEWER_REFERENCES.getOrDefault(model, REFERENCES);
    }

    @Override
    public SizeSupport sizing(String model) {
        return ApiframeSizes.of(model);
    }

    @Override
    public Set<String> ownFormats(String model) {
        return OWN_FORMATS.getOrDefault(model, Set.of());
    }

    @Override
    public List<Violation> check(ProviderRequest call) {
        return ApiframeLimits.check(call);
    }

    @Override
    public boolean isIdempotent() {
        return true;
    }

    @Override
    public List<Limit> limits(String model) {
        return ApiframeLimits.ALL;
    }

    @Override
    public HttpCall submit(ProviderRequest call) {
        Map<String, String> headers =
                call.idempotencyKey().isEmpty()
                        ? Map.of()
                        : Map.of("Idempotency-Key", call.idempotencyKey());
        return new HttpCall("POST", "v2/images/generate", headers, fields(call).toJson());
    }

    private RequestFields fields(ProviderRequest call) {
        ImageRequest request = call.request();
        RequestFields fields = new RequestFields().put("model", call.model());
        fields.putSentAsIs(ApiframeParameters.TABLE, request);
        ApiframeSizes.put(fields, call.size());
        if (call.isEdit()) {
            fields.put("seedreamParams.image_input", urls(request));
        }
        fields.put(
                "seedreamParams.output_format",
                request.get(ImageParameters.OUTPUT_FORMAT)
                        .filter(ownFormats(call.model())::contains)
                        .map(format -> format.equals("jpeg") ? "jpg" : format));
        fields.put(
                "seedreamParams.enhance_prompt",
                request.get(ImageParameters.PROMPT_ENHANCEMENT).map(mode -> !mode.equals("off")));
        fields.put(
                "webhookEvents",
                request.get(ImageParameters.WEBHOOK_EVENTS).map(ApiframeLimits::events));
        return fields.putExtras(request);
    }

    private static List<String> urls(ImageRequest request) {
        return request.getReferences().stream().map(ApiframeProvider::url).toList();
    }

    private static String url(ReferenceImage reference) {
        if (reference instanceof ReferenceImage.Remote remote) {
            return remote.url();
        }
        throw new IllegalStateException(reference + " was not uploaded before it is sent");
    }

    @Override
    public Outcome read(ProviderRequest call, Reply reply) {
        CallContext context =
                new CallContext(
                        PROFILE.name(), call.model(), ReplyReader.requestId(reply, "x-request-id"));
        String id = ReplyReader.text(reply.json().path("jobId"));
        if (reply.isSuccess() && isTaskId(id)) {
            return new Outcome.Pending(List.of(id), null);
        }
        return new Outcome.Failed(
                reply.isSuccess() && !ProviderErrors.isErrorWithSuccessStatus(reply)
                        ? ProviderErrors.noTask(context)
                        : ApiframeErrors.of(reply, context));
    }

    @Override
    public boolean isTaskId(String id) {
        return ApiframeTasks.isId(id);
    }

    @Override
    public HttpCall status(ProviderTask task) {
        return HttpCall.get("v2/jobs/" + task.id());
    }

    @Override
    public Outcome readStatus(ProviderTask task, Reply reply) {
        return ApiframeTasks.outcome(task, reply);
    }

    @Override
    public Trust trust() {
        return Trust.SIGNED;
    }

    @Override
    public String signature(UnaryOperator<String> header) {
        return header.apply("X-Webhook-Signature").trim().replaceFirst("^sha256=", "");
    }

    @Override
    public TaskEvent readWebhook(JsonNode body, UnaryOperator<String> header) {
        return ApiframeTasks.event(body, header);
    }

    /** The type is told by the bytes; the name says nothing of the user's files. */
    @Override
    public HttpCall upload(ReferenceImage.Local image) {
        String extension = image.mediaType().substring(image.mediaType().indexOf('/') + 1);
        return HttpCall.post(
                "v2/uploads",
                new HttpBody.Form(
                        List.of(
                                new HttpBody.FilePart(
                                        "file",
                                        "image." + extension,
                                        image.mediaType(),
                                        image.content()))));
    }

    @Override
    public String readUpload(Reply reply) {
        String url = ReplyReader.text(reply.json().path("url"));
        if (!reply.isSuccess() || url.isEmpty()) {
            throw ApiframeErrors.ofFreeCall(reply);
        }
        return url;
    }

    @Override
    public HttpCall models() {
        return HttpCall.get("v2/models?modality=image");
    }

    @Override
    public List<Map<String, Object>> readModels(Reply reply) {
        JsonNode models = reply.json().path("models");
        if (!reply.isSuccess() || !models.isArray()) {
            throw ApiframeErrors.ofFreeCall(reply);
        }
        return ReplyReader.objects(models);
    }

    @Override
    public HttpCall check() {
        return HttpCall.get("v2/me");
    }
}
