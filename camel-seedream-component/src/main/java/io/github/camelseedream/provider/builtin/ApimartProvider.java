package io.github.camelseedream.provider.builtin;

import static io.github.camelseedream.catalog.ModelFamilies.SEEDREAM_4_0;
import static io.github.camelseedream.catalog.ModelFamilies.SEEDREAM_4_5;
import static io.github.camelseedream.catalog.ModelFamilies.SEEDREAM_5_0_LITE;

import io.github.camelseedream.catalog.ModelFamilies;
import io.github.camelseedream.catalog.SizeFormat;
import io.github.camelseedream.catalog.SizeRule;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.provider.HealthCheckedProvider;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.WebhookProvider;
import io.github.camelseedream.provider.dialect.NewApiErrors;
import io.github.camelseedream.provider.dialect.SequentialImages;
import io.github.camelseedream.provider.dialect.TaskFormat;
import io.github.camelseedream.provider.dialect.TaskImages;
import io.github.camelseedream.provider.spec.CountLimits;
import io.github.camelseedream.provider.spec.ModelLimits;
import io.github.camelseedream.provider.spec.ProviderSpec;
import io.github.camelseedream.provider.spec.ReferenceForm;
import io.github.camelseedream.provider.spec.ReferenceLimits;
import io.github.camelseedream.provider.wire.RequestFields;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.Violations;

/**
 * APIMart, and the same API at other hosts with keys of their own. Safe for use by several threads.
 *
 * <p>Sources, read 2026-11: docs.apimart.ai/en/api-reference (images/seedream-4, seedream-4.5 and
 * seedream-5-lite: generation; tasks/status; tasks/webhook; account/token-balance),
 * gccai.heqingsong.uk/en/api-reference/images/seedream-4.5/generation; for what they do not say,
 * the open client github.com/martianzhang/apimart-cli: codes of errors are numbers in the pages and
 * texts on the wire, and with 500 the message of a refused parameter starts with its code.
 *
 * @hidden
 */
public final class ApimartProvider extends TaskImages
        implements WebhookProvider, HealthCheckedProvider {

    private static final int MAX_TOGETHER = 15;

    private static final SizeRule SIZES_OF_4_5 =
            SizeRule.builder()
                    .ratios("1:1", "4:3", "3:4", "16:9", "9:16", "3:2", "2:3", "21:9", "9:21")
                    .tiers("2K", "4K")
                    .documented(SEEDREAM_4_0.sizes(), "2K", "4K")
                    .documented("2K", "16:9 2560x1440", "9:16 1440x2560")
                    .documented("2K", "21:9 3024x1296", "9:21 1296x3024")
                    .documented("4K", "4:3 4694x3520", "3:4 3520x4694")
                    .documented("4K", "16:9 5404x3040", "9:16 3040x5404")
                    .documented("4K", "21:9 6198x2656", "9:21 2656x6198")
                    .build();

    private static final SizeRule SIZES_OF_4_0 =
            SIZES_OF_4_5.toBuilder()
                    .tiers("1K", "2K", "4K")
                    .documented(SEEDREAM_4_0.sizes(), "1K")
                    .documented("1K", "9:21 648x1512")
                    .build();

    private static final SizeRule SIZES_OF_5_0_LITE =
            SizeRule.builder()
                    .ratios("1:1", "4:3", "3:4", "16:9", "9:16", "3:2", "2:3", "21:9")
                    .tiers("2K", "3K")
                    .documented(SEEDREAM_5_0_LITE.sizes(), "2K", "3K")
                    .build();

    private static final String PARAMETERS =
"""
prompt            | passthrough
model             | converted   | model
size              | converted   | size, resolution | | | a ratio as size and a tier as resolution
aspectRatio       | converted   | size | | 1:1 | auto needs references; match is sent as auto
resolution        | converted   | resolution | | 2K
width             | converted   | size, resolution
height            | converted   | size, resolution
count             | converted   | n | | 1 | without references, one in a call
imageMode         | converted   | sequential_image_generation, sequential_image_generation_options | | independent | set is sent as auto with max_images
references        | converted   | image_urls | | | URLs go out as they are, bytes as data URIs
responseFormat    | default value only | | url | | a link lives for 24 hours, of 5.0 lite for 72
outputFormat      | emulated    | output_format | png, jpeg, gif | jpeg of 5.0 lite | sent for jpeg and png of 5.0 lite
outputCompression | emulated
promptEnhancement | converted   | optimize_prompt_options | fast, standard | standard | not for 5.0 lite; 4.0 takes it without mode
watermark         | passthrough | | | false
webhookUrl        | renamed     | webhook | | | APIMart appends /callback
""";

    private static final String PROVIDER_PARAMETERS =
"""
optimize_prompt_options      | String | fast, standard | 4.0
optimize_prompt_options.mode | String | fast, standard | 4.5
sequential_image_generation  | String | disabled, auto | all; auto needs references
sequential_image_generation_options.max_images | Long | 1 to 15 | all; with auto
language                     | String  | | all; of what webhook tells
nsfw_check                   | Boolean | | newer models
mask_url                     | String  | | some models
""";

    private static final ModelLimits LIMITS =
            ModelLimits.sizesAs(
                            SizeFormat.RATIO, SizeFormat.TIER, SizeFormat.MATCH, SizeFormat.AUTO)
                    .counts(CountLimits.oneOrSet(MAX_TOGETHER), CountLimits.group(MAX_TOGETHER))
                    .references(references(10));

    private static final ModelLimits ONE_OF_TEXT =
            LIMITS.counts(CountLimits.ONE, CountLimits.group(MAX_TOGETHER));

    private static final TaskFormat TASKS =
            TaskFormat.submittedTo("images/generations")
                    .polledAt("tasks/{id}?language=en")
                    .taskIn("data")
                    .idIn("task_id", "id")
                    .costIn("cost", "USD")
                    .costIn("credits_cost", "credits")
                    .keep("created", "completed", "estimated_time", "actual_time");

    /** The API at one of its hosts; see {@link ProviderSpec#of}. */
    public ApimartProvider(String name, String title, String baseUrl) {
        super(spec(name, title, baseUrl), TASKS);
    }

    private static ProviderSpec spec(String name, String title, String baseUrl) {
        return ProviderSpec.of(name, title, baseUrl)
                // what APIMart itself spells otherwise goes out as typed
                .modelId("doubao-seedance-4-0", "seedream-4", "seedream-4.0", "seedream-4-0")
                .modelId("doubao-seedance-4-5", "seedream-4.5", "seedream-4-5")
                .modelId("doubao-seedream-5-0-lite", "seedream-5-lite")
                .modelId("doubao-seedream-5-0-lite", "seedream-5.0-lite", "seedream-5-0-lite")
                .parameters(PARAMETERS)
                .providerParameters(PROVIDER_PARAMETERS)
                .limits(LIMITS)
                .limits(
                        SEEDREAM_4_0,
                        ONE_OF_TEXT
                                .sizes(SIZES_OF_4_0)
                                .number(ImageParameters.PROMPT, "characters", 1, 1000))
                .limits(SEEDREAM_4_5, ONE_OF_TEXT.sizes(SIZES_OF_4_5))
                .limits(
                        SEEDREAM_5_0_LITE,
                        LIMITS.sizes(SIZES_OF_5_0_LITE)
                                .without(ImageParameters.PROMPT_ENHANCEMENT)
                                .references(references(Integer.MAX_VALUE))
                                .nativeFormats("jpeg", "png"))
                .errorCodes(NewApiErrors.CODES)
                .errorCodes(
"""
rejected     | build_request_failed
conflict     | idempotency_key_reused
unknown      | idempotency_in_progress idempotency_result_indeterminate
rate limited | idempotency_unavailable
""")
                .build();
    }

    private static ReferenceLimits references(int max) {
        return ReferenceLimits.in(ReferenceForm.URL, ReferenceForm.DATA_URI)
                .formats("jpeg", "png")
                .max(max)
                .maxWithImages(MAX_TOGETHER)
                .maxBytes(10 << 20)
                .maxPixels(36_000_000)
                .minSide(15)
                .maxAspectRatio(3);
    }

    @Override
    protected void putConverted(RequestFields fields, ProviderRequest call) {
        fields.put("size", call.size().shape("auto", "auto"));
        fields.put("resolution", call.size().tier().map(Object::toString));
        SequentialImages.put(fields, call, SequentialImages.MAX_IMAGES_OPTION);
        // the page of 4.0 has a text where the others have an object
        boolean isText = ModelFamilies.of(call.model()) == SEEDREAM_4_0;
        fields.put(
                "optimize_prompt_options" + (isText ? "" : ".mode"),
                call.request().get(ImageParameters.PROMPT_ENHANCEMENT));
        fields.put("output_format", nativeFormat(call));
    }

    /** The worse one of the codes that the body tells under a good status. */
    @Override
    protected int status(Reply reply) {
        int told =
                Math.max(reply.json().path("code").asInt(), reply.json().at("/error/code").asInt());
        return reply.isSuccess() && told >= 400 && told < 600 ? told : reply.status();
    }

    @Override
    protected void check(ProviderRequest call, Violations violations) {
        checkAuto(call, violations);
        SequentialImages.check(call, spec(), violations);
    }

    /** A key that the balance cannot be told for is answered with status 200. */
    @Override
    public HttpCall check() {
        return HttpCall.get("balance");
    }
}
