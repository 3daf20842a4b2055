package io.github.camelseedream.simulator.image;

import java.util.List;

/**
 * Lines of text on a darkened rectangle, with half a line above and below them.
 *
 * @param top its first row
 * @param width in pixels
 * @param scale pixels per dot
 */
record TextPanel(int top, int width, int scale, int ink, List<List<Glyph>> lines) implements Layer {

    /** The height of a line with the gap below it, in dots. */
    private static final int LINE = Glyph.ROWS + 3;

    private static final String MARK = "SIMULATED";
    private static final int CELLS_PER_WIDTH = 46;
    private static final int INK = 0xFFFFFF;
    private static final int MARK_INK = 0xFFD37A;
    private static final int PAPER = 0x10141C;

    /** At the foot of an image of this size, over no more than its lower half. */
    static TextPanel caption(List<String> caption, Dimensions image) {
        int scale = scale(image);
        int cells = image.width() / (Glyph.CELL * scale) - 2;
        int room = image.height() / 2 / (LINE * scale) - 1;
        List<List<Glyph>> lines = new CaptionLines(cells, room).lay(caption);
        int top = image.height() - height(lines.size(), scale);
        return new TextPanel(top, image.width(), scale, INK, lines);
    }

    /** In the upper left corner: no model has made this. Not on a stamp that it would cover. */
    static TextPanel mark(Dimensions image) {
        int scale = scale(image);
        int width = (MARK.length() + 2) * Glyph.CELL * scale;
        boolean fits = width <= image.width() && 4 * LINE * scale <= image.height();
        return new TextPanel(
                0, width, scale, MARK_INK, fits ? List.of(Glyphs.of(MARK)) : List.of());
    }

    private static int scale(Dimensions image) {
        return Math.max(1, image.width() / (CELLS_PER_WIDTH * Glyph.CELL));
    }

    private static int height(int lines, int scale) {
        return lines == 0 ? 0 : (lines + 1) * LINE * scale;
    }

    @Override
    public void draw(int y, int[] colours) {
        if (y < top || y >= top + height(lines.size(), scale)) {
            return;
        }
        for (int x = 0; x < width; x++) {
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
        int x = Glyph.CELL * scale;
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
