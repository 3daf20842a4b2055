package io.github.camelseedream.simulator.image;

import java.util.SplittableRandom;

/** A disc within three fainter ones, somewhere in the upper half. */
final class Sun {

    /** Radius as a multiple of the disc's, and how strongly that ring colours the sky. */
    private static final double[][] RINGS = {{2.6, 0.12}, {1.9, 0.18}, {1.4, 0.30}, {1.0, 0.95}};

    private final Disc disc;

    Sun(SplittableRandom random, Dimensions dimensions, int colour) {
        double centreX = dimensions.width() * random.nextDouble(0.2, 0.8);
        double centreY = dimensions.height() * random.nextDouble(0.18, 0.42);
        int side = Math.min(dimensions.width(), dimensions.height());
        disc = new Disc(centreX, centreY, side * random.nextDouble(0.05, 0.1), colour);
    }

    void shine(int y, int[] colours) {
        for (double[] ring : RINGS) {
            disc.scaled(ring[0]).tint(y, colours, ring[1]);
        }
    }
}
