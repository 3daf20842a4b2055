package io.github.camelseedream.benchmarks;

import java.io.PrintStream;
import java.util.Locale;

/** Prints one table in Markdown. */
final class Report {

    private final PrintStream out;

    Report(PrintStream out, String title, String... columns) {
        this.out = out;
        out.printf("%n%s%n%n", title);
        row((Object[]) columns);
        out.println("|---".repeat(columns.length) + "|");
    }

    void row(Object... cells) {
        StringBuilder line = new StringBuilder("|");
        for (Object cell : cells) {
            line.append(' ').append(cell).append(" |");
        }
        out.println(line);
    }

    static String number(double value, String unit) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f %s" : "%.0f %s", value, unit);
    }

    /** A figure against its bound. */
    static String against(double figure, double bound, String unit) {
        return String.format(
                Locale.ROOT,
                "%.2f%s (at most %.2f: %s)",
                figure,
                unit,
                bound,
                figure <= bound ? "met" : "MISSED");
    }
}
