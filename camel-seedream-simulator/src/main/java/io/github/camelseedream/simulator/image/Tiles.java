package io.github.camelseedream.simulator.image;

import java.util.SplittableRandom;

/** A pavement of square tiles, each with a quarter of a disc in one of its corners. */
final class Tiles implements PixelRows {

    private final Dimensions dimensions;
    private final int side;
    private final int columns;
    private final int[][] tiles;

    Tiles(long scene, Dimensions dimensions) {
        this.dimensions = dimensions;
        SplittableRandom random = new SplittableRandom(scene);
        Palette palette = Palette.of(random);
        int longest = Math.max(dimensions.width(), dimensions.height());
        side = Math.max(1, longest / random.nextInt(6, 12));
        columns = dimensions.width() / side + 1;
        int rows = dimensions.height() / side + 1;
        tiles = new int[rows * columns][];
        for (int i = 0; i < tiles.length; i++) {
            int ground = random.nextInt(3) == 0 ? palette.ground() : palette.any(random);
            tiles[i] = new int[] {ground, palette.any(random), random.nextInt(4)};
        }
    }

    @Override
    public Dimensions dimensions() {
        return dimensions;
    }

    @Override
    public void row(int y, int[] colours) {
        int row = y / side;
        for (int x = 0; x < dimensions.width(); x++) {
            int[] tile = tiles[row * columns + x / side];
            long across = tile[2] % 2 == 0 ? x % side : side - x % side;
            long down = tile[2] < 2 ? y % side : side - y % side;
            boolean isInside = across * across + down * down < (long) side * side;
            colours[x] = tile[isInside ? 1 : 0];
        }
    }
}
