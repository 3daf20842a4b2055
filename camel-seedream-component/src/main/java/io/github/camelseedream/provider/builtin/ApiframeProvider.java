package io.github.camelseedream.provider.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.catalog.ModelFamilies;
import io.github.camelseedream.catalog.SizeFormat;
import io.github.camelseedream.catalog.SizeRule;
import io.github.camelseedream.http.Auth;
import io.github.camelseedream.http.HttpBody;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.provider.HealthCheckedProvider;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.TaskEvent;
import io.github.camelseedream.provider.UploadingProvider;
import io.github.camelseedream.provider.dialect.TaskFormat;
import io.github.camelseedream.provider.dialect.TaskImages;
import io.github.camelseedream.provider.spec.ModelLimits;
import io.github.camelseedream.provider.spec.ProviderSpec;
import io.github.camelseedream.provider.spec.ReferenceForm;
import io.github.camelseedream.provider.spec.ReferenceLimits;
import io.github.camelseedream.provider.wire.ReplyReader;
import io.github.camelseedream.provider.wire.RequestFields;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.request.Violations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Apiframe: works on tasks of one image each, knows idempotency keys, and signs what it reports.
 * Safe for use by several threads.
 *
 * <p>Sources, read 2026-11: docs-v2.apiframe.ai/docs (images/seedream, jobs, webhooks, uploads,
 * account/me, getting-started/authentication), apiframe.ai/docs/jobs/get, which shows another form
 * of result; the schema api.apiframe.ai/v2/openapi.json, which is stricter than the pages in some
 * and laxer in others; 409 and the two forms of a signature: the provider's client,
 * github.com/apiframe-ai/apiframe-nodejs-sdk. No page names a variable for the key.
 *
 * @hidden
 */
public final class ApiframeProvider extends TaskImages
        implements UploadingProvider, ApiframeWebhook, HealthCheckedProvider {

    /** The page of seedream-4 says 10 references, the schema that checks all models 14. */
    private static final ModelLimits LIMITS =
            ModelLimits.sizesAs(
                            SizeFormat.PIXELS, SizeFormat.RATIO, SizeFormat.TIER, SizeFormat.MATCH)
                    .sizes(SizeRule.builder().sides(512, 4096).build())
                    .references(references(14))
                    .number(ImageParameters.PROMPT, "characters", 1, 2000)
                    .number(ImageParameters.IDEMPOTENCY_KEY, "characters", 1, 255);

    private static final ModelLimits NO_ENHANCEMENT =
            LIMITS.without(ImageParameters.PROMPT_ENHANCEMENT);

    private static final ProviderSpec SPEC =
            ProviderSpec.of("apiframe", "Apiframe", "https://api.apiframe.ai")
                    .auth(new Auth.Style("X-API-Key", ""))
                    .requestIdHeader("x-request-id")
                    .modelId("seedream-3", "seedream-3.0", "seedream-3-0")
                    .modelId("seedream-3.1", "seedream-3-1")
                    .modelId("seedream-4", "seedream-4.0", "seedream-4-0")
                    .modelId("seedream-4.5", "seedream-4-5")
                    .modelId("seedream-5-lite", "seedream-5.0-lite", "seedream-5-0-lite")
                    .modelId("seedream-5-pro", "seedream-5.0-pro", "seedream-5-0-pro")
                    .parameters(
"""
prompt            | passthrough
model             | converted   | model
size              | converted   | seedreamParams.size, seedreamParams.aspect_ratio, seedreamParams.width, seedreamParams.height | | | pixels go as custom; seedream-5-lite takes none
aspectRatio       | converted   | seedreamParams.aspect_ratio | | | match is sent as match_input_image
resolution        | converted   | seedreamParams.size | | 2K
width             | converted   | seedreamParams.width, seedreamParams.size | | | part of size
height            | converted   | seedreamParams.height, seedreamParams.size | | | part of size
count             | emulated    | | | 1 | a call for each image
imageMode         | default value only | | independent
seed              | renamed     | seedreamParams.seed | | | in the schema of all models, on no model's page
references        | converted   | seedreamParams.image_input | | | bytes are uploaded first
responseFormat    | default value only | | url | | a link lives for 24 hours
outputFormat      | emulated    | seedreamParams.output_format | png, jpeg, gif | png of seedream-5-lite | seedream-5-lite makes png and jpeg itself
outputCompression | emulated
promptEnhancement | converted   | seedreamParams.enhance_prompt | off, standard | standard | seedream-4 only
webhookUrl        | passthrough
webhookEvents     | converted   | webhookEvents | | | of progress, completed, failed
idempotencyKey    | converted   | Idempotency-Key | | | a header; known for 24 hours
""")
                    .providerParameters(
"""
seedreamParams.enhance_prompt | Boolean | | seedream-4
seedreamParams.guidance_scale | Number  | 1 to 10 | seedream-3
seedreamParams.use_pre_llm    | Boolean | | seedream-3
seedreamParams.resolution     | String  | | in the schema of all models, on no model's page
""")
                    .limits(NO_ENHANCEMENT)
                    .limits(ModelFamilies.UNKNOWN, LIMITS)
                    .limits(ModelFamilies.SEEDREAM_4_0, LIMITS.sizes(sizes("1K", "2K", "4K")))
                    .limits(ModelFamilies.SEEDREAM_4_5, NO_ENHANCEMENT.sizes(sizes("2K", "4K")))
                    .limits(
                            ModelFamilies.SEEDREAM_5_0_LITE,
                            NO_ENHANCEMENT
                                    .sizeFormats(
                                            SizeFormat.RATIO, SizeFormat.TIER, SizeFormat.MATCH)
                                    .sizes(SizeRule.builder().tiers("2K", "3K").build())
                                    .nativeFormats("png", "jpeg"))
                    .limits(
                            ModelFamilies.SEEDREAM_5_0_PRO,
                            NO_ENHANCEMENT.references(references(10)))
                    .errorDetails("details", "creditsRequired", "creditsAvailable")
                    .build();

    private static final TaskFormat TASKS =
            TaskFormat.submittedTo("v2/images/generate")
                    .polledAt("v2/jobs/{id}")
                    .id("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
                    .idIn("jobId")
                    .idempotencyKeyIn("Idempotency-Key", Duration.ofHours(24))
                    .costIn("creditCost", "credits")
                    .keep("createdAt", "completedAt", "webhookStatus", "expired");

    public ApiframeProvider() {
        super(SPEC, TASKS);
    }

    private static SizeRule sizes(String... tiers) {
        return SizeRule.builder().sides(1024, 4096).tiers(tiers).build();
    }

    private static ReferenceLimits references(int max) {
        return ReferenceLimits.in(ReferenceForm.URL)
                .formats("png", "jpeg", "webp", "gif")
                .max(max)
                .maxBytes(25L << 20);
    }

    /** Where nothing is said of the size, or auto, the provider chooses. */
    @Override
    protected void putConverted(RequestFields fields, ProviderRequest call) {
        call.size().pixels().ifPresent(pixels -> putPixels(fields, pixels));
        fields.put("seedreamParams.size", call.size().tier().map(Object::toString));
        fields.put("seedreamParams.aspect_ratio", call.size().shape("", "match_input_image"));
        fields.put(
                "seedreamParams.output_format",
                nativeFormat(call).map(format -> format.equals("jpeg") ? "jpg" : format));
        fields.put(
                "seedreamParams.enhance_prompt",
                call.request()
                        .get(ImageParameters.PROMPT_ENHANCEMENT)
                        .map(mode -> !mode.equals("off")));
        fields.put(
                "webhookEvents",
                call.request().get(ImageParameters.WEBHOOK_EVENTS).map(ApiframeWebhook::events));
    }

    private static void putPixels(RequestFields fields, ImageSize.Pixels pixels) {
        fields.put("seedreamParams.size", "custom")
                .put("seedreamParams.width", pixels.width())
                .put("seedreamParams.height", pixels.height());
    }

    @Override
    protected void check(ProviderRequest call, Violations violations) {
        super.check(call, violations);
        Optional<String> events = call.request().get(ImageParameters.WEBHOOK_EVENTS);
        if (events.filter(text -> !EVENTS.containsAll(ApiframeWebhook.events(text))).isPresent()) {
            violations.add(
                    ImageParameters.WEBHOOK_EVENTS,
                    "is not known. Accepted, separated by commas: progress, completed, failed");
        }
    }

    @Override
    public HttpCall upload(ReferenceImage.Local image) {
        HttpBody.Part file = RequestFields.file("file", "image", image);
        return HttpCall.post("v2/uploads", new HttpBody.Form(List.of(file)));
    }

    @Override
    public String readUpload(Reply reply) {
        String url = ReplyReader.text(reply.json().path("url"));
        if (!reply.isSuccess() || url.isEmpty()) {
            throw freeFailure(reply, context("", reply));
        }
        return url;
    }

    @Override
    public TaskEvent readWebhook(JsonNode body, UnaryOperator<String> header) {
        return ApiframeWebhook.super.readWebhook(body, header);
    }

    @Override
    public HttpCall models() {
        return HttpCall.get("v2/models?modality=image");
    }

    @Override
    public HttpCall check() {
        return HttpCall.get("v2/me");
    }
}
