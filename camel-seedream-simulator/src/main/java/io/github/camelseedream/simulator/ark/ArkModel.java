package io.github.camelseedream.simulator.ark;

import static io.github.camelseedream.simulator.ark.ArkModel.Ability.BACKGROUND;
import static io.github.camelseedream.simulator.ark.ArkModel.Ability.FAST;
import static io.github.camelseedream.simulator.ark.ArkModel.Ability.FORMAT;
import static io.github.camelseedream.simulator.ark.ArkModel.Ability.GUIDANCE;
import static io.github.camelseedream.simulator.ark.ArkModel.Ability.LAYERS;
import static io.github.camelseedream.simulator.ark.ArkModel.Ability.OPTIMIZE;
import static io.github.camelseedream.simulator.ark.ArkModel.Ability.SETS;
import static io.github.camelseedream.simulator.ark.ArkModel.Ability.WEB_SEARCH;

import io.github.camelseedream.simulator.protocol.SeedreamSizes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The models, with what each can do. */
enum ArkModel {
    TEXT_3_0("seedream-3-0-t2i-250415", SeedreamSizes.TEXT_3_0, 0, 0, GUIDANCE),
    EDIT_3_0("seededit-3-0-i2i-250628", SeedreamSizes.EDIT_3_0, 1, 1, GUIDANCE),
    SEEDREAM_4_0("seedream-4-0-250828", SeedreamSizes.FOUR_0, 0, 14, SETS, OPTIMIZE, FAST),
    SEEDREAM_4_5("seedream-4-5-251128", SeedreamSizes.FOUR_5, 0, 14, SETS, OPTIMIZE),
    LITE("seedream-5-0-260128", SeedreamSizes.LITE, 0, 14, SETS, OPTIMIZE, FORMAT, WEB_SEARCH),
    PRO("seedream-5-0-pro-260628", SeedreamSizes.PRO, 0, 10, layered(FAST)),
    FLASH("seedream-5-0-flash-260915", SeedreamSizes.PRO, 0, 10, layered()),
    SEEDREAM_5_5("seedream-5-5-261028", SeedreamSizes.PRO, 0, 10, layered());

    private static final String LITE_ALIAS = "seedream-5-0-lite-260128";

    private final String id;
    private final SeedreamSizes sizes;
    private final int minReferences;
    private final int maxReferences;
    private final Set<Ability> abilities;

    ArkModel(
            String id, SeedreamSizes sizes, int minReferences, int maxReferences, Ability... some) {
        this.id = id;
        this.sizes = sizes;
        this.minReferences = minReferences;
        this.maxReferences = maxReferences;
        abilities = EnumSet.copyOf(Arrays.asList(some));
    }

    /** What some models can do and others cannot. */
    enum Ability {
        GUIDANCE,
        OPTIMIZE,
        FAST,
        SETS,
        FORMAT,
        WEB_SEARCH,
        BACKGROUND,
        LAYERS
    }

    private static Ability[] layered(Ability... more) {
        List<Ability> all = new ArrayList<>(List.of(OPTIMIZE, FORMAT, BACKGROUND, LAYERS));
        all.addAll(Arrays.asList(more));
        return all.toArray(Ability[]::new);
    }

    /** The model of this id at this brand, if it has one and has not shut it down. */
    static Optional<ArkModel> find(String id, ArkBrand brand) {
        if (id.startsWith("ep-")) {
            return Optional.of(SEEDREAM_4_5);
        }
        return Arrays.stream(values())
                .filter(model -> model.ids(brand).contains(id))
                .filter(model -> model.status(brand).isEmpty())
                .findFirst();
    }

    /** What it is called at this brand; empty if it is not there. */
    List<String> ids(ArkBrand brand) {
        if (this == SEEDREAM_5_5 && brand == ArkBrand.VOLCENGINE) {
            return List.of();
        }
        String prefix = brand == ArkBrand.VOLCENGINE ? "doubao-" : has(LAYERS) ? "dola-" : "";
        return this == LITE ? List.of(prefix + id, prefix + LITE_ALIAS) : List.of(prefix + id);
    }

    /** As the list of models has it: {@code Shutdown}, or empty. */
    String status(ArkBrand brand) {
        return isThree() && brand == ArkBrand.VOLCENGINE ? "Shutdown" : "";
    }

    boolean has(Ability ability) {
        return abilities.contains(ability);
    }

    boolean isThree() {
        return has(GUIDANCE);
    }

    SeedreamSizes sizes() {
        return sizes;
    }

    int minReferences() {
        return minReferences;
    }

    int maxReferences() {
        return maxReferences;
    }

    /** The longest a reference may be in relation to its width, and the other way round. */
    int maxReferenceRatio() {
        return this == EDIT_3_0 ? 3 : 16;
    }
}
