package io.github.camelseedream.simulator.image;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Upright ribbons that sway together. */
final class Ribbons implements PixelRows {

    private final Dimensions dimensions;
    private final int[] ribbons;
    private final double waves;
    private final double phase;
    private final double drift;

    Ribbons(long scene, Dimensions dimensions) {
        this.dimensions = dimensions;
        SplittableRandom random = new SplittableRandom(scene);
        Palette palette = Palette.of(random);
        ribbons = new int[random.nextInt(9, 22)];
        for (int i = 0; i < ribbons.length; i++) {
            int colour = palette.any(random);
            ribbons[i] = Colours.mix(colour, palette.ground(), random.nextDouble(0.5));
        }
        waves = random.nextDouble(0.6, 2.4);
        phase = random.nextDouble(2 * StrictMath.PI);
        drift = random.nextDouble(-0.5, 0.5);
    }

    @Override
    public Dimensions dimensions() {
        return dimensions;
    }

    @Override
    public void row(int y, int[] colours) {
        double down = (double) y / dimensions.height();
        double sway = 0.12 * StrictMath.sin(phase + 2 * StrictMath.PI * waves * down);
        double start = dimensions.width() * (sway + drift * down);
        double width = 1.3 * dimensions.width() / ribbons.length;
        for (int i = -ribbons.length; i < 2 * ribbons.length; i++) {
            int from = within(start + i * width);
            int to = within(start + (i + 1) * width);
            Arrays.fill(colours, from, to, ribbons[Math.floorMod(i, ribbons.length)]);
        }
    }

    private int within(double x) {
        return (int) Math.round(Math.max(0, Math.min(dimensions.width(), x)));
    }
}
