package io.github.camelseedream.simulator.image;

import java.util.List;
import java.util.function.BiFunction;

/** What a number looks like: it picks one of several compositions, which picks its colours. */
final class Scenes {

    private static final List<BiFunction<Long, Dimensions, PixelRows>> ALL =
            List.of(Landscape::new, Bubbles::new, Tiles::new, Ribbons::new);

    private Scenes() {}

    static PixelRows of(long scene, Dimensions dimensions) {
        int kind = (int) Long.remainderUnsigned(scene ^ scene >>> 32, ALL.size());
        return ALL.get(kind).apply(scene, dimensions);
    }
}
