package io.github.camelseedream.provider.builtin;

import static io.github.camelseedream.catalog.ModelFamilies.SEEDREAM_4_0;
import static io.github.camelseedream.catalog.ModelFamilies.SEEDREAM_4_5;
import static io.github.camelseedream.catalog.ModelFamilies.SEEDREAM_5_0_LITE;
import static io.github.camelseedream.catalog.ModelFamilies.SEEDREAM_5_0_PRO;
import static io.github.camelseedream.request.ImageParameters.LAYERS;
import static io.github.camelseedream.request.ImageParameters.PROMPT_ENHANCEMENT;
import static io.github.camelseedream.request.ImageParameters.SAFETY_CHECKER;

import io.github.camelseedream.catalog.SizeFormat;
import io.github.camelseedream.catalog.SizeRule;
import io.github.camelseedream.http.HttpBody;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.provider.CancellableProvider;
import io.github.camelseedream.provider.HealthCheckedProvider;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.UploadingProvider;
import io.github.camelseedream.provider.dialect.TaskFormat;
import io.github.camelseedream.provider.dialect.TaskImages;
import io.github.camelseedream.provider.spec.CountLimits;
import io.github.camelseedream.provider.spec.ModelLimits;
import io.github.camelseedream.provider.spec.ProviderSpec;
import io.github.camelseedream.provider.spec.ReferenceForm;
import io.github.camelseedream.provider.spec.ReferenceLimits;
import io.github.camelseedream.provider.wire.ReplyReader;
import io.github.camelseedream.provider.wire.RequestFields;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.request.Violations;
import java.util.List;

/**
 * Replicate: works on predictions of its official models, whose id is part of the path. What one
 * costs is not in its answers. Safe for use by several threads.
 *
 * <p>Sources, read 2026-11: replicate.com/docs/reference/http, replicate.com/docs/topics/webhooks,
 * and the version pages of replicate.com/bytedance/seedream-4, seedream-4.5, seedream-5-lite and
 * seedream-5-pro.
 *
 * @hidden
 */
public final class ReplicateProvider extends TaskImages
        implements UploadingProvider, ReplicateWebhook, CancellableProvider, HealthCheckedProvider {

    private static final int MAX_TOGETHER = 15;
    private static final int MAX_PROMPT = 4000;
    private static final ReferenceLimits REFERENCES = ReferenceLimits.in(ReferenceForm.URL);

    private static final ModelLimits LIMITS =
            ModelLimits.sizesAs(
                            SizeFormat.PIXELS, SizeFormat.RATIO, SizeFormat.TIER, SizeFormat.MATCH)
                    .sizes(sizes("1K", "2K", "4K"))
                    .counts(CountLimits.oneOrSet(MAX_TOGETHER))
                    .references(REFERENCES.max(14).maxWithImages(MAX_TOGETHER));

    private static final ModelLimits OF_5_0 =
            LIMITS.sizeFormats(SizeFormat.RATIO, SizeFormat.TIER, SizeFormat.MATCH)
                    .nativeFormats("png", "jpeg")
                    .without(PROMPT_ENHANCEMENT, SAFETY_CHECKER);

    private static final ProviderSpec SPEC =
            ProviderSpec.of("replicate", "Replicate", "https://api.replicate.com/v1")
                    .keyVariable("REPLICATE_API_TOKEN")
                    .modelId("bytedance/seedream-4", SEEDREAM_4_0)
                    .modelId("bytedance/seedream-4.5", SEEDREAM_4_5)
                    .modelId("bytedance/seedream-5-lite", SEEDREAM_5_0_LITE)
                    .modelId("bytedance/seedream-5-pro", SEEDREAM_5_0_PRO)
                    .parameters(
"""
prompt            | renamed     | input.prompt
model             | converted   | | | | owner/name, in the path
size              | converted   | input.size, input.aspect_ratio, input.width, input.height | | | pixels go as custom; 5.0 takes none
aspectRatio       | converted   | input.aspect_ratio | | match | match is sent as match_input_image
resolution        | converted   | input.size | | 2K
width             | converted   | input.width, input.size | | | part of size
height            | converted   | input.height, input.size | | | part of size
count             | emulated    | | | 1 | a prediction for each image, unless imageMode is set
imageMode         | converted   | input.sequential_image_generation, input.max_images | | independent | set is sent as auto with max_images; not with 5.0 pro
references        | converted   | input.image_input | | | bytes are uploaded first
responseFormat    | default value only | | url | | a link lives for an hour
outputFormat      | emulated    | input.output_format | png, jpeg, gif | png of 5.0 | 5.0 makes png and jpeg itself
outputCompression | emulated
promptEnhancement | converted   | input.enhance_prompt | off, standard | standard | 4.0 only
layers            | renamed     | input.layer_decomposition | | false | 5.0 pro only; of exactly one reference
safetyChecker     | converted   | input.disable_safety_checker | | true | 4.5 only
webhookUrl        | renamed     | webhook | | | https only
webhookEvents     | converted   | webhook_events_filter | | | of start, output, logs, completed
""")
                    .providerParameters(
"""
input.enhance_prompt              | Boolean | | 4.0
input.disable_safety_checker      | Boolean | | 4.5
input.sequential_image_generation | String  | disabled, auto | 4.0, 4.5 and 5.0 lite
input.max_images                  | Long    | 1 to 15 | with auto
""")
                    .limits(LIMITS)
                    .limits(
                            SEEDREAM_4_0,
                            LIMITS.references(REFERENCES.max(10).maxWithImages(MAX_TOGETHER))
                                    .without(SAFETY_CHECKER, LAYERS))
                    .limits(
                            SEEDREAM_4_5,
                            LIMITS.sizes(sizes("2K", "4K"))
                                    .number(ImageParameters.PROMPT, "characters", 1, MAX_PROMPT)
                                    .without(PROMPT_ENHANCEMENT, LAYERS))
                    .limits(
                            SEEDREAM_5_0_LITE,
                            OF_5_0.sizes(sizes("2K", "3K"))
                                    .without(PROMPT_ENHANCEMENT, SAFETY_CHECKER, LAYERS))
                    .limits(
                            SEEDREAM_5_0_PRO,
                            OF_5_0.sizes(sizes("1K", "2K"))
                                    .number(ImageParameters.PROMPT, "characters", 1, MAX_PROMPT)
                                    .counts(CountLimits.ONE)
                                    .references(REFERENCES.max(10)))
                    .build();

    private static final TaskFormat TASKS =
            TaskFormat.submittedTo("models/{model}/predictions")
                    .polledAt("predictions/{id}")
                    .cancelledAt("predictions/{id}/cancel")
                    .resultIn("output")
                    .expiredIn("data_removed")
                    .layeredWhere("/input/layer_decomposition")
                    .keep("created_at", "completed_at", "metrics");

    public ReplicateProvider() {
        super(SPEC, TASKS);
    }

    private static SizeRule sizes(String... tiers) {
        return SizeRule.builder()
                .sides(1024, 4096)
                .tiers(tiers)
                .ratios("1:1", "4:3", "3:4", "16:9", "9:16", "3:2", "2:3", "21:9")
                .build();
    }

    @Override
    protected void putConverted(RequestFields fields, ProviderRequest call) {
        call.size()
                .pixels()
                .ifPresent(
                        pixels ->
                                fields.put("input.size", "custom")
                                        .put("input.width", pixels.width())
                                        .put("input.height", pixels.height()));
        fields.put("input.size", call.size().tier().map(Object::toString));
        fields.put("input.aspect_ratio", call.size().shape("", "match_input_image"));
        if (call.isSet()) {
            fields.put("input.sequential_image_generation", "auto")
                    .put("input.max_images", call.count());
        }
        fields.put("input.output_format", nativeFormat(call));
        fields.put(
                "input.enhance_prompt",
                call.request().get(PROMPT_ENHANCEMENT).map(mode -> !mode.equals("off")));
        fields.put(
                "input.disable_safety_checker",
                call.request().get(SAFETY_CHECKER).map(isOn -> !isOn));
        fields.put("webhook_events_filter", ReplicateWebhook.events(call));
    }

    @Override
    protected void check(ProviderRequest call, Violations violations) {
        super.check(call, violations);
        ReplicateWebhook.checkEvents(call, violations);
    }

    @Override
    public HttpCall upload(ReferenceImage.Local image) {
        HttpBody.Part file = RequestFields.file("content", "image", image);
        return HttpCall.post("files", new HttpBody.Form(List.of(file)));
    }

    @Override
    public String readUpload(Reply reply) {
        String url = ReplyReader.text(reply.json().at("/urls/get"));
        if (!reply.isSuccess() || url.isEmpty()) {
            throw freeFailure(reply, context("", reply));
        }
        return url;
    }

    /** There are many thousands of other models. */
    @Override
    public HttpCall models() {
        return HttpCall.get("search?query=bytedance+seedream");
    }

    @Override
    public HttpCall check() {
        return HttpCall.get("account");
    }
}
