package io.github.camelseedream.simulator.image;

/** A disc of one colour. */
record Disc(double centreX, double centreY, double radius, int colour) {

    /** The same, larger or smaller. */
    Disc scaled(double factor) {
        return new Disc(centreX, centreY, radius * factor, colour);
    }

    /** Lets what it covers of row y take on so much of its colour. */
    void tint(int y, int[] colours, double strength) {
        double above = y - centreY;
        if (Math.abs(above) >= radius) {
            return;
        }
        double half = Math.sqrt(radius * radius - above * above);
        int end = (int) Math.min(colours.length - 1, centreX + half);
        for (int x = (int) Math.max(0, centreX - half); x <= end; x++) {
            colours[x] = Colours.mix(colours[x], colour, strength);
        }
    }
}
