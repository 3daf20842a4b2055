package io.github.camelseedream.provider.builtin;

import static io.github.camelseedream.catalog.ModelFamilies.SEEDREAM_3_0;
import static io.github.camelseedream.catalog.ModelFamilies.SEEDREAM_4_0;
import static io.github.camelseedream.catalog.ModelFamilies.SEEDREAM_4_5;
import static io.github.camelseedream.catalog.ModelFamilies.SEEDREAM_5_0_FLASH;
import static io.github.camelseedream.catalog.ModelFamilies.SEEDREAM_5_0_LITE;
import static io.github.camelseedream.catalog.ModelFamilies.SEEDREAM_5_0_PRO;
import static io.github.camelseedream.catalog.ModelFamilies.SEEDREAM_5_5;
import static io.github.camelseedream.provider.spec.ReferenceForm.DATA_URI;
import static io.github.camelseedream.provider.spec.ReferenceForm.URL;

import io.github.camelseedream.catalog.ModelFamily;
import io.github.camelseedream.catalog.SizeFormat;
import io.github.camelseedream.provider.dialect.ArkImages;
import io.github.camelseedream.provider.spec.CountLimits;
import io.github.camelseedream.provider.spec.ImagePrice;
import io.github.camelseedream.provider.spec.ModelLimits;
import io.github.camelseedream.provider.spec.ProviderSpec;
import io.github.camelseedream.provider.spec.ReferenceLimits;
import io.github.camelseedream.request.ImageParameters;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * ByteDance's own API under its two brands: BytePlus ModelArk, and Volcengine Ark in China. They
 * differ in address, names of the models and prices. An endpoint id ({@code ep-...}) goes out as it
 * is, and is held to no model's limits. Safe for use by several threads.
 *
 * <p>Sources, read 2026-11: docs.byteplus.com/en/docs/ModelArk/1541523 (fields, sizes), 1330310
 * (models), 1544106 and 1099320 (prices), 1299023 (errors); volcengine.com/docs/82379/1541523,
 * 1330310 and 1544106; of 5.5 and its prices the pages of hosts that quote BytePlus; for what the
 * pages do not say, github.com/byteplus-sa/ComfyUI-BytePlus-ModelArk.
 */
public final class ArkProvider extends ArkImages {

    private static final int MAX_TOGETHER = 15;
    private static final long SMALL = 2_610_000;

    private static final String PARAMETERS =
"""
prompt            | passthrough
model             | converted   | model | | | or the id of an endpoint of yours, ep-...
size              | converted   | size | | | a tier goes out as it is, and leaves the shape to the model
aspectRatio       | converted   | size | | | both sides in pixels
resolution        | converted   | size
width             | converted   | size
height            | converted   | size
count             | emulated    | | | 1 | a call for each image, unless imageMode is set
imageMode         | converted   | sequential_image_generation, sequential_image_generation_options.max_images | | independent | 4.0, 4.5 and 5.0 lite; set is sent as auto with max_images, and with stream=true
references        | converted   | image | | | URLs go out as they are, bytes as data URIs; one as a text, several as a list
responseFormat    | renamed     | response_format | url, b64_json | url | a link lives for 24 hours
outputFormat      | emulated    | output_format | png, jpeg, gif | jpeg, of 5.5 png | sent for jpeg and png from 5.0 on
outputCompression | emulated
promptEnhancement | converted   | optimize_prompt_options.mode | fast, standard | standard | from 4.0 on; fast with 4.0 and 5.0 pro
background        | passthrough | | auto, opaque, transparent | opaque, of 5.5 auto | from 5.0 pro on, auto of 5.5 only
layers            | renamed     | layer_decomposition | | false | from 5.0 pro on; the base, then its layers, as further images
watermark         | converted   | watermark | | true | false is sent where nothing is said, and told
""";

    private static final String PROVIDER_PARAMETERS =
"""
optimize_prompt_options.thinking  | String  | auto, enabled, disabled | from 4.0 on, not flash; with references it stays enabled
tools                             | List    | | 5.0 lite; [{"type": "web_search"}] lets it search the web
safety_identifier                 | String  | | 5.5; a hashed id of your end user. The name is OpenAI's, no page of ModelArk gives one
sequential_image_generation       | String  | disabled, auto | 4.0, 4.5 and 5.0 lite
sequential_image_generation_options.max_images | Long | 1 to 15 | with auto
""";

    private static final ModelLimits LIMITS =
            ModelLimits.sizesAs(SizeFormat.PIXELS, SizeFormat.TIER).references(references(10));

    private static final ModelLimits WITH_SETS =
            LIMITS.counts(CountLimits.oneOrSet(MAX_TOGETHER))
                    .references(references(14).maxWithImages(MAX_TOGETHER));

    private static final ModelLimits SEEDLESS =
            WITH_SETS.without(
                    ImageParameters.SEED, ImageParameters.BACKGROUND, ImageParameters.LAYERS);

    private static final ModelLimits ALONE =
            LIMITS.without(ImageParameters.SEED).nativeFormats("jpeg", "png");

    private static final Map<ModelFamily, ModelLimits> OF_FAMILIES =
            Map.of(
                    SEEDREAM_3_0,
                    ModelLimits.sizesAs(SizeFormat.PIXELS)
                            .without(
                                    ImageParameters.PROMPT_ENHANCEMENT,
                                    ImageParameters.BACKGROUND,
                                    ImageParameters.LAYERS),
                    SEEDREAM_4_0,
                    SEEDLESS,
                    SEEDREAM_4_5,
                    SEEDLESS,
                    SEEDREAM_5_0_LITE,
                    SEEDLESS.nativeFormats("jpeg", "png"),
                    SEEDREAM_5_0_PRO,
                    ALONE,
                    SEEDREAM_5_0_FLASH,
                    ALONE,
                    SEEDREAM_5_5,
                    ALONE);

    private ArkProvider(ProviderSpec spec) {
        super(spec);
    }

    /** BytePlus ModelArk: everywhere but in China. Its models are in this region only. */
    static ArkProvider modelark() {
        ProviderSpec.Builder spec =
                ProviderSpec.of(
                                "modelark",
                                "BytePlus ModelArk",
                                "https://ark.ap-southeast.bytepluses.com/api/v3")
                        .keyVariable("ARK_API_KEY", "BYTEPLUS_API_KEY")
                        .parameters(
                                PARAMETERS + "seed | passthrough | | 0 to 2147483647 | | 3.0 only")
                        .providerParameters(
                                PROVIDER_PARAMETERS + "guidance_scale | Number | 1 to 10 | 3.0")
                        .modelId("seedream-3-0-t2i-250415", names("3.0"))
                        .modelId("dola-seedream-5-5-261028", "seedream-5.5", "seedream-5-5");
        Map<ModelFamily, ImagePrice> prices = new HashMap<>();
        prices.put(SEEDREAM_3_0, ImagePrice.of("0.03", "USD"));
        prices.put(SEEDREAM_4_0, ImagePrice.of("0.03", "USD"));
        prices.put(SEEDREAM_4_5, ImagePrice.of("0.04", "USD"));
        prices.put(SEEDREAM_5_0_LITE, ImagePrice.of("0.035", "USD"));
        prices.put(
                SEEDREAM_5_0_PRO,
                ImagePrice.of("0.045", "USD").above(SMALL, "0.09").perReference("0.003", 1));
        prices.put(SEEDREAM_5_0_FLASH, ImagePrice.of("0.018", "USD"));
        prices.put(
                SEEDREAM_5_5,
                ImagePrice.of("0.020", "USD")
                        .above(SMALL, "0.035")
                        .alsoForSizesInPixels()
                        .perReference("0.008", 0));
        return new ArkProvider(spec(spec, "", "dola-", prices));
    }

    /** Volcengine Ark: in China. The id of 5.5 is not published; 3.0 was shut down. */
    static ArkProvider volcengine() {
        ProviderSpec.Builder spec =
                ProviderSpec.of(
                                "volcengine",
                                "Volcengine Ark",
                                "https://ark.cn-beijing.volces.com/api/v3")
                        .keyVariable("ARK_API_KEY")
                        .parameters(PARAMETERS)
                        .providerParameters(PROVIDER_PARAMETERS);
        Map<ModelFamily, ImagePrice> prices = new HashMap<>();
        prices.put(SEEDREAM_4_0, ImagePrice.of("0.20", "CNY"));
        prices.put(SEEDREAM_4_5, ImagePrice.of("0.25", "CNY"));
        prices.put(SEEDREAM_5_0_LITE, ImagePrice.of("0.22", "CNY"));
        prices.put(
                SEEDREAM_5_0_PRO,
                ImagePrice.of("0.30", "CNY").above(SMALL, "0.60").perReference("0.02", 1));
        prices.put(SEEDREAM_5_0_FLASH, ImagePrice.of("0.12", "CNY"));
        return new ArkProvider(spec(spec, "doubao-", "doubao-", prices));
    }

    private static ProviderSpec spec(
            ProviderSpec.Builder spec,
            String prefix,
            String prefixFromPro,
            Map<ModelFamily, ImagePrice> prices) {
        OF_FAMILIES.forEach(
                (family, limits) -> {
                    ImagePrice price = prices.get(family);
                    spec.limits(family, price == null ? limits : limits.price(price));
                });
        return spec.requestIdHeader("x-request-id")
                .modelId(prefix + "seedream-4-0-250828", names("4.0"))
                .modelId(prefix + "seedream-4-5-251128", names("4.5"))
                .modelId(prefix + "seedream-5-0-260128", names("5.0-lite"))
                .modelId(prefixFromPro + "seedream-5-0-pro-260628", names("5.0-pro"))
                .modelId(prefixFromPro + "seedream-5-0-flash-260915", names("5.0-flash"))
                .limits(WITH_SETS)
                .errorCodes(
"""
quota    | OperationDenied.ServiceOverdue
rejected | OperationDenied.ServiceNotOpen
""")
                .build();
    }

    /** The usual spellings: 5.0-pro, 5-0-pro and 5-pro. */
    private static String[] names(String version) {
        return Stream.of(version, version.replace('.', '-'), version.replace(".0", ""))
                .distinct()
                .map(spelling -> "seedream-" + spelling)
                .toArray(String[]::new);
    }

    private static ReferenceLimits references(int max) {
        return ReferenceLimits.in(URL, DATA_URI)
                .formats("jpeg", "png", "webp", "bmp", "tiff", "gif", "heic")
                .max(max)
                .maxBytes(30 << 20)
                .maxPixels(36_000_000)
                .minSide(15)
                .maxAspectRatio(16);
    }
}
