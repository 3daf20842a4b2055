package io.github.camelseedream.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
