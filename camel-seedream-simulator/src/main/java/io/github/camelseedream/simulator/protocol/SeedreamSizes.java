package io.github.camelseedream.simulator.protocol;

import io.github.camelseedream.simulator.image.Dimensions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The sizes of a model, as ByteDance lists them and others pass them on.
 *
 * @param minPixels of an image, width by height
 * @param usual for a request that says nothing
 * @param tiers the recommended sizes of each tier, the square first
 */
public record SeedreamSizes(
        long minPixels, long maxPixels, String usual, Map<String, List<Dimensions>> tiers) {

    /** The only {@code size} of SeedEdit: the shape is that of the reference. */
    public static final String ADAPTIVE = "adaptive";

    private static final long FOUR_K = 16_777_216;
    private static final int MAX_RATIO = 16;

    private static final String FOUR_0_1K =
            "1024x1024 1152x864 864x1152 1280x720 720x1280 1248x832 832x1248 1512x648";
    private static final String SETS_2K =
            "2048x2048 2304x1728 1728x2304 2848x1600 1600x2848 2496x1664 1664x2496 3136x1344";
    private static final String SETS_3K =
            "3072x3072 3456x2592 2592x3456 4096x2304 2304x4096 3744x2496 2496x3744 4704x2016";
    private static final String SETS_4K =
            "4096x4096 4704x3520 3520x4704 5504x3040 3040x5504 4992x3328 3328x4992 6240x2656";
    private static final String PRO_1K =
            "1024x1024 1152x864 864x1152 1424x800 800x1424 1248x832 832x1248 1568x672";
    private static final String PRO_1_5K =
            "1536x1536 1792x1344 1344x1792 2048x1152 1152x2048 1872x1248 1248x1872 2352x1008";
    private static final String PRO_2K =
            "2048x2048 2368x1776 1776x2368 2816x1584 1584x2816 2496x1664 1664x2496 3136x1344";

    /** Of SeedEdit, in the order in which the service looks. */
    private static final String ADAPTED =
            "512x1536 544x1536 576x1536 608x1536 640x1536 640x1376 672x1312 704x1280 736x1312"
                    + " 768x1280 768x1216 800x1216 832x1248 832x1184 832x1152 864x1152 896x1152"
                    + " 896x1088 928x1088 960x1088 992x1088 1024x1088 1024x1056 1024x1024 1056x992"
                    + " 1088x992 1120x960 1152x928 1152x896 1152x864 1184x832 1216x832 1248x832"
                    + " 1248x800 1248x768 1280x768 1280x736 1280x704 1312x736 1312x704 1312x672"
                    + " 1344x672 1376x672 1408x672 1408x640 1440x640 1472x640 1504x640 1536x640"
                    + " 1536x608 1536x576 1536x544 1536x512";

    public static final SeedreamSizes TEXT_3_0 =
            new SeedreamSizes(262_144, 4_194_304, "1024x1024", Map.of());
    public static final SeedreamSizes EDIT_3_0 =
            new SeedreamSizes(0, 0, ADAPTIVE, Map.of(ADAPTIVE, listed(ADAPTED)));
    public static final SeedreamSizes FOUR_0 =
            sets(921_600, Map.of("1K", FOUR_0_1K, "2K", SETS_2K, "4K", SETS_4K));
    public static final SeedreamSizes FOUR_5 =
            sets(3_686_400, Map.of("2K", SETS_2K, "4K", SETS_4K));
    public static final SeedreamSizes LITE =
            sets(3_686_400, Map.of("2K", SETS_2K, "3K", SETS_3K, "4K", SETS_4K));
    public static final SeedreamSizes PRO =
            new SeedreamSizes(
                    921_600,
                    4_624_220,
                    "2K",
                    tiers(Map.of("1K", PRO_1K, "1.5K", PRO_1_5K, "2K", PRO_2K)));

    private static SeedreamSizes sets(long minPixels, Map<String, String> tiers) {
        return new SeedreamSizes(minPixels, FOUR_K, "2048x2048", tiers(tiers));
    }

    private static Map<String, List<Dimensions>> tiers(Map<String, String> texts) {
        Map<String, List<Dimensions>> tiers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        texts.forEach((tier, sizes) -> tiers.put(tier, listed(sizes)));
        return tiers;
    }

    private static List<Dimensions> listed(String sizes) {
        return Arrays.stream(sizes.split(" ")).map(Dimensions::of).toList();
    }

    /** Case does not matter. */
    public boolean hasTier(String word) {
        return tiers.containsKey(word);
    }

    /** The recommended size of this tier that is nearest to the ratio; of several, the first. */
    public Dimensions nearest(String tier, double ratio) {
        return tiers.get(tier).stream()
                .min(Comparator.comparingDouble(size -> Math.abs(size.ratio() - ratio)))
                .orElseThrow();
    }

    /** What is wrong with a size in pixels. */
    public Optional<String> violation(Dimensions size) {
        if (size.pixels() < minPixels) {
            return Optional.of("image size must be at least " + minPixels + " pixels");
        }
        if (size.pixels() > maxPixels) {
            return Optional.of("image area must be at most " + maxPixels + " pixels");
        }
        boolean isNarrow = size.ratio() > MAX_RATIO || size.ratio() < 1.0 / MAX_RATIO;
        return isNarrow
                ? Optional.of("image aspect ratio must be between 1/16 and 16")
                : Optional.empty();
    }

    /** What {@code size} may be, in the words of the service. */
    public String accepted() {
        if (hasTier(ADAPTIVE)) {
            return "size must be 'adaptive'";
        }
        StringBuilder words = new StringBuilder("size must be one of 'WIDTHxHEIGHT'");
        tiers.keySet()
                .forEach(
                        tier ->
                                words.append(", '")
                                        .append(tier.toLowerCase(Locale.ROOT))
                                        .append("'"));
        return words.toString();
    }
}
