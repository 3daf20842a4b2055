package io.github.camelseedream.simulator.image;

/** An image given row by row, so that a large one is never held in memory as a whole. */
interface PixelRows {

    Dimensions dimensions();

    /** Fills the array with the colours (0xRRGGBB) of row y. */
    void row(int y, int[] colours);
}
