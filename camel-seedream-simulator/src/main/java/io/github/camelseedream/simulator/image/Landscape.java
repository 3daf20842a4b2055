package io.github.camelseedream.simulator.image;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Sky, sun and five ranges of hills, in colours picked by a number. StrictMath and SplittableRandom
 * make the same scene the same image on every machine.
 */
final class Landscape implements PixelRows {

    private static final int RANGES = 5;

    private final Dimensions dimensions;
    private final int[] sky;
    private final int[] hillColours = new int[RANGES];
    private final float[][] hillTops = new float[RANGES][];
    private final Sun sun;

    Landscape(long scene, Dimensions dimensions) {
        this.dimensions = dimensions;
        SplittableRandom random = new SplittableRandom(scene);
        float hue = (float) random.nextDouble();
        int zenith = Colours.hsb(hue, 0.62f, 0.55f);
        int horizon = Colours.hsb(hue + 0.35f + (float) random.nextDouble(0.2), 0.38f, 0.98f);
        int night = Colours.hsb(hue + 0.05f, 0.70f, 0.16f);
        sky = gradient(zenith, horizon, dimensions.height());
        sun = new Sun(random, dimensions, Colours.mix(horizon, 0xFFFFF0, 0.7));
        for (int range = 0; range < RANGES; range++) {
            double nearness = (range + 1.0) / RANGES;
            hillColours[range] = Colours.mix(horizon, night, 0.25 + 0.72 * nearness);
            hillTops[range] = tops(random, nearness);
        }
    }

    @Override
    public Dimensions dimensions() {
        return dimensions;
    }

    @Override
    public void row(int y, int[] colours) {
        Arrays.fill(colours, 0, dimensions.width(), sky[y]);
        sun.shine(y, colours);
        for (int range = 0; range < RANGES; range++) {
            cover(y, hillTops[range], hillColours[range], colours);
        }
    }

    /** The edge of a hill covers part of a pixel, which smooths it. */
    private static void cover(int y, float[] tops, int colour, int[] colours) {
        for (int x = 0; x < tops.length; x++) {
            float covered = y + 1 - tops[x];
            if (covered >= 1) {
                colours[x] = colour;
            } else if (covered > 0) {
                colours[x] = Colours.mix(colours[x], colour, covered);
            }
        }
    }

    private float[] tops(SplittableRandom random, double nearness) {
        double level = 0.38 + 0.42 * nearness;
        double[] phases = random.doubles(4, 0, 2 * StrictMath.PI).toArray();
        double waves = random.nextDouble(1.2, 3.2);
        float[] tops = new float[dimensions.width()];
        for (int x = 0; x < tops.length; x++) {
            double along = 2 * StrictMath.PI * waves * x / tops.length;
            double wave = 0;
            for (int octave = 0; octave < phases.length; octave++) {
                wave += StrictMath.sin(along * (1 << octave) + phases[octave]) / (1 << octave);
            }
            tops[x] = (float) (dimensions.height() * (level + 0.055 * wave));
        }
        return tops;
    }

    private static int[] gradient(int top, int bottom, int rows) {
        int[] colours = new int[rows];
        for (int y = 0; y < rows; y++) {
            colours[y] = Colours.mix(top, bottom, Math.min(1.0, 1.5 * y / rows));
        }
        return colours;
    }
}
