package io.github.camelseedream.provider.builtin.uniall;

import io.github.camelseedream.catalog.ModelFamilies;
import io.github.camelseedream.catalog.ModelFamily;
import io.github.camelseedream.catalog.SizeFormat;
import io.github.camelseedream.catalog.SizeRule;
import io.github.camelseedream.catalog.SizeSupport;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.spec.CountLimits;
import io.github.camelseedream.provider.spec.ReferenceForm;
import io.github.camelseedream.provider.spec.ReferenceLimits;
import java.util.Map;

/**
 * How much UniAll takes. Source: docs.uniall.ai/zh-CN/models/image/seedream, read 2026-11. It names
 * no ratios and tiers; theirs are the model's own sizes as docs.apimart.ai lists them.
 */
final class UniAllLimits {

    private static final int MOST_IMAGES = 6;
    private static final int MOST_REFERENCES = 10;
    private static final int MOST_TOGETHER = 15;
    private static final int LONGEST_SIDE = 4096;
    private static final int MOST_PIXELS = 16_777_216;

    static final ReferenceLimits REFERENCES =
            ReferenceLimits.in(ReferenceForm.URL)
                    .most(MOST_REFERENCES)
                    .mostWithImages(MOST_TOGETHER)
                    .build();

    private static final Map<ModelFamily, SizeSupport> SIZES =
            Map.of(
                    ModelFamilies.SEEDREAM_4_0,
                    pixels(
                            sizes(921_600)
                                    .documented(
                                            "1K",
                                            "1:1 1024x1024",
                                            "4:3 1152x864",
                                            "3:4 864x1152",
                                            "16:9 1280x720",
                                            "9:16 720x1280",
                                            "3:2 1248x832",
                                            "2:3 832x1248",
                                            "21:9 1512x648",
                                            "9:21 648x1512")),
                    ModelFamilies.SEEDREAM_4_5,
                    pixels(sizes(3_686_400)),
                    ModelFamilies.SEEDREAM_5_0_LITE,
                    pixels(sizes(3_686_400)));

    private UniAllLimits() {}

    static SizeSupport sizing(String model) {
        ModelFamily family = ModelFamilies.of(model);
        return SIZES.getOrDefault(family, SizeSupport.of(family.sizes(), SizeFormat.PIXELS));
    }

    /** Up to 6, and with the references up to 15. */
    static CountLimits counts(ProviderRequest call) {
        int room = MOST_TOGETHER - call.request().getReferences().size();
        return CountLimits.independent(Math.max(1, Math.min(MOST_IMAGES, room)));
    }

    private static SizeRule.Builder sizes(long leastPixels) {
        return SizeRule.builder()
                .pixels(leastPixels, MOST_PIXELS)
                .sides(1, LONGEST_SIDE)
                .documented(
                        "2K",
                        "1:1 2048x2048",
                        "4:3 2304x1728",
                        "3:4 1728x2304",
                        "16:9 2560x1440",
                        "9:16 1440x2560",
                        "3:2 2496x1664",
                        "2:3 1664x2496",
                        "21:9 3024x1296",
                        "9:21 1296x3024")
                .documented("4K", "1:1 4096x4096");
    }

    private static SizeSupport pixels(SizeRule.Builder sizes) {
        return SizeSupport.of(sizes.build(), SizeFormat.PIXELS);
    }
}
