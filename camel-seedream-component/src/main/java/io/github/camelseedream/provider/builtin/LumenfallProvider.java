package io.github.camelseedream.provider.builtin;

import static io.github.camelseedream.provider.spec.ReferenceForm.FILE;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.catalog.ModelFamilies;
import io.github.camelseedream.catalog.SizeRule;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.provider.EstimatingProvider;
import io.github.camelseedream.provider.HealthCheckedProvider;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.dialect.OpenAiImages;
import io.github.camelseedream.provider.dialect.SequentialImages;
import io.github.camelseedream.provider.spec.CountLimits;
import io.github.camelseedream.provider.spec.ModelLimits;
import io.github.camelseedream.provider.spec.ProviderSpec;
import io.github.camelseedream.provider.spec.ReferenceLimits;
import io.github.camelseedream.provider.wire.ReplyReader;
import io.github.camelseedream.provider.wire.RequestFields;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.Violations;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.Cost;
import java.util.Map;
import java.util.Optional;

/**
 * Lumenfall: answers at once, takes every form of size, and fires parallel calls for n itself. Safe
 * for use by several threads.
 *
 * <p>Sources, read 2026-11: docs.lumenfall.ai/api-reference (images/generate, images/edit,
 * cost-estimation, errors, models, balance), docs.lumenfall.ai/unified-model-behavior,
 * lumenfall.ai/models/bytedance/seedream-4, seedream-4.5 and seedream-5-lite.
 *
 * @hidden
 */
public final class LumenfallProvider extends OpenAiImages
        implements EstimatingProvider, HealthCheckedProvider {

    private static final int AVIF = 1600;

    /** Sizes go out as they were written; this is what the page of 4.0 says that it makes. */
    private static final SizeRule SIZES_OF_4_0 =
            SizeRule.builder()
                    .documented("1K", "1:1 1024x1024", "4:3 1183x887", "3:4 887x1182")
                    .documented("1K", "16:9 1365x768", "9:16 768x1365", "3:2 1254x836")
                    .documented("1K", "2:3 836x1254", "21:9 1563x670")
                    .build();

    /** n is independent images; a set is a field of the hosts. */
    private static final ModelLimits LIMITS =
            ModelLimits.sizesAsWritten()
                    .counts(new CountLimits(10, false, 15))
                    .references(ReferenceLimits.in(FILE).formats("png", "jpeg", "webp", "gif"))
                    .number(ImageParameters.SIZE, "pixels a side", 1, 14142)
                    .number(ImageParameters.OUTPUT_FORMAT, "pixels a side of avif", 1, AVIF)
                    .number(ImageParameters.WIDTH, "pixels with size=custom", 1024, 4096)
                    .number(ImageParameters.HEIGHT, "pixels with size=custom", 1024, 4096);

    private static final ProviderSpec SPEC =
            ProviderSpec.of("lumenfall", "Lumenfall", "https://api.lumenfall.ai/openai/v1")
                    .requestIdHeader("X-Lumenfall-Request-Id")
                    // further aliases are known to Lumenfall itself and go out as typed
                    .modelId("seedream-4", "seedream-4.0", "seedream-4-0")
                    .modelId("seedream-5-lite", "seedream-5.0-lite", "seedream-5-0-lite")
                    .parameters(
"""
prompt            | passthrough
model             | converted   | model | | | a host in front forces it, e.g. byteplus/seedream-4.5
size              | converted   | size | | 1024x1024 | a tier goes out as resolution
aspectRatio       | renamed     | aspect_ratio | | | match is sent as the shape of the first reference
resolution        | converted   | resolution | | | megapixels go out as a bare number: 1MP as 1
width             | converted   | width | | | with size=custom, else part of size
height            | converted   | height | | | with size=custom, else part of size
count             | converted   | n | | 1 | more are split into several calls
imageMode         | converted   | sequential_image_generation, max_images | | | set is sent as auto with max_images; else not sent
seed              | passthrough
references        | converted   | image, image[] | | | uploaded as files
mask              | converted   | mask | | | edits only; png of the first reference's size
responseFormat    | renamed     | response_format | url, b64_json | url | a link lives for about an hour
outputFormat      | renamed     | output_format | png, jpeg, gif, webp, avif | the model's own
outputCompression | renamed     | output_compression | 1 to 100
promptEnhancement | converted   | enhance_prompt, enhance_prompt_mode | | | replicate takes the first, fal the second
safetyChecker     | converted   | enable_safety_checker, disable_safety_checker | | | fal takes the first, replicate the second
watermark         | default value only | | false
quality           | passthrough | | | standard
style             | passthrough | | | vivid
user              | passthrough
""")
                    .providerParameters(
"""
enable_safety_checker       | Boolean | | fal
disable_safety_checker      | Boolean | | replicate, 4.5
sequential_image_generation | String  | disabled, auto | replicate
sync_mode                   | Boolean | | fal; the image comes as a data URI
enhance_prompt              | Boolean | | replicate, 4.0
enhance_prompt_mode         | String  | fast, standard | fal, 4.0
""")
                    .limits(LIMITS)
                    .limits(ModelFamilies.SEEDREAM_4_0, LIMITS.sizes(SIZES_OF_4_0))
                    .errorCodes(
"""
rejected       | INVALID_REQUEST MODEL_NOT_FOUND MODEL_DISABLED RECORDING_NOT_FOUND
content        | CONTENT_POLICY_VIOLATION
authentication | AUTHENTICATION_FAILED
quota          | INSUFFICIENT_BALANCE
rate limited   | RATE_LIMITED
unknown        | ALL_PROVIDERS_EXHAUSTED INTERNAL_ERROR
""")
                    .build();

    public LumenfallProvider() {
        super(SPEC);
    }

    /** Each host has its own fields; a forced host gets only those that it knows. */
    @Override
    protected void putConverted(RequestFields fields, ProviderRequest call) {
        super.putConverted(fields, call);
        SequentialImages.put(fields, call, "max_images");
        Optional<String> mode = call.request().get(ImageParameters.PROMPT_ENHANCEMENT);
        Optional<Boolean> checker = call.request().get(ImageParameters.SAFETY_CHECKER);
        if (!call.model().startsWith("fal/")) {
            fields.put("enhance_prompt", mode.map(text -> !text.equals("off")));
            if (!call.model().endsWith("seedream-4")) {
                fields.put("disable_safety_checker", checker.map(on -> !on));
            }
        }
        if (!call.model().startsWith("replicate/")) {
            fields.put("enhance_prompt_mode", mode.filter(text -> !text.equals("off")));
            fields.put("enable_safety_checker", checker);
        }
    }

    @Override
    protected void check(ProviderRequest call, Violations violations) {
        super.check(call, violations);
        if (call.model().startsWith("fal/")
                && call.request().is(ImageParameters.PROMPT_ENHANCEMENT, "off")) {
            violations.add(
                    ImageParameters.PROMPT_ENHANCEMENT,
                    "has no field at the forced host fal. Accepted: fast, standard");
        }
        if (call.model().equals("replicate/seedream-4")
                && call.request().has(ImageParameters.SAFETY_CHECKER)) {
            violations.add(
                    ImageParameters.SAFETY_CHECKER,
                    "has no field at the forced host replicate for seedream-4. Leave it out");
        }
        int side = call.size().pixels().map(p -> Math.max(p.width(), p.height())).orElse(0);
        if (side > AVIF && call.request().is(ImageParameters.OUTPUT_FORMAT, "avif")) {
            violations.add(
                    ImageParameters.OUTPUT_FORMAT,
                    "is made up to "
                            + AVIF
                            + " pixels a side, and size asks for "
                            + call.size()
                            + ". Ask for a smaller size, or for webp, jpeg or png");
        }
    }

    @Override
    public HttpCall estimate(ProviderRequest call) {
        HttpCall submit = submit(call);
        return HttpCall.post(submit.path() + "?dryRun=true", submit.body());
    }

    @Override
    public Cost readEstimate(ProviderRequest call, Reply reply) {
        JsonNode json = reply.json();
        Optional<Cost> cost =
                ReplyReader.cost(json.path("total_cost_micros"), json.path("currency"));
        if (!reply.isSuccess() || cost.isEmpty()) {
            throw freeFailure(reply, context(call.model(), reply));
        }
        return new Cost(
                cost.get().amount().movePointLeft(6).stripTrailingZeros(), cost.get().unit());
    }

    @Override
    protected Outcome.ReplyMetadata metadata(
            ProviderRequest call, Reply reply, CallContext context) {
        JsonNode more = reply.json().path("metadata");
        String executed = ReplyReader.text(more.path("executed_model"));
        Map<String, Object> kept =
                ReplyReader.fields(reply.json(), "created", "size", "output_format", "id");
        kept.putAll(
                ReplyReader.fields(
                        more, "executed_model", "provider", "provider_name", "attempts"));
        return new Outcome.ReplyMetadata(
                context.requestId(),
                executed.isEmpty() ? reply.header("X-Lumenfall-Model") : executed,
                ReplyReader.cost(more.path("cost"), more.path("cost_currency")).orElse(null),
                kept);
    }

    @Override
    public HttpCall check() {
        return HttpCall.get("../../v1/balance");
    }
}
