package io.github.camelseedream.simulator.image;

import java.util.SplittableRandom;

/** Colours that go together, none of them white: a dark ground and some lighter ones. */
record Palette(int ground, int[] colours) {

    private static final int SIZE = 5;

    static Palette of(SplittableRandom random) {
        float hue = (float) random.nextDouble();
        float reach = (float) random.nextDouble(0.18, 0.5);
        int[] colours = new int[SIZE];
        for (int i = 0; i < SIZE; i++) {
            float share = i / (SIZE - 1f);
            colours[i] =
                    Colours.hsb(hue + reach * share, 0.75f - 0.4f * share, 0.62f + 0.3f * share);
        }
        return new Palette(Colours.hsb(hue + reach / 2, 0.65f, 0.3f), colours);
    }

    int any(SplittableRandom random) {
        return colours[random.nextInt(SIZE)];
    }
}
