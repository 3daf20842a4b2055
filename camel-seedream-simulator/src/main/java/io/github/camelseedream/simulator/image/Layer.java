package io.github.camelseedream.simulator.image;

/** A part of an image, drawn onto those below it. */
interface Layer {

    /** Changes what it covers of row y; colours are 0xRRGGBB from left to right. */
    void draw(int y, int[] colours);
}
