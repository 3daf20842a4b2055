package io.github.camelseedream.docs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A table as Markdown, row by row. */
final class MarkdownTable {

    private final List<List<String>> rows = new ArrayList<>();

    MarkdownTable(String... titles) {
        rows.add(List.of(titles));
        rows.add(Collections.nCopies(titles.length, "---"));
    }

    MarkdownTable row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    @Override
    public String toString() {
        return rows.stream().map(MarkdownTable::line).collect(Collectors.joining("\n"));
    }

    /** A word of code, or nothing. */
    static String code(Object word) {
        String text = String.valueOf(word);
        return text.isEmpty() ? "" : "`" + text + "`";
    }

    static String codes(List<?> words) {
        return words.stream().map(MarkdownTable::code).collect(Collectors.joining(", "));
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
