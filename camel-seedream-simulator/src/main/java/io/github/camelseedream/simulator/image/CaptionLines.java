package io.github.camelseedream.simulator.image;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;

/**
 * Lays a caption into a panel: the first entry is wrapped and, where room is short, cut with dots;
 * the others keep one line each. A panel too small for any text stays empty.
 *
 * @param cells how many cells a line has
 * @param room how many lines there may be
 */
record CaptionLines(int cells, int room) {

    private static final int MIN_CELLS = 8;

    List<List<Glyph>> lay(List<String> caption) {
        if (cells < MIN_CELLS || room < 1 || caption.isEmpty()) {
            return List.of();
        }
        List<String> rest = caption.subList(1, caption.size());
        int forFirst = Math.max(1, room - rest.size());
        List<List<Glyph>> lines = new ArrayList<>(cutToRoom(wrapped(caption.get(0)), forFirst));
        rest.stream()
                .limit(Math.max(0, room - lines.size()))
                .map(Glyphs::of)
                .map(line -> line.subList(0, fitting(line, cells)))
                .forEach(lines::add);
        return lines.stream().map(CaptionLines::visual).toList();
    }

    /** How many of these glyphs, from the first, fit into so many cells. */
    static int fitting(List<Glyph> glyphs, int cells) {
        int width = 0;
        int count = 0;
        while (count < glyphs.size() && width + glyphs.get(count).cells() <= cells) {
            width += glyphs.get(count++).cells();
        }
        return count;
    }

    private List<List<Glyph>> wrapped(String text) {
        String shown = text.strip().replaceAll("\\s+", " ");
        List<Glyph> left = Glyphs.of(shown);
        List<List<Glyph>> lines = new ArrayList<>();
        while (fitting(left, cells) < left.size()) {
            int end = lineEnd(left);
            lines.add(left.subList(0, end));
            left = left.subList(left.get(end).isBlank() ? end + 1 : end, left.size());
        }
        lines.add(left);
        return lines;
    }

    /** Behind the last word that fits, or in the middle of one that is longer than a line. */
    private int lineEnd(List<Glyph> glyphs) {
        int fitting = fitting(glyphs, cells);
        if (glyphs.get(fitting).isBlank()) {
            return fitting;
        }
        for (int end = fitting; end > 0; end--) {
            if (glyphs.get(end - 1).endsWord()) {
                return end;
            }
        }
        return fitting;
    }

    private List<List<Glyph>> cutToRoom(List<List<Glyph>> lines, int rows) {
        if (lines.size() <= rows) {
            return lines;
        }
        List<List<Glyph>> kept = new ArrayList<>(lines.subList(0, rows));
        List<Glyph> dots = Glyphs.of("...");
        List<Glyph> last = kept.get(rows - 1);
        List<Glyph> cut = new ArrayList<>(last.subList(0, fitting(last, cells - dots.size())));
        cut.addAll(dots);
        kept.set(rows - 1, cut);
        return kept;
    }

    /** In the order from left to right, in which Arabic and Hebrew run the other way. */
    private static List<Glyph> visual(List<Glyph> line) {
        StringBuilder text = new StringBuilder();
        line.forEach(glyph -> text.append((char) Math.min(glyph.codePoint(), 0xFFFD)));
        if (!Bidi.requiresBidi(text.toString().toCharArray(), 0, text.length())) {
            return line;
        }
        Bidi bidi = new Bidi(text.toString(), Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        byte[] levels = new byte[line.size()];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) bidi.getLevelAt(i);
        }
        Glyph[] ordered = line.toArray(Glyph[]::new);
        Bidi.reorderVisually(levels, 0, ordered, 0, ordered.length);
        return List.of(ordered);
    }
}
