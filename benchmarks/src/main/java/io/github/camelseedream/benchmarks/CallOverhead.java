package io.github.camelseedream.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.ProducerTemplate;

/** What one call costs on top of the wire: the component against a hand-written route. */
public final class CallOverhead {

    private static final int CALLERS = 16;
    private static final List<String> CONTENDERS =
            List.of(Contexts.HAND_WRITTEN, Contexts.ASYNCHRONOUS, Contexts.SYNCHRONOUS);

    /**
     * How much is measured. Each call of the component has a connection of its own, whose port is
     * not free again for a minute, and a machine has some 14,000 of them.
     *
     * @param calls per contender, round and kind of measurement
     */
    record Scale(int warmUp, int rounds, int calls) {

        static final Scale FULL = new Scale(900, 9, 250);
        static final Scale QUICK = new Scale(50, 2, 50);

        static Scale of(String[] args) {
            return args.length > 0 && args[0].equals("quick") ? QUICK : FULL;
        }
    }

    private final CamelContext context;
    private final ProducerTemplate template;
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private final Rounds median = new Rounds();
    private final Rounds cpu = new Rounds();
    private final Rounds allocation = new Rounds();

    private CallOverhead(CamelContext context) {
        this.context = context;
        this.template = context.createProducerTemplate();
    }

    /** Argument: full or quick. */
    public static void main(String[] args) throws Exception {
        try (ProviderProcess provider = ProviderProcess.start(1000);
                CamelContext context = Contexts.forAddresses(provider.fast(), 64)) {
            CallOverhead benchmark = new CallOverhead(context);
            try {
                benchmark.run(Scale.of(args));
            } finally {
                benchmark.callers.shutdown();
            }
            benchmark.report();
        }
    }

    private void run(Scale scale) throws Exception {
        for (String contender : CONTENDERS) {
            oneByOne(contender, scale.warmUp() / 2);
            atOnce(contender, scale.warmUp() / 2);
        }
        List<String> order = new ArrayList<>(CONTENDERS);
        for (int i = 0; i < scale.rounds(); i++) {
            for (String contender : order) {
                median.add(contender, oneByOne(contender, scale.calls()));
            }
            for (String contender : order) {
                long cpuBefore = Meter.cpuNanos();
                long allocatedBefore = Meter.allocatedBytes();
                atOnce(contender, scale.calls());
                double calls = scale.calls();
                allocation.add(
                        contender, (Meter.allocatedBytes() - allocatedBefore) / calls / 1000);
                cpu.add(contender, (Meter.cpuNanos() - cpuBefore) / calls / 1000);
            }
            order.add(order.remove(0));
        }
    }

    /** The median, in microseconds. */
    private double oneByOne(String contender, int calls) {
        Endpoint route = context.getEndpoint(contender);
        long[] nanos = new long[calls];
        for (int i = 0; i < calls; i++) {
            long start = System.nanoTime();
            call(route);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos[calls / 2] / 1000.0;
    }

    private void atOnce(String contender, int calls) throws Exception {
        Endpoint route = context.getEndpoint(contender);
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            running.add(
                    callers.submit(
                            () -> {
                                for (int call = 0; call < calls / CALLERS; call++) {
                                    call(route);
                                }
                            }));
        }
        for (Future<?> caller : running) {
            caller.get();
        }
    }

    private void call(Endpoint route) {
        Object address = template.requestBody(route, "a lighthouse at dusk");
        if (!(address instanceof String url && url.endsWith(".png"))) {
            throw new IllegalStateException(route + " ended with " + address);
        }
    }

    private void report() {
        Report report =
                new Report(
                        System.out,
                        "One call",
                        "",
                        "hand-written route",
                        "asynchronous",
                        "synchronous",
                        "asynchronous : hand-written",
                        "synchronous : hand-written");
        row(report, "one by one, median", median, "us", 1.20, 0.80);
        row(report, "CPU per call, 16 at once", cpu, "us", 0.85, 0.85);
        row(report, "allocation per call, 16 at once", allocation, "kB", 0.40, 0.40);
    }

    private static void row(
            Report report, String what, Rounds rounds, String unit, double... bounds) {
        report.row(
                what,
                Report.number(rounds.median(Contexts.HAND_WRITTEN), unit),
                Report.number(rounds.median(Contexts.ASYNCHRONOUS), unit),
                Report.number(rounds.median(Contexts.SYNCHRONOUS), unit),
                against(rounds, Contexts.ASYNCHRONOUS, bounds[0]),
                against(rounds, Contexts.SYNCHRONOUS, bounds[1]));
    }

    private static String against(Rounds rounds, String contender, double bound) {
        return Report.against(rounds.ratio(contender, Contexts.HAND_WRITTEN), bound, "x");
    }
}
