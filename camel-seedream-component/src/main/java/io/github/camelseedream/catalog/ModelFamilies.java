package io.github.camelseedream.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The table of model families. A new model starts with a row here. Immutable.
 *
 * <p>Where a row names no other source, its numbers are those of the model's own API page, <a
 * href="https://docs.byteplus.com/en/docs/ModelArk/1541523">docs.byteplus.com, ModelArk
 * 1541523</a>, and the sizes of its tiers those of the <a
 * href="https://docs.byteplus.com/en/docs/ModelArk/1824121">tutorial, ModelArk 1824121</a>, read in
 * 2026-11. Providers set other limits; those are with the providers.
 */
public final class ModelFamilies {

    /** From 4.0 on; HEIC and HEIF since the page of August 2026. */
    private static final List<String> MOST_FORMATS =
            List.of(
                    "image/jpeg",
                    "image/png",
                    "image/webp",
                    "image/bmp",
                    "image/tiff",
                    "image/gif",
                    "image/heic",
                    "image/heif");

    private static final String[] SIZES_2K = {
        "1:1 2048x2048",
        "4:3 2304x1728",
        "3:4 1728x2304",
        // 2560x1440 and 3024x1296 (21:9) until December 2025; both are still within the bounds
        "16:9 2848x1600",
        "9:16 1600x2848",
        "3:2 2496x1664",
        "2:3 1664x2496",
        "21:9 3136x1344"
    };

    private static final String[] SIZES_4K = {
        "1:1 4096x4096",
        "4:3 4704x3520",
        "3:4 3520x4704",
        "16:9 5504x3040",
        "9:16 3040x5504",
        "3:2 4992x3328",
        "2:3 3328x4992",
        "21:9 6240x2656"
    };

    /** The sizes that 5.0 pro and 5.0 flash list alike. */
    private static final SizeRule SIZES_OF_5_0_PRO =
            SizeRule.builder()
                    // The page of July 2026 said 1048576 to 4194304; the service's error text and
                    // the sizes listed for 2K (2816x1584) agree with the newer 921600 to 4624220
                    .pixels(921_600, 4_624_220)
                    .ratiosBetween("1:16", "16:1")
                    // 1.5K is newer than the page of July 2026
                    .tiers("1K", "1.5K", "2K")
                    .documented(
                            "1K",
                            "1:1 1024x1024",
                            "4:3 1152x864",
                            "3:4 864x1152",
                            "16:9 1424x800",
                            "9:16 800x1424",
                            "3:2 1248x832",
                            "2:3 832x1248",
                            "21:9 1568x672")
                    .documented(
                            "1.5K",
                            "1:1 1536x1536",
                            "4:3 1792x1344",
                            "3:4 1344x1792",
                            "16:9 2048x1152",
                            "9:16 1152x2048",
                            "3:2 1872x1248",
                            "2:3 1248x1872",
                            "21:9 2352x1008")
                    .documented(
                            "2K",
                            "1:1 2048x2048",
                            "4:3 2368x1776",
                            "3:4 1776x2368",
                            "16:9 2816x1584",
                            "9:16 1584x2816",
                            "3:2 2496x1664",
                            "2:3 1664x2496",
                            "21:9 3136x1344")
                    .build();

    /** Text to image only. Volcengine has shut it down; others still host it. */
    public static final ModelFamily SEEDREAM_3_0 =
            ModelFamily.named("seedream-3.0")
                    .spelled("seedream-3", "seedream-3-0")
                    .sizes(
                            SizeRule.builder()
                                    // 512x512 to 2048x2048 in area; no ratio limit is stated
                                    .pixels(262_144, 4_194_304)
                                    .documented(
                                            "1K",
                                            "1:1 1024x1024",
                                            "4:3 1152x864",
                                            "3:4 864x1152",
                                            "16:9 1280x720",
                                            "9:16 720x1280",
                                            "3:2 1248x832",
                                            "2:3 832x1248",
                                            "21:9 1512x648")
                                    .build())
                    .defaultSize("1024x1024")
                    .maxReferences(0)
                    .maxSetSize(1)
                    .build();

    public static final ModelFamily SEEDREAM_4_0 =
            ModelFamily.named("seedream-4.0")
                    // seedance: https://docs.apimart.ai, read 2026-11
                    .spelled("seedream-4", "seedream-4-0", "seedance-4-0")
                    .sizes(
                            SizeRule.builder()
                                    // 1280x720 to 4096x4096 in area
                                    .pixels(921_600, 16_777_216)
                                    .ratiosBetween("1:16", "16:1")
                                    .tiers("1K", "2K", "4K")
                                    .documented(
                                            "1K",
                                            "1:1 1024x1024",
                                            "4:3 1152x864",
                                            "3:4 864x1152",
                                            // 1312x736 and 1568x672 (21:9) in the tutorial; these
                                            // are from the API page
                                            "16:9 1280x720",
                                            "9:16 720x1280",
                                            "3:2 1248x832",
                                            "2:3 832x1248",
                                            "21:9 1512x648")
                                    .documented("2K", SIZES_2K)
                                    .documented("4K", SIZES_4K)
                                    .build())
                    .defaultSize("2048x2048")
                    .maxReferences(14)
                    .maxSetSize(15)
                    .maxReferencesAndImages(15)
                    .referenceFormats(MOST_FORMATS)
                    .build();

    public static final ModelFamily SEEDREAM_4_5 =
            ModelFamily.named("seedream-4.5")
                    // seedance: https://docs.apimart.ai, read 2026-11
                    .spelled("seedream-4-5", "seedance-4-5")
                    .sizes(
                            SizeRule.builder()
                                    // 2560x1440 to 4096x4096 in area
                                    .pixels(3_686_400, 16_777_216)
                                    .ratiosBetween("1:16", "16:1")
                                    .tiers("2K", "4K")
                                    .documented("2K", SIZES_2K)
                                    .documented("4K", SIZES_4K)
                                    .build())
                    .defaultSize("2048x2048")
                    .maxReferences(14)
                    .maxSetSize(15)
                    .maxReferencesAndImages(15)
                    .referenceFormats(MOST_FORMATS)
                    .build();

    public static final ModelFamily SEEDREAM_5_0_LITE =
            ModelFamily.named("seedream-5.0-lite")
                    // Its first id, still in use, does not say lite
                    .spelled("seedream-5-lite", "seedream-5-0-lite", "seedream-5-0-260128")
                    .sizes(
                            SizeRule.builder()
                                    // Until spring 2026 10404496 was the most, and 3K the last tier
                                    .pixels(3_686_400, 16_777_216)
                                    .ratiosBetween("1:16", "16:1")
                                    .tiers("2K", "3K", "4K")
                                    .documented("2K", SIZES_2K)
                                    .documented(
                                            "3K",
                                            "1:1 3072x3072",
                                            "4:3 3456x2592",
                                            "3:4 2592x3456",
                                            "16:9 4096x2304",
                                            "9:16 2304x4096",
                                            "3:2 3744x2496",
                                            "2:3 2496x3744",
                                            "21:9 4704x2016")
                                    .documented("4K", SIZES_4K)
                                    .build())
                    .defaultSize("2048x2048")
                    .maxReferences(14)
                    .maxSetSize(15)
                    .maxReferencesAndImages(15)
                    .referenceFormats(MOST_FORMATS)
                    .build();

    public static final ModelFamily SEEDREAM_5_0_PRO =
            ModelFamily.named("seedream-5.0-pro")
                    .spelled("seedream-5-pro", "seedream-5-0-pro")
                    .sizes(SIZES_OF_5_0_PRO)
                    // 1024x1024 on the page of July 2026
                    .defaultSize("2K")
                    .maxReferences(10)
                    .maxSetSize(1)
                    .referenceFormats(MOST_FORMATS)
                    .build();

    public static final ModelFamily SEEDREAM_5_0_FLASH =
            ModelFamily.named("seedream-5.0-flash")
                    .spelled("seedream-5-flash", "seedream-5-0-flash")
                    .sizes(SIZES_OF_5_0_PRO)
                    .defaultSize("2K")
                    .maxReferences(10)
                    .maxSetSize(1)
                    .referenceFormats(MOST_FORMATS)
                    .build();

    /** Known from hosts that quote BytePlus, such as https://fal.ai; no area bounds are stated. */
    public static final ModelFamily SEEDREAM_5_5 =
            ModelFamily.named("seedream-5.5")
                    .spelled("seedream-5-5")
                    .sizes(
                            SizeRule.builder()
                                    .ratiosBetween("1:16", "16:1")
                                    // one page of https://wavespeed.ai also names 3K
                                    .tiers("1K", "1.5K", "2K")
                                    .build())
                    .defaultSize("2K")
                    .maxReferences(10)
                    .maxSetSize(1)
                    .referenceFormats(MOST_FORMATS)
                    .build();

    /** Any other model: nothing is known, so nothing is limited. */
    public static final ModelFamily UNKNOWN = ModelFamily.named("unknown").build();

    private static final List<ModelFamily> ALL =
            List.of(
                    SEEDREAM_3_0,
                    SEEDREAM_4_0,
                    SEEDREAM_4_5,
                    SEEDREAM_5_0_LITE,
                    SEEDREAM_5_0_PRO,
                    SEEDREAM_5_0_FLASH,
                    SEEDREAM_5_5);

    /** The families by the names that need no reduction, which is what most requests say. */
    private static final Map<String, ModelFamily> BY_NAME = byName();

    private ModelFamilies() {}

    /** Every known family, the oldest first. */
    public static List<ModelFamily> all() {
        return ALL;
    }

    /** The family of a public name or of a provider's model id, {@link #UNKNOWN} for any other. */
    public static ModelFamily of(String modelIdOrPublicName) {
        ModelFamily family = BY_NAME.get(modelIdOrPublicName);
        return family != null ? family : reduced(modelIdOrPublicName);
    }

    private static ModelFamily reduced(String modelIdOrPublicName) {
        return ModelNameNormalizer.of(modelIdOrPublicName).stream()
                .flatMap(name -> ALL.stream().filter(isSpelled(name)))
                .findFirst()
                .orElse(UNKNOWN);
    }

    private static Predicate<ModelFamily> isSpelled(String name) {
        return family -> family.spellings().contains(name);
    }

    private static Map<String, ModelFamily> byName() {
        Map<String, ModelFamily> names = new HashMap<>();
        for (ModelFamily family : ALL) {
            names.put(family.name(), family);
            family.spellings().forEach(spelling -> names.put(spelling, family));
        }
        return Map.copyOf(names);
    }
}
