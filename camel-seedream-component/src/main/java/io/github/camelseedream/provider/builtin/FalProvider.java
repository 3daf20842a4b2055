package io.github.camelseedream.provider.builtin;

import static io.github.camelseedream.catalog.ModelFamilies.SEEDREAM_3_0;
import static io.github.camelseedream.catalog.ModelFamilies.SEEDREAM_4_0;
import static io.github.camelseedream.catalog.ModelFamilies.SEEDREAM_4_5;
import static io.github.camelseedream.catalog.ModelFamilies.SEEDREAM_5_0_FLASH;
import static io.github.camelseedream.catalog.ModelFamilies.SEEDREAM_5_0_LITE;
import static io.github.camelseedream.catalog.ModelFamilies.SEEDREAM_5_0_PRO;
import static io.github.camelseedream.catalog.ModelFamilies.SEEDREAM_5_5;
import static io.github.camelseedream.provider.spec.ReferenceForm.URL;

import io.github.camelseedream.catalog.SizeFormat;
import io.github.camelseedream.catalog.SizeRule;
import io.github.camelseedream.http.Auth;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.provider.HealthCheckedProvider;
import io.github.camelseedream.provider.dialect.FalImages;
import io.github.camelseedream.provider.spec.CountLimits;
import io.github.camelseedream.provider.spec.ImagePrice;
import io.github.camelseedream.provider.spec.ModelLimits;
import io.github.camelseedream.provider.spec.ProviderSpec;
import io.github.camelseedream.provider.spec.ReferenceLimits;
import io.github.camelseedream.request.ImageParameters;

/**
 * fal: works on queued requests, and takes every family under an id of its own. Safe for use by
 * several threads.
 *
 * <p>Sources, read 2026-11: the pages and llms.txt of fal.ai/models/bytedance/seedream and
 * fal-ai/bytedance/seedream (ids, fields, sizes, prices), docs.fal.ai/platform-apis (models and
 * prices), fal.ai/docs/documentation/model-apis/errors (codes).
 *
 * @hidden
 */
public final class FalProvider extends FalImages implements HealthCheckedProvider {

    /** In one call: runs, or images of a set. */
    private static final int MAX_IMAGES = 6;

    private static final ReferenceLimits REFERENCES = ReferenceLimits.in(URL).max(10);

    private static final ModelLimits UNKNOWN =
            ModelLimits.sizesAs(SizeFormat.PIXELS, SizeFormat.TIER)
                    .counts(new CountLimits(MAX_IMAGES, false, MAX_IMAGES))
                    .references(REFERENCES.maxWithImages(15));

    private static final ModelLimits UP_TO_LITE =
            UNKNOWN.without(
                    ImageParameters.BACKGROUND,
                    ImageParameters.LAYERS,
                    ImageParameters.PROMPT_ENHANCEMENT);

    private static final ModelLimits FROM_PRO =
            UNKNOWN.counts(CountLimits.independent(MAX_IMAGES))
                    .references(REFERENCES)
                    .nativeFormats("jpeg", "png")
                    .without(
                            ImageParameters.BACKGROUND,
                            ImageParameters.PROMPT_ENHANCEMENT,
                            ImageParameters.SEED);

    private static final ProviderSpec SPEC =
            ProviderSpec.of("fal", "fal", "https://queue.fal.run")
                    .otherHost("api", "https://api.fal.ai")
                    .otherHost("rest", "https://rest.fal.ai")
                    .auth(new Auth.Style("Authorization", "Key "))
                    .keyVariable("FAL_KEY")
                    .requestIdHeader("x-fal-request-id")
                    .modelId("fal-ai/bytedance/seedream/v3", SEEDREAM_3_0)
                    .modelId("fal-ai/bytedance/seedream/v4", SEEDREAM_4_0)
                    .modelId("fal-ai/bytedance/seedream/v4.5", SEEDREAM_4_5)
                    .modelId("fal-ai/bytedance/seedream/v5/lite", SEEDREAM_5_0_LITE)
                    .modelId("bytedance/seedream/v5/pro", SEEDREAM_5_0_PRO)
                    .modelId("bytedance/seedream/v5/flash", SEEDREAM_5_0_FLASH)
                    .modelId("bytedance/seedream/v5.5", SEEDREAM_5_5)
                    .parameters(
"""
prompt            | passthrough
model             | converted   | | | | the path, with /edit behind it where there are references, else /text-to-image
size              | converted   | image_size | | | a tier goes as auto_2K, and leaves the shape to the model
aspectRatio       | converted   | image_size | | | both sides in pixels
resolution        | converted   | image_size
width             | converted   | image_size
height            | converted   | image_size
count             | converted   | num_images | | 1 | more are split into several calls
imageMode         | converted   | max_images | | independent | 4.0, 4.5 and 5.0 lite; a set has up to so many images
seed              | passthrough | | | | 3.0, 4.0 and 4.5
references        | converted   | image_urls, image_url | | | bytes are uploaded first; image_url of /layerize
responseFormat    | default value only | | url | | a link is public and lives for at least 7 days
outputFormat      | emulated    | output_format | png, jpeg, gif | jpeg from 5.0 pro on | sent for jpeg and png from 5.0 pro on
outputCompression | emulated
promptEnhancement | renamed     | enhance_prompt_mode | fast, standard | standard | 4.0 only
background        | passthrough | | auto, opaque, transparent | auto | 5.5
layers            | converted   | | | false | the path with /layerize behind it; from 5.0 pro on
safetyChecker     | renamed     | enable_safety_checker | | true
webhookUrl        | converted   | fal_webhook | | | part of the path
""")
                    .providerParameters(
"""
guidance_scale | Number  | 1 to 10 | 3.0
sync_mode      | Boolean | | all; the answer holds the images, and the history at fal does not
""")
                    .limits(UNKNOWN)
                    .limits(
                            SEEDREAM_3_0,
                            UP_TO_LITE
                                    .sizeFormats(SizeFormat.PIXELS)
                                    .sizes(rule(SEEDREAM_3_0.sizes()).sides(512, 2048).build())
                                    .counts(CountLimits.independent(MAX_IMAGES))
                                    .references(ReferenceLimits.NONE)
                                    .price(ImagePrice.of("0.03", "USD")))
                    .limits(
                            SEEDREAM_4_0,
                            UNKNOWN.sizeFormats(SizeFormat.PIXELS, SizeFormat.TIER, SizeFormat.AUTO)
                                    .without(ImageParameters.BACKGROUND, ImageParameters.LAYERS)
                                    .sizes(rule(SEEDREAM_4_0.sizes()).tiers("2K", "4K").build())
                                    .price(ImagePrice.of("0.03", "USD")))
                    .limits(SEEDREAM_4_5, UP_TO_LITE.price(ImagePrice.of("0.04", "USD")))
                    .limits(
                            SEEDREAM_5_0_LITE,
                            UP_TO_LITE
                                    .without(
                                            ImageParameters.BACKGROUND,
                                            ImageParameters.LAYERS,
                                            ImageParameters.PROMPT_ENHANCEMENT,
                                            ImageParameters.SEED)
                                    .sizes(
                                            rule(SEEDREAM_5_0_LITE.sizes())
                                                    .tiers("2K", "3K")
                                                    .build())
                                    .price(ImagePrice.of("0.035", "USD")))
                    .limits(
                            SEEDREAM_5_0_PRO,
                            FROM_PRO.sizes(rule(SEEDREAM_5_0_PRO.sizes()).tiers("1K", "2K").build())
                                    .price(
                                            ImagePrice.of("0.0675", "USD")
                                                    .above(1536 * 1536, "0.135")
                                                    .perReference("0.0045", 1)))
                    .limits(
                            SEEDREAM_5_0_FLASH,
                            FROM_PRO.sizes(
                                            rule(SEEDREAM_5_0_FLASH.sizes())
                                                    .pixels(1024 * 1024, 2048 * 2048)
                                                    .tiers("1K", "2K")
                                                    .build())
                                    .price(ImagePrice.of("0.027", "USD")))
                    .limits(
                            SEEDREAM_5_5,
                            FROM_PRO.without(
                                            ImageParameters.PROMPT_ENHANCEMENT,
                                            ImageParameters.SEED)
                                    .sizes(rule(SEEDREAM_5_5.sizes()).tiers("1K", "2K").build()))
                    .errorCodes(
"""
content  | content_policy_violation
rejected | bad_request image_too_small image_too_large image_load_error file_download_error face_detection_error file_too_large
rejected | greater_than greater_than_equal less_than less_than_equal multiple_of sequence_too_short sequence_too_long one_of
rejected | feature_not_supported unsupported_image_format missing value_error extra_forbidden enum literal_error url_parsing
rejected | string_type string_too_short string_too_long int_type int_parsing float_type float_parsing bool_type bool_parsing
rejected | list_type too_short too_long dict_type model_type model_attributes_type
""")
                    .build();

    public FalProvider() {
        super(SPEC);
    }

    private static SizeRule.Builder rule(SizeRule ofFamily) {
        return ofFamily.toBuilder();
    }

    @Override
    public HttpCall models() {
        return HttpCall.get("../api/v1/models?q=seedream");
    }

    /** The balance is hidden from keys that may do nothing but generate; prices are not. */
    @Override
    public HttpCall check() {
        return HttpCall.get(
                "../api/v1/models/pricing?endpoint_id=fal-ai/bytedance/seedream/v4/edit");
    }
}
