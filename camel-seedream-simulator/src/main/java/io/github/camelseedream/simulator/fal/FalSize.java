package io.github.camelseedream.simulator.fal;

import io.github.camelseedream.simulator.image.Dimensions;
import java.util.Map;

/** The named sizes of fal. */
final class FalSize {

    /** Its general presets; on models later than 3.0 only the shape counts. */
    static final Map<String, Dimensions> PRESETS =
            Map.of(
                    "square_hd", new Dimensions(1024, 1024),
                    "square", new Dimensions(512, 512),
                    "portrait_4_3", new Dimensions(768, 1024),
                    "portrait_16_9", new Dimensions(576, 1024),
                    "landscape_4_3", new Dimensions(1024, 768),
                    "landscape_16_9", new Dimensions(1024, 576));

    private static final Map<String, Integer> SIDES =
            Map.of(
                    "auto_1K", 1024,
                    "auto_1.5K", 1536,
                    "auto", 2048,
                    "auto_2K", 2048,
                    "auto_3K", 3072,
                    "auto_4K", 4096);

    private FalSize() {}

    /** A size by its name, the model following this shape if the name says nothing of one. */
    static Dimensions named(String name, FalModel model, double ratio) {
        Dimensions preset = PRESETS.get(name);
        if (preset == null) {
            long side = SIDES.get(name);
            return Dimensions.ofArea(side * side, ratio).within(model.maxPixels());
        }
        return model == FalModel.V3
                ? preset
                : Dimensions.ofArea(2048 * 2048, preset.ratio()).within(model.maxPixels());
    }
}
