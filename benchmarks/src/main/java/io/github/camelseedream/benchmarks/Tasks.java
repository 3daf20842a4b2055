package io.github.camelseedream.benchmarks;

import io.github.camelseedream.SeedreamComponent;
import io.github.camelseedream.SeedreamConfiguration;
import io.github.camelseedream.exchange.ResultMode;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Many tasks at once, each of which takes about half a minute (lognormal, sigma 0.25), as no
 * hand-written route does it without a thread for each.
 */
public final class Tasks {

    private static final String ROUTE = "direct:tasks";
    private static final int CALLS = 64;

    /** How much is measured. */
    record Scale(int tasks, int medianMillis) {

        static final Scale FULL = new Scale(10_000, 30_000);
        static final Scale QUICK = new Scale(50, 300);

        static Scale of(String[] args) {
            return args.length > 0 && args[0].equals("quick") ? QUICK : FULL;
        }
    }

    private final Scale scale;
    private final CountDownLatch ended;
    private final long[] late;
    private final AtomicReference<Object> odd = new AtomicReference<>();
    private int mostWorkers;
    private int mostTimers;
    private long mostHeap;

    private Tasks(Scale scale) {
        this.scale = scale;
        this.ended = new CountDownLatch(scale.tasks());
        this.late = new long[scale.tasks()];
    }

    /** Argument: full or quick. */
    public static void main(String[] args) throws Exception {
        Scale scale = Scale.of(args);
        try (ProviderProcess provider = ProviderProcess.start(1000);
                CamelContext context = context(provider.tasks(scale.medianMillis()))) {
            new Tasks(scale).run(context);
        }
    }

    private static CamelContext context(String provider) throws Exception {
        CamelContext context = new DefaultCamelContext();
        SeedreamConfiguration options =
                context.getComponent("seedream", SeedreamComponent.class).getConfiguration();
        options.setProvider("apiframe");
        options.setBaseUrl(provider);
        options.setApiKey("benchmark");
        options.setMaxConcurrentCalls(CALLS);
        options.setResultMode(ResultMode.url);
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(ROUTE).to("seedream:generate");
                    }
                });
        context.start();
        return context;
    }

    private void run(CamelContext context) throws Exception {
        Endpoint endpoint = context.getEndpoint(ROUTE);
        AsyncProducer route = endpoint.createAsyncProducer();
        ServiceHelper.startService(route);
        long start = System.nanoTime();
        for (int i = 0; i < scale.tasks(); i++) {
            submit(endpoint, route, i);
        }
        double submitted = (System.nanoTime() - start) / 1e9;
        while (!ended.await(100, TimeUnit.MILLISECONDS)) {
            look();
        }
        double all = (System.nanoTime() - start) / 1e9;
        if (odd.get() != null) {
            throw new IllegalStateException("a task ended with " + odd.get());
        }
        report(submitted, all);
    }

    private void submit(Endpoint endpoint, AsyncProducer route, int number) {
        Exchange exchange = endpoint.createExchange();
        exchange.getMessage().setBody("a lighthouse at dusk");
        route.process(
                exchange,
                doneSync -> {
                    Object body = exchange.getMessage().getBody();
                    if (body instanceof String url && exchange.getException() == null) {
                        late[number] = System.currentTimeMillis() - TaskAnswers.endOf(url);
                    } else {
                        odd.set(exchange.getException() == null ? body : exchange.getException());
                    }
                    ended.countDown();
                });
    }

    private void look() {
        mostWorkers = Math.max(mostWorkers, threads(" - Seedream"));
        mostTimers = Math.max(mostTimers, threads(" - SeedreamTimer"));
        Runtime runtime = Runtime.getRuntime();
        mostHeap = Math.max(mostHeap, runtime.totalMemory() - runtime.freeMemory());
    }

    private static int threads(String end) {
        return (int)
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().endsWith(end))
                        .count();
    }

    private void report(double submitted, double all) {
        Arrays.sort(late);
        Report report =
                new Report(
                        System.out,
                        scale.tasks()
                                + " tasks at once of about "
                                + scale.medianMillis()
                                + " ms, maxConcurrentCalls="
                                + CALLS,
                        "",
                        "component");
        report.row("until all are submitted", Report.number(submitted, "s"));
        report.row("until all are answered", Report.number(all, "s"));
        report.row(
                "from a task's end to its answer, median",
                Report.against(late[late.length / 2] / 1000.0, 2.5, " s"));
        report.row("the same, worst", Report.number(late[late.length - 1] / 1000.0, "s"));
        report.row("timer threads", mostTimers);
        report.row("worker threads, most", mostWorkers);
        report.row("heap in use, most, garbage included", mostHeap / (1 << 20) + " MB");
    }
}
