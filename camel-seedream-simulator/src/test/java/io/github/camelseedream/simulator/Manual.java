package io.github.camelseedream.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The tables of {@code docs/simulator.md}. */
public final class Manual {

    private static final Path PAGE = Path.of("../docs/simulator.md");

    private Manual() {}

    /** The cells of the table behind the comment of this name, without its head. */
    public static List<List<String>> table(String name) {
        List<String> lines = text().lines().toList();
        return lines.stream()
                .skip(lines.indexOf("<!-- " + name + " -->") + 2L)
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> Arrays.asList(line.substring(2, line.length() - 2).split(" \\| ", -1)))
                .toList();
    }

    /** Checks that a table has these rows; writes them with {@code -Dseedream.docs.write=true}. */
    public static void keepTable(String name, List<List<String>> rows) {
        if (!table(name).equals(rows) && Boolean.getBoolean("seedream.docs.write")) {
            write(name, rows.stream().map(row -> "| " + String.join(" | ", row) + " |").toList());
        } else {
            assertThat(table(name)).as("see -Dseedream.docs.write in CONTRIBUTING").isEqualTo(rows);
        }
    }

    private static void write(String name, List<String> rows) {
        List<String> lines = new ArrayList<>(text().lines().toList());
        int from = lines.indexOf("<!-- " + name + " -->") + 4;
        lines.subList(from, from + table(name).size()).clear();
        lines.addAll(from, rows);
        try {
            Files.write(PAGE, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands between the first two backticks. */
    public static String code(String cell) {
        return cell.split("`", -1)[1];
    }

    private static String text() {
        try {
            return Files.readString(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
