package io.github.camelseedream.simulator.image;

/** Arithmetic on colours written as 0xRRGGBB. */
final class Colours {

    /** White to whoever knows no transparency; what is drawn over it is opaque. */
    static final int NOTHING = 0xFFFFFFFF;

    private Colours() {}

    /** Share 0 gives the first colour, share 1 the second. */
    static int mix(int first, int second, double share) {
        int weight = (int) (share * 256);
        return channel(first, second, weight, 16)
                | channel(first, second, weight, 8)
                | channel(first, second, weight, 0);
    }

    /** Hue turns once per 1.0; saturation and brightness run from 0 to 1. */
    static int hsb(double hue, double saturation, double brightness) {
        int colour = 0;
        for (int sector : new int[] {5, 3, 1}) {
            double place = (sector + hue * 6.0) % 6.0;
            double dip = Math.max(0, Math.min(1, Math.min(place, 4 - place)));
            double value = brightness - brightness * saturation * dip;
            colour = colour << 8 | (int) Math.round(value * 255);
        }
        return colour;
    }

    private static int channel(int first, int second, int weight, int shift) {
        int a = first >> shift & 0xFF;
        int b = second >> shift & 0xFF;
        return (a * (256 - weight) + b * weight >> 8) << shift;
    }
}
