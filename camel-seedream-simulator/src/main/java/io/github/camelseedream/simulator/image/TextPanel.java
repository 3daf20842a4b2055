package io.github.camelseedream.simulator.image;

import java.util.List;

/**
 * Lines of text on a darkened rectangle, half a line above and below them.
 *
 * @param left its first column
 * @param top its first row
 * @param width in pixels
 * @param scale pixels per dot
 */
record TextPanel(int left, int top, int width, int scale, int ink, List<List<Glyph>> lines) {

    /** The height of a line with the gap below it, in dots. */
    static final int LINE = Glyph.ROWS + 3;

    private static final int PAPER = 0x10141C;

    static int height(int lines, int scale) {
        return lines == 0 ? 0 : (lines + 1) * LINE * scale;
    }

    /** Draws what the panel has in row y of the image. */
    void draw(int y, int[] colours) {
        if (y < top || y >= top + height(lines.size(), scale)) {
            return;
        }
        for (int x = left; x < left + width; x++) {
            colours[x] = Colours.mix(colours[x], PAPER, 0.72);
        }
        int dots = (y - top) / scale - LINE / 2;
        int line = Math.floorDiv(dots, LINE);
        int row = Math.floorMod(dots, LINE);
        if (line >= 0 && line < lines.size() && row < Glyph.ROWS) {
            write(lines.get(line), row, colours);
        }
    }

    private void write(List<Glyph> line, int row, int[] colours) {
        int x = left + Glyph.CELL * scale;
        for (Glyph glyph : line) {
            int end = x + glyph.cells() * Glyph.CELL * scale;
            for (int start = x; x < end; x++) {
                if (glyph.isInked((x - start) / scale, row)) {
                    colours[x] = ink;
                }
            }
        }
    }
}
