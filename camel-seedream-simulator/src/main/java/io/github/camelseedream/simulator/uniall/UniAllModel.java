package io.github.camelseedream.simulator.uniall;

import io.github.camelseedream.simulator.image.Dimensions;
import io.github.camelseedream.simulator.protocol.Refusal;
import java.util.Arrays;
import java.util.List;

/**
 * The models on offer and the sizes they take: so many pixels at least and at the most, no side
 * above 4096, any ratio, no multiples of anything.
 */
enum UniAllModel {
    SEEDREAM_4_0("seedream-4.0", 921_600),
    SEEDREAM_4_5("seedream-4.5", 3_686_400),
    SEEDREAM_5_0_LITE("seedream-5.0-lite", 3_686_400);

    private static final int MAX_SIDE = 4096;
    private static final long MAX_PIXELS = 16_777_216;

    private final String id;
    private final long minPixels;

    UniAllModel(String id, long minPixels) {
        this.id = id;
        this.minPixels = minPixels;
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(UniAllModel::id).toList();
    }

    static UniAllModel named(String id) {
        return Arrays.stream(values())
                .filter(model -> model.id.equals(id))
                .findFirst()
                .orElseThrow(() -> unknown(id));
    }

    String id() {
        return id;
    }

    Dimensions defaultSize() {
        return Dimensions.ofArea(minPixels, 1);
    }

    void check(Dimensions size) {
        if (Math.max(size.width(), size.height()) > MAX_SIDE) {
            throw wrong(size, "no side may be longer than " + MAX_SIDE);
        }
        if (size.pixels() < minPixels) {
            throw wrong(size, "at least " + minPixels + " pixels are needed");
        }
        if (size.pixels() > MAX_PIXELS) {
            throw wrong(size, "at most " + MAX_PIXELS + " pixels are possible");
        }
    }

    private Refusal wrong(Dimensions size, String rule) {
        return UniAllError.invalid("custom_size " + size + " does not suit " + id + ": " + rule);
    }

    private static Refusal unknown(String id) {
        return UniAllError.MODEL_NOT_FOUND.refusal(
                "No available channel for model " + id + " under group default (distributor)");
    }
}
