package io.github.camelseedream.simulator.apimart;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** The models on offer, each under all its spellings, those of the re-skin and newer ones too. */
enum ApiMartModel {
    SEEDREAM_4_0(24_000, SizeTable.FOUR_0, "doubao-seedance-4-0"),
    SEEDREAM_4_5(
            32_000,
            SizeTable.FOUR_5,
            "doubao-seedance-4-5",
            "Doubao-Seedream-4.5",
            "doubao-seedream-4.5",
            "doubao-seedream-4-5",
            "seedream-4-5",
            "seedream-4.5"),
    SEEDREAM_5_0_LITE(
            22_800,
            SizeTable.FIVE_LITE,
            "doubao-seedream-5-0-lite",
            "doubao-seedream-5.0-lite",
            "Doubao-Seedream-5.0-lite",
            "seedream-5-0-lite"),
    SEEDREAM_5_0_PRO(50_000, SizeTable.FIVE_PRO, "seedream-5-0-pro");

    private final long priceMicros;
    private final SizeTable sizes;
    private final List<String> names;

    ApiMartModel(long priceMicros, SizeTable sizes, String... names) {
        this.priceMicros = priceMicros;
        this.sizes = sizes;
        this.names = List.of(names);
    }

    static ApiMartModel named(String name) {
        return Arrays.stream(values())
                .filter(model -> model.names.contains(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                ApiMartError.NO_CHANNEL.refusal(
                                        "No available channel for model " + name));
    }

    /** The id first, then the other spellings. */
    List<String> names() {
        return names;
    }

    SizeTable sizes() {
        return sizes;
    }

    /** Per image, in millionths of a dollar. */
    long priceMicros() {
        return priceMicros;
    }

    int maxPromptLength() {
        return this == SEEDREAM_4_0 ? 1000 : Integer.MAX_VALUE;
    }

    int maxImages() {
        return this == SEEDREAM_5_0_PRO ? 1 : 15;
    }

    /** The lite page names no bound of its own. */
    int maxReferences() {
        return this == SEEDREAM_5_0_LITE ? 14 : 10;
    }

    Duration urlLifetime() {
        return Duration.ofHours(isFive() ? 72 : 24);
    }

    /** The others ignore it. */
    boolean hasOutputFormat() {
        return this == SEEDREAM_5_0_LITE;
    }

    boolean isFive() {
        return this == SEEDREAM_5_0_LITE || this == SEEDREAM_5_0_PRO;
    }
}
