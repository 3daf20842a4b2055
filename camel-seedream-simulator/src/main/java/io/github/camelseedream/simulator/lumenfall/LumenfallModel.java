package io.github.camelseedream.simulator.lumenfall;

import io.github.camelseedream.simulator.image.Dimensions;
import java.util.List;

/**
 * One model on offer.
 *
 * @param names its id first, then the aliases
 * @param priceMicros per image, in millionths of a dollar
 * @param maxPixels larger sizes are scaled down to this area
 * @param listedSizes the sizes that ratios are matched to, all of tier 1K; empty when the model
 *     follows any ratio and tier
 */
record LumenfallModel(
        List<String> names,
        long priceMicros,
        long maxPixels,
        int maxReferences,
        List<Dimensions> listedSizes) {

    String id() {
        return names.get(0);
    }
}
