package io.github.camelseedream.simulator.picture;

import java.util.SplittableRandom;

/** A disc within three fainter ones, somewhere in the upper half. */
final class Sun {

    /** Radius as a multiple of the disc's, and how strongly that ring colours the sky. */
    private static final double[][] RINGS = {{2.6, 0.12}, {1.9, 0.18}, {1.4, 0.30}, {1.0, 0.95}};

    private final double centreX;
    private final double centreY;
    private final double radius;
    private final int colour;

    Sun(SplittableRandom random, Dimensions dimensions, int colour) {
        centreX = dimensions.width() * random.nextDouble(0.2, 0.8);
        centreY = dimensions.height() * random.nextDouble(0.18, 0.42);
        radius = Math.min(dimensions.width(), dimensions.height()) * random.nextDouble(0.05, 0.1);
        this.colour = colour;
    }

    void shine(int y, int[] colours) {
        for (double[] ring : RINGS) {
            double reach = radius * ring[0];
            double above = y - centreY;
            if (Math.abs(above) < reach) {
                double half = Math.sqrt(reach * reach - above * above);
                tint(colours, centreX - half, centreX + half, ring[1]);
            }
        }
    }

    private void tint(int[] colours, double from, double to, double strength) {
        int end = (int) Math.min(colours.length - 1, to);
        for (int x = (int) Math.max(0, from); x <= end; x++) {
            colours[x] = Colours.mix(colours[x], colour, strength);
        }
    }
}
