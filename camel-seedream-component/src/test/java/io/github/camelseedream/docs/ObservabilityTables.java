package io.github.camelseedream.docs;

import static io.github.camelseedream.docs.MarkdownTable.code;

import io.github.camelseedream.SeedreamConsole;
import io.github.camelseedream.metrics.Meter;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What can be seen from outside, as the tables of the code tell it. */
final class ObservabilityTables {

    private ObservabilityTables() {}

    static String meters() {
        MarkdownTable table = new MarkdownTable("meter", "kind", "what it shows", "further tags");
        for (Meter meter : Meter.values()) {
            table.row(
                    code(meter.meterName()),
                    meter.kind(),
                    meter.description(),
                    Stream.of(meter.tags())
                            .map(MarkdownTable::code)
                            .collect(Collectors.joining(", ")));
        }
        return table.toString();
    }

    static String console() {
        MarkdownTable table = new MarkdownTable("field", "what it shows");
        SeedreamConsole.FIELDS.forEach(field -> table.row(code(field.name()), field.description()));
        return table.toString();
    }
}
