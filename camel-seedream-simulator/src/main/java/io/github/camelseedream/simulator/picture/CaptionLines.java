package io.github.camelseedream.simulator.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * Lays a caption into a panel: the first entry is wrapped and, where room is short, cut with dots;
 * the others keep one line each. A panel too small for any text stays empty.
 */
record CaptionLines(int letters, int room) {

    private static final int FEWEST_LETTERS = 8;

    List<String> lay(List<String> caption) {
        if (letters < FEWEST_LETTERS || room < 1 || caption.isEmpty()) {
            return List.of();
        }
        List<String> rest = caption.subList(1, caption.size());
        int forFirst = Math.max(1, room - rest.size());
        List<String> lines = new ArrayList<>(cutToRoom(wrapped(caption.get(0)), forFirst));
        rest.stream()
                .limit(Math.max(0, room - lines.size()))
                .map(line -> line.substring(0, Math.min(letters, line.length())))
                .forEach(lines::add);
        return lines;
    }

    private List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        String left = text.strip().replaceAll("\\s+", " ");
        while (left.length() > letters) {
            int blank = left.lastIndexOf(' ', letters);
            int end = blank > 0 ? blank : letters;
            lines.add(left.substring(0, end));
            left = left.substring(end).stripLeading();
        }
        lines.add(left);
        return lines;
    }

    private List<String> cutToRoom(List<String> lines, int rows) {
        if (lines.size() <= rows) {
            return lines;
        }
        List<String> kept = new ArrayList<>(lines.subList(0, rows));
        String last = kept.get(rows - 1);
        kept.set(rows - 1, last.substring(0, Math.min(last.length(), letters - 3)) + "...");
        return kept;
    }
}
