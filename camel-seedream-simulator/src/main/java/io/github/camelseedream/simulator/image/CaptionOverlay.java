package io.github.camelseedream.simulator.image;

import java.util.List;

/** An image with its caption at the foot and, at the top, the word that no model has made it. */
final class CaptionOverlay implements PixelRows {

    private static final String BADGE = "SIMULATED";
    private static final int CELLS_PER_WIDTH = 46;
    private static final int INK = 0xFFFFFF;
    private static final int BADGE_INK = 0xFFD37A;

    private final PixelRows image;
    private final List<TextPanel> panels;

    CaptionOverlay(PixelRows image, List<String> caption) {
        this.image = image;
        Dimensions size = image.dimensions();
        int scale = Math.max(1, size.width() / (CELLS_PER_WIDTH * Glyph.CELL));
        panels = List.of(foot(size, scale, caption), badge(size, scale));
    }

    @Override
    public Dimensions dimensions() {
        return image.dimensions();
    }

    @Override
    public void row(int y, int[] colours) {
        image.row(y, colours);
        panels.forEach(panel -> panel.draw(y, colours));
    }

    private static TextPanel foot(Dimensions size, int scale, List<String> caption) {
        int cells = size.width() / (Glyph.CELL * scale) - 2;
        int room = size.height() / 2 / (TextPanel.LINE * scale) - 1;
        List<List<Glyph>> lines = new CaptionLines(cells, room).lay(caption);
        int top = size.height() - TextPanel.height(lines.size(), scale);
        return new TextPanel(0, top, size.width(), scale, INK, lines);
    }

    /** In the corner; not on a stamp that it would cover. */
    private static TextPanel badge(Dimensions size, int scale) {
        int width = (BADGE.length() + 2) * Glyph.CELL * scale;
        boolean fits = width <= size.width() && 4 * TextPanel.LINE * scale <= size.height();
        List<List<Glyph>> lines = fits ? List.of(Glyphs.of(BADGE)) : List.of();
        return new TextPanel(0, 0, width, scale, BADGE_INK, lines);
    }
}
