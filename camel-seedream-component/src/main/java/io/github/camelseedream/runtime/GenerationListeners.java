package io.github.camelseedream.runtime;

import io.github.camelseedream.generate.event.GenerationListener;
import io.github.camelseedream.ledger.CallState;
import io.github.camelseedream.metrics.Meters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Registry;

/**
 * Finds who wants to hear what happens to requests. Stateless.
 *
 * @hidden
 */
public final class GenerationListeners {

    private static final String MICROMETER = "io.micrometer.core.instrument.MeterRegistry";

    private GenerationListeners() {}

    /**
     * The beans of the registry that listen, and the meters where there are any.
     *
     * @param console what the developer console shows, where it is on
     */
    public static List<GenerationListener> in(CamelContext context, GenerationListener console) {
        Registry registry = context.getRegistry();
        List<GenerationListener> all =
                new ArrayList<>(registry.findByType(GenerationListener.class));
        if (hasMicrometer(context)) {
            Meters.in(registry::findByTypeWithName).ifPresent(all::add);
        }
        if (Boolean.TRUE.equals(context.isDevConsole())) {
            all.add(console);
        }
        return List.copyOf(all);
    }

    /** Keeps the meters of ledgers, where there are any. */
    public static void keepMeters(CamelContext context, LedgerReports ledgers) {
        if (hasMicrometer(context)) {
            Map<String, Supplier<Number>> calls = new LinkedHashMap<>();
            for (CallState state : CallState.values()) {
                calls.put(state.name(), () -> ledgers.number(state));
            }
            Meters.ofLedger(context.getRegistry()::findByTypeWithName, calls);
        }
    }

    private static boolean hasMicrometer(CamelContext context) {
        return context.getClassResolver().resolveClass(MICROMETER) != null;
    }
}
