package io.github.camelseedream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;

/**
 * What the component is doing now. Shows ids of tasks and exchanges, no prompt, API key or URL.
 * Safe for use by several threads.
 *
 * @hidden
 */
@DevConsole(
        name = "seedream",
        displayName = "Seedream",
        description = "Calls under way, tasks that are waited for, the spool and the ledger")
public class SeedreamConsole extends AbstractDevConsole {

    private static final int MOST_ROWS = 100;

    /**
     * What is shown of a component.
     *
     * @param name in JSON, and in text too
     * @hidden
     */
    public record Field(
            String name, String description, Function<SeedreamComponent, Object> value) {}

    /** THE TABLE of fields. */
    public static final List<Field> FIELDS =
            List.of(
                    new Field(
                            "activeCalls",
                            "calls that hold a place of `maxConcurrentCalls`, those of endpoints"
                                    + " with a bound of their own included",
                            component -> component.shared().activeCalls()),
                    new Field(
                            "maxCalls",
                            "the component's `maxConcurrentCalls`",
                            component -> component.getConfiguration().getMaxConcurrentCalls()),
                    new Field(
                            "connections",
                            "connections that calls and downloads hold; idle ones are not counted",
                            component -> component.shared().http().leasedConnections()),
                    new Field(
                            "timers",
                            "what waits for its time: questions, pauses and deadlines; one is"
                                    + " the component's own",
                            component -> component.shared().workers().waiting()),
                    new Field(
                            "pausedAccounts",
                            "accounts whose provider asked for a pause that is not over",
                            component -> component.shared().pausedAccounts()),
                    new Field(
                            "activeConversions",
                            "images that are converted now",
                            component -> component.shared().conversions().inUse()),
                    new Field(
                            "maxConversions",
                            "`maxConversions`",
                            component -> component.shared().conversions().max()),
                    new Field(
                            "spoolFiles",
                            "files that hold images",
                            component -> component.shared().spool().liveFiles()),
                    new Field(
                            "spoolBytes",
                            "the bytes in them",
                            component -> component.shared().spool().liveBytes()),
                    new Field(
                            "pendingRequests",
                            "requests whose tasks are waited for",
                            component -> component.shared().waitingTasks().number()),
                    new Field(
                            "pending",
                            "the first "
                                    + MOST_ROWS
                                    + " of them: `exchangeId`, `operation`, `provider`, `model`,"
                                    + " `tasks`, `status`, `percent`, `position` and `seconds`",
                            component -> component.shared().waitingTasks().rows(MOST_ROWS)),
                    new Field(
                            "ledgerCalls",
                            "how many calls of each state the ledger has, as of some seconds ago",
                            component -> component.shared().ledgerReports().numbers()),
                    new Field(
                            "ledgerOpen",
                            "the first "
                                    + MOST_ROWS
                                    + " of them that may still have to be paid for: `key`, `call`,"
                                    + " `state`, `provider`, `model`, `since` and `cost`",
                            component -> component.shared().ledgerReports().open()),
                    new Field(
                            "ledgerSpent",
                            "what was spent today, in UTC: `provider`, `model`, `cost` and"
                                    + " `calls`",
                            component -> component.shared().ledgerReports().spent()));

    public SeedreamConsole() {
        super("camel", "seedream", "Seedream", "Calls under way, tasks and spool of seedream");
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        return components().entrySet().stream()
                .map(component -> component.getKey() + ":\n" + lines(component.getValue()))
                .collect(Collectors.joining("\n"));
    }

    private static String lines(Map<String, Object> fields) {
        return fields.entrySet().stream()
                .map(
                        field ->
                                field.getValue() instanceof List<?> rows
                                        ? field.getKey()
                                                + ":\n"
                                                + rows.stream()
                                                        .map(row -> "    " + row + "\n")
                                                        .collect(Collectors.joining())
                                        : "  " + field.getKey() + ": " + field.getValue() + "\n")
                .collect(Collectors.joining());
    }

    @Override
    protected Map<String, Object> doCallJson(Map<String, Object> options) {
        return new LinkedHashMap<>(components());
    }

    /** The fields of each component of the context, by its name. */
    private Map<String, Map<String, Object>> components() {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        for (String name : new ArrayList<>(getCamelContext().getComponentNames())) {
            if (getCamelContext().hasComponent(name) instanceof SeedreamComponent component
                    && component.isStarted()) {
                Map<String, Object> fields = new LinkedHashMap<>();
                FIELDS.forEach(field -> fields.put(field.name(), field.value().apply(component)));
                all.put(name, fields);
            }
        }
        return all;
    }
}
