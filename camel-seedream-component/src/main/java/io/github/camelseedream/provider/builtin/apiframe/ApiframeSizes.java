package io.github.camelseedream.provider.builtin.apiframe;

import io.github.camelseedream.catalog.RequestedSize;
import io.github.camelseedream.catalog.SizeFormat;
import io.github.camelseedream.catalog.SizeRule;
import io.github.camelseedream.catalog.SizeSupport;
import io.github.camelseedream.provider.wire.RequestFields;
import io.github.camelseedream.request.ImageSize.Pixels;
import java.util.Map;

/**
 * The sizes Apiframe takes, and how they are sent. Any ratio is taken. Sources: the pages of the
 * models, docs-v2.apiframe.ai/docs/images/seedream; for other models the schema,
 * api.apiframe.ai/v2/openapi.json, read 2026-11.
 */
final class ApiframeSizes {

    private static final SizeRule CUSTOM = SizeRule.builder().sides(1024, 4096).build();

    private static final Map<String, SizeSupport> BY_MODEL =
            Map.of(
                    "seedream-4",
                    withPixels(CUSTOM.toBuilder().tiers("1K", "2K", "4K").build()),
                    "seedream-4.5",
                    withPixels(CUSTOM.toBuilder().tiers("2K", "4K").build()),
                    "seedream-5-lite",
                    SizeSupport.of(
                            SizeRule.builder().tiers("2K", "3K").build(),
                            SizeFormat.RATIO,
                            SizeFormat.TIER,
                            SizeFormat.MATCH));

    private static final SizeSupport OF_OTHERS =
            withPixels(SizeRule.builder().sides(512, 4096).build());

    private ApiframeSizes() {}

    static SizeSupport of(String model) {
        return BY_MODEL.getOrDefault(model, OF_OTHERS);
    }

    /** Where nothing is said, or auto, the provider chooses. */
    static void put(RequestFields fields, RequestedSize size) {
        size.pixels().ifPresent(pixels -> put(fields, pixels));
        size.tier().ifPresent(tier -> fields.put("seedreamParams.size", tier.toString()));
        size.ratio()
                .ifPresent(ratio -> fields.put("seedreamParams.aspect_ratio", ratio.toString()));
        if (size.kind() == RequestedSize.Kind.MATCH) {
            fields.put("seedreamParams.aspect_ratio", "match_input_image");
        }
    }

    private static void put(RequestFields fields, Pixels pixels) {
        fields.put("seedreamParams.size", "custom")
                .put("seedreamParams.width", pixels.width())
                .put("seedreamParams.height", pixels.height());
    }

    private static SizeSupport withPixels(SizeRule rule) {
        return SizeSupport.of(
                rule, SizeFormat.PIXELS, SizeFormat.RATIO, SizeFormat.TIER, SizeFormat.MATCH);
    }
}
