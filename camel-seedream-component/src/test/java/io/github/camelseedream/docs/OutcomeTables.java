package io.github.camelseedream.docs;

import static io.github.camelseedream.docs.MarkdownTable.code;

import io.github.camelseedream.matrix.Cell;
import io.github.camelseedream.matrix.ExpectedOutcome;
import io.github.camelseedream.matrix.FaultKind;
import io.github.camelseedream.matrix.OutcomeTable;
import io.github.camelseedream.matrix.Phase;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The outcome matrix, alike cells put together. */
final class OutcomeTables {

    /** What alike cells share, and where. */
    private record Group<T>(T what, List<String> providers) {}

    private OutcomeTables() {}

    static String endings() {
        MarkdownTable table =
                new MarkdownTable(
                        "when",
                        "what goes wrong",
                        "at",
                        "exception",
                        "outcome",
                        "repeatable",
                        "submissions");
        for (Phase phase : Phase.values()) {
            grouped(phase, Cell::exists, Cell::ending)
                    .forEach((group, troubles) -> row(table, phase, group, troubles));
        }
        return table.toString();
    }

    private static void row(
            MarkdownTable table,
            Phase phase,
            Group<ExpectedOutcome> group,
            List<FaultKind> troubles) {
        ExpectedOutcome ending = group.what();
        table.row(
                phase.word(),
                words(troubles),
                at(group.providers()),
                ending.isDelivered() ? "none" : code(ending.type().getSimpleName()),
                ending.isDelivered() ? "" : ending.outcome().text(),
                ending.isDelivered() ? "" : ending.repeatable() ? "yes" : "no",
                ending.submissions().words());
    }

    static String gaps() {
        MarkdownTable table = new MarkdownTable("when", "what", "at", "why not");
        for (Phase phase : Phase.values()) {
            grouped(phase, cell -> !cell.exists(), Cell::whyNot)
                    .forEach(
                            (group, troubles) ->
                                    table.row(
                                            phase.word(),
                                            words(troubles),
                                            at(group.providers()),
                                            group.what()));
        }
        return table.toString();
    }

    static String phases() {
        MarkdownTable table = new MarkdownTable("when", "what happens then");
        Arrays.stream(Phase.values()).forEach(phase -> table.row(phase.word(), phase.meaning()));
        return table.toString();
    }

    /** The troubles that end alike at the same providers. */
    private static <T> Map<Group<T>, List<FaultKind>> grouped(
            Phase phase, Predicate<Cell> which, Function<Cell, T> what) {
        Map<FaultKind, Map<T, List<String>>> providers = new TreeMap<>();
        OutcomeTable.CELLS.stream()
                .filter(cell -> cell.phase() == phase)
                .filter(which)
                .forEach(
                        cell ->
                                providers
                                        .computeIfAbsent(
                                                cell.trouble(), any -> new LinkedHashMap<>())
                                        .computeIfAbsent(what.apply(cell), any -> new ArrayList<>())
                                        .add(cell.provider()));
        Map<Group<T>, List<FaultKind>> groups = new LinkedHashMap<>();
        providers.forEach(
                (trouble, ends) ->
                        ends.forEach(
                                (end, names) ->
                                        groups.computeIfAbsent(
                                                        new Group<>(
                                                                end,
                                                                names.stream().sorted().toList()),
                                                        any -> new ArrayList<>())
                                                .add(trouble)));
        return groups;
    }

    /** In short, where all of a family are there. */
    private static String words(List<FaultKind> troubles) {
        if (troubles.size() == FaultKind.values().length) {
            return "everything";
        }
        List<String> words = new ArrayList<>();
        List<FaultKind> rest = new ArrayList<>(troubles);
        if (rest.containsAll(FaultKind.ANSWERS)) {
            rest.removeAll(FaultKind.ANSWERS);
            words.add("any answer");
        } else if (rest.containsAll(FaultKind.PASSING_LIMITS)) {
            rest.removeAll(FaultKind.PASSING_LIMITS);
            words.add("429 twice, `Retry-After` in seconds, as a date, or none");
        }
        rest.forEach(trouble -> words.add(trouble.words()));
        return String.join("; ", words);
    }

    /** Titles in the order of the other tables. */
    private static String at(List<String> providers) {
        return providers.size() == BuiltInProviders.all().size()
                ? "all"
                : BuiltInProviders.all().stream()
                        .map(ImageProvider::spec)
                        .filter(profile -> providers.contains(profile.name()))
                        .map(profile -> profile.title())
                        .collect(Collectors.joining(", "));
    }
}
