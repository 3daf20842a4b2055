package io.github.camelseedream.simulator.image;

/**
 * How a character looks: {@link #ROWS} rows of dots, one or two cells wide. Threadsafe.
 *
 * @param codePoint the character
 * @param cells 1 for most letters, 2 for ideographs and emoji
 * @param dots a row from left to right begins at the highest bit
 */
record Glyph(int codePoint, int cells, int[] dots) {

    /** The width of a cell in dots. */
    static final int CELL = 8;

    static final int ROWS = 16;

    boolean isBlank() {
        return codePoint == ' ';
    }

    /** Whether a line may end behind it: blanks, and scripts that are written without them. */
    boolean endsWord() {
        return isBlank() || cells > 1;
    }

    boolean isInked(int column, int row) {
        return (dots[row] >> (cells * CELL - 1 - column) & 1) == 1;
    }

    /** The same with an accent over it. */
    Glyph under(Glyph mark) {
        int[] both = dots.clone();
        int shift = Math.max(0, cells - mark.cells) * CELL / 2;
        for (int row = 0; row < ROWS; row++) {
            both[row] |= mark.dots[row] << shift;
        }
        return new Glyph(codePoint, cells, both);
    }
}
