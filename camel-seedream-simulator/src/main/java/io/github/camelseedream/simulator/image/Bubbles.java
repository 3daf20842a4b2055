package io.github.camelseedream.simulator.image;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Discs that overlap and let one another shine through, the largest ones behind. */
final class Bubbles implements PixelRows {

    private static final int COUNT = 16;

    private final Dimensions dimensions;
    private final Palette palette;
    private final Disc[] discs = new Disc[COUNT];

    Bubbles(long scene, Dimensions dimensions) {
        this.dimensions = dimensions;
        SplittableRandom random = new SplittableRandom(scene);
        palette = Palette.of(random);
        double side = Math.sqrt(dimensions.pixels());
        for (int i = 0; i < COUNT; i++) {
            double radius = side * (0.36 - 0.3 * i / COUNT) * random.nextDouble(0.7, 1);
            discs[i] =
                    new Disc(
                            random.nextDouble() * dimensions.width(),
                            random.nextDouble() * dimensions.height(),
                            radius,
                            palette.any(random));
        }
    }

    @Override
    public Dimensions dimensions() {
        return dimensions;
    }

    @Override
    public void row(int y, int[] colours) {
        Arrays.fill(colours, 0, dimensions.width(), palette.ground());
        for (Disc disc : discs) {
            disc.tint(y, colours, 0.72);
        }
    }
}
