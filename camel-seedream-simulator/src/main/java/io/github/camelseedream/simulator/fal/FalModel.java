package io.github.camelseedream.simulator.fal;

import io.github.camelseedream.simulator.image.Dimensions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The models, with what their inputs have beyond that of all.
 *
 * <p>Sizes: a custom one below or above the area is scaled where the page says so, else refused.
 */
enum FalModel {
    V3("fal-ai/bytedance/seedream/v3", 512 * 512, 2048 * 2048, "", "seed guidance_scale"),
    V4(
            "fal-ai/bytedance/seedream/v4",
            960 * 960,
            4096 * 4096,
            "auto auto_2K auto_4K",
            "seed max_images enhance_prompt_mode"),
    V4_5(
            "fal-ai/bytedance/seedream/v4.5",
            2560 * 1440,
            4096 * 4096,
            "auto_2K auto_4K",
            "seed max_images"),
    LITE(
            "fal-ai/bytedance/seedream/v5/lite",
            2560 * 1440,
            4096 * 4096,
            "auto_2K auto_3K",
            "max_images"),
    PRO("bytedance/seedream/v5/pro", 921_600, 4_624_220, Tiers.FIVE, "output_format"),
    FLASH("bytedance/seedream/v5/flash", 1024 * 1024, 2048 * 2048, Tiers.FIVE, "output_format"),
    V5_5("bytedance/seedream/v5.5", 921_600, 4_624_220, Tiers.FIVE, "output_format background");

    private static final int V3_MIN_SIDE = 512;
    private static final int V3_MAX_SIDE = 2048;
    private static final int MAX_RATIO = 16;

    private final String path;
    private final long minPixels;
    private final long maxPixels;
    private final Set<String> tiers;
    private final Set<String> fields;

    FalModel(String path, long minPixels, long maxPixels, String tiers, String fields) {
        this.path = path;
        this.minPixels = minPixels;
        this.maxPixels = maxPixels;
        this.tiers = Set.of(tiers.split(" "));
        this.fields = Set.of(fields.split(" "));
    }

    /** Names of sizes that several models share. */
    private static final class Tiers {
        private static final String FIVE = "auto_1K auto_1.5K auto_2K";
    }

    /** What an endpoint does. */
    enum Kind {
        TEXT("text-to-image"),
        US_TEXT("us/text-to-image"),
        EDIT("edit"),
        LAYERS("layerize");

        private final String path;

        Kind(String path) {
            this.path = path;
        }

        boolean isText() {
            return this == TEXT || this == US_TEXT;
        }
    }

    /** One model and what is done with it. */
    record Endpoint(FalModel model, Kind kind) {

        /** The endpoint of this id, with or without {@code fal-ai/} for the lite model. */
        static Optional<Endpoint> find(String id) {
            return Arrays.stream(values())
                    .flatMap(model -> Arrays.stream(Kind.values()).map(model::endpoint))
                    .filter(endpoint -> endpoint.model.offers(endpoint.kind))
                    .filter(endpoint -> endpoint.isAt(id))
                    .findFirst();
        }

        String id() {
            return model.path + "/" + kind.path;
        }

        /** What later calls go by: the first two segments. */
        String app() {
            return String.join("/", List.of(id().split("/")).subList(0, 2));
        }

        /** A seed is told by some endpoints, whether or not it was asked for. */
        boolean tellsSeed() {
            return model == V3
                    || model == V4
                    || model == LITE
                    || model == V4_5 && kind == Kind.TEXT;
        }

        private boolean isAt(String asked) {
            return asked.equals(id()) || model == LITE && ("fal-ai/" + asked).equals(id());
        }
    }

    static List<Endpoint> endpoints() {
        return Arrays.stream(values())
                .flatMap(model -> Arrays.stream(Kind.values()).map(model::endpoint))
                .filter(endpoint -> endpoint.model.offers(endpoint.kind))
                .toList();
    }

    boolean has(String field) {
        return fields.contains(field);
    }

    boolean hasTier(String name) {
        return tiers.contains(name);
    }

    /** The price of an image, in dollars; where there are two, the lower. */
    double price(Kind kind) {
        double half = kind == Kind.LAYERS ? 0.5 : 1;
        return switch (this) {
            case V3, V4, V5_5 -> 0.03;
            case V4_5 -> 0.04;
            case LITE -> 0.035;
            case PRO -> 0.0675 * half;
            case FLASH -> 0.027;
        };
    }

    /** The words for presets and tiers, for the message of an error. */
    String sizes() {
        String presets = String.join("', '", FalSize.PRESETS.keySet());
        return "'" + presets + (this == V3 ? "'" : "', '" + String.join("', '", tiers) + "'");
    }

    /** The size that is made when this one is asked for; empty if it is refused. */
    Optional<Dimensions> custom(Dimensions size, Kind kind) {
        if (this == V3) {
            int shortest = Math.min(size.width(), size.height());
            int longest = Math.max(size.width(), size.height());
            return shortest >= V3_MIN_SIDE && longest <= V3_MAX_SIDE
                    ? Optional.of(size)
                    : Optional.empty();
        }
        boolean isNarrow = size.ratio() > MAX_RATIO || size.ratio() < 1.0 / MAX_RATIO;
        if (this == LITE) {
            return Optional.of(size.within(maxPixels).atLeast(minPixels));
        }
        if (this == V4 && kind == Kind.EDIT && size.pixels() < minPixels) {
            return Optional.of(size.atLeast(minPixels));
        }
        boolean isTaken = size.pixels() >= minPixels && size.pixels() <= maxPixels;
        return isTaken && !isNarrow ? Optional.of(size) : Optional.empty();
    }

    long minPixels() {
        return minPixels;
    }

    long maxPixels() {
        return maxPixels;
    }

    private Endpoint endpoint(Kind kind) {
        return new Endpoint(this, kind);
    }

    private boolean offers(Kind kind) {
        return switch (kind) {
            case TEXT -> true;
            case EDIT -> this != V3;
            case US_TEXT -> this == PRO;
            case LAYERS -> this == PRO || this == FLASH || this == V5_5;
        };
    }
}
