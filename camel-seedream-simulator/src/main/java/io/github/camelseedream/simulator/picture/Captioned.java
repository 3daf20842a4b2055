package io.github.camelseedream.simulator.picture;

import java.util.List;

/** A picture with lines of text on a darkened panel at its foot. */
final class Captioned implements PixelRows {

    private static final int LETTERS_PER_WIDTH = 46;
    private static final int PAPER = 0x10141C;
    private static final int INK = 0xFFFFFF;

    private final PixelRows picture;
    private final int scale;
    private final List<String> lines;
    private final int top;

    Captioned(PixelRows picture, List<String> caption) {
        this.picture = picture;
        Dimensions size = picture.dimensions();
        scale = Math.max(1, size.width() / (LETTERS_PER_WIDTH * Glyphs.ADVANCE));
        int letters = size.width() / (Glyphs.ADVANCE * scale) - 2;
        int room = size.height() / 2 / (Glyphs.LINE * scale) - 1;
        lines = new CaptionLines(letters, room).lay(caption);
        int panel = lines.isEmpty() ? 0 : (lines.size() + 1) * Glyphs.LINE * scale;
        top = size.height() - panel;
    }

    @Override
    public Dimensions dimensions() {
        return picture.dimensions();
    }

    @Override
    public void row(int y, int[] colours) {
        picture.row(y, colours);
        if (y < top) {
            return;
        }
        for (int x = 0; x < dimensions().width(); x++) {
            colours[x] = Colours.mix(colours[x], PAPER, 0.72);
        }
        int dots = (y - top) / scale - Glyphs.LINE / 2;
        int line = Math.floorDiv(dots, Glyphs.LINE);
        int dotRow = Math.floorMod(dots, Glyphs.LINE);
        if (line >= 0 && line < lines.size() && dotRow < Glyphs.ROWS) {
            write(lines.get(line), dotRow, colours);
        }
    }

    private void write(String line, int dotRow, int[] colours) {
        int left = Glyphs.ADVANCE * scale;
        int right = left + line.length() * Glyphs.ADVANCE * scale;
        for (int x = left; x < right; x++) {
            int dot = (x - left) / scale;
            char letter = line.charAt(dot / Glyphs.ADVANCE);
            if (Glyphs.isInked(letter, dot % Glyphs.ADVANCE, dotRow)) {
                colours[x] = INK;
            }
        }
    }
}
