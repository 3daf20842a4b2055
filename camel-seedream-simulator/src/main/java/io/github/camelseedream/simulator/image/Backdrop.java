package io.github.camelseedream.simulator.image;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * A gradient and some translucent discs. A number picks colours and places, the same on every
 * machine.
 */
final class Backdrop implements Layer {

    private static final int DISCS = 6;

    private final boolean isTransparent;
    private final int height;
    private final int top;
    private final int bottom;
    private final Disc[] discs = new Disc[DISCS];

    /** A transparent one has discs only. */
    Backdrop(int seed, Dimensions size, boolean isTransparent) {
        SplittableRandom random = new SplittableRandom(seed);
        double hue = random.nextDouble();
        height = size.height();
        this.isTransparent = isTransparent;
        top = Colours.hsb(hue, 0.5, 0.9);
        bottom = Colours.hsb(hue + random.nextDouble(0.1, 0.3), 0.7, 0.4);
        double side = Math.sqrt(size.pixels());
        for (int i = 0; i < DISCS; i++) {
            discs[i] =
                    new Disc(
                            random.nextDouble(size.width()),
                            random.nextDouble(size.height()),
                            side * random.nextDouble(0.08, 0.4),
                            Colours.hsb(hue + random.nextDouble(0.5), 0.5, 0.95));
        }
    }

    @Override
    public void draw(int y, int[] colours) {
        int mixed = Colours.mix(top, bottom, (double) y / height);
        Arrays.fill(colours, isTransparent ? Colours.NOTHING : mixed);
        for (Disc disc : discs) {
            disc.draw(y, colours);
        }
    }

    private record Disc(double centreX, double centreY, double radius, int colour)
            implements Layer {

        @Override
        public void draw(int y, int[] colours) {
            double above = y - centreY;
            double half = Math.sqrt(Math.max(0, radius * radius - above * above));
            int end = (int) Math.min(colours.length, centreX + half);
            for (int x = (int) Math.max(0, centreX - half); x < end; x++) {
                colours[x] = Colours.mix(colours[x], colour, 0.4);
            }
        }
    }
}
