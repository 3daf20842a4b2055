package io.github.camelseedream.benchmarks;

import io.github.camelseedream.SeedreamComponent;
import io.github.camelseedream.SeedreamConfiguration;
import io.github.camelseedream.simulator.fault.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultThreadPoolFactory;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Thousands of requests with random faults, after which nothing is left and the bill is right. No
 * time is judged; whatever else is not as it should be fails it.
 */
public final class Soak {

    private static final int CALLS = 64;
    private static final int TASK_MILLIS = 100;
    private static final long MOST_GROWTH = 16L << 20;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** The waits after a 429 are those of one account, so there are some. */
    private static final int ACCOUNTS = 20;

    /** One way in which images come. */
    private record Way(String provider, String options, boolean isTask) {}

    private static final List<Way> WAYS =
            List.of(
                    new Way("lumenfall", "size=64x64&responseFormat=url", false),
                    new Way("lumenfall", "size=64x64&responseFormat=b64_json", false),
                    new Way("apiframe", "size=1K", true));

    /**
     * How much is asked for.
     *
     * @param timeout of one request, in milliseconds
     * @param minutes it lasts at least, perhaps with more waves
     */
    record Scale(int waves, int requests, int timeout, long minutes) {

        static Scale of(String[] args) {
            return args.length > 0 && args[0].equals("quick")
                    ? new Scale(2, Integer.getInteger("soak.requests", 60), 1500, 0)
                    : new Scale(10, 500, 3000, Long.getLong("soak.minutes", 0));
        }
    }

    private final Scale scale;
    private final SimulatorProcess simulator;
    private final CamelContext context;
    private final Path spool;
    private final long seed = Long.getLong("soak.seed", 2026);
    private final Troubles troubles = new Troubles(seed);
    private final Ledger ledger = new Ledger();
    private final List<AsyncProducer> routes = new ArrayList<>();
    private int waves;

    private Soak(Scale scale, SimulatorProcess simulator, CamelContext context, Path spool) {
        this.scale = scale;
        this.simulator = simulator;
        this.context = context;
        this.spool = spool;
    }

    /** Argument: full or quick. */
    public static void main(String[] args) throws Exception {
        Path spool = Files.createTempDirectory("soak");
        Scale scale = Scale.of(args);
        try (SimulatorProcess simulator = SimulatorProcess.start();
                CamelContext context = context(simulator, spool, scale.timeout())) {
            new Soak(scale, simulator, context, spool).run();
        }
    }

    private static CamelContext context(SimulatorProcess simulator, Path spool, int timeout)
            throws Exception {
        CamelContext context = new DefaultCamelContext();
        context.setDevConsole(true);
        endIdleThreadsSoon(context);
        SeedreamComponent seedream = context.getComponent("seedream", SeedreamComponent.class);
        SeedreamConfiguration options = seedream.getConfiguration();
        options.setMaxConcurrentCalls(CALLS);
        options.setQueueTimeout(PATIENCE.toMillis());
        options.setTimeout(timeout);
        options.setDownloadTimeout(1000);
        options.setPollInitialDelay(50);
        options.setPollDelay(50);
        seedream.setSpoolThreshold(100);
        seedream.setSpoolDirectory(spool.toString());
        context.addRoutes(routes(simulator));
        context.start();
        letGoOfExchanges(context);
        return context;
    }

    /** So that the end need not wait for them half a minute. */
    private static void endIdleThreadsSoon(CamelContext context) {
        context.getExecutorServiceManager()
                .setThreadPoolFactory(
                        new DefaultThreadPoolFactory() {
                            @Override
                            public ExecutorService newThreadPool(
                                    ThreadPoolProfile profile, ThreadFactory threads) {
                                profile.setKeepAliveTime(1L);
                                return super.newThreadPool(profile, threads);
                            }
                        });
    }

    /** Each way with each account. */
    private static RouteBuilder routes(SimulatorProcess simulator) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(0));
                for (int i = 0; i < ACCOUNTS * WAYS.size(); i++) {
                    Way way = way(i);
                    from("direct:" + i)
                            .toF(
                                    "seedream:generate?provider=%s&baseUrl=%s&apiKey=soak-%d&%s",
                                    way.provider(),
                                    simulator.baseUrl(way.provider()),
                                    i / WAYS.size(),
                                    way.options());
                }
            }
        };
    }

    private static Way way(int number) {
        return WAYS.get(number % WAYS.size());
    }

    /** Camel's console of events holds the latest exchanges, and with them their images. */
    private static void letGoOfExchanges(CamelContext context) {
        ServiceHelper.stopService(
                context.getCamelContextExtension()
                        .getContextPlugin(DevConsoleRegistry.class)
                        .resolveById("event"));
    }

    private void run() throws Exception {
        for (int i = 0; i < ACCOUNTS * WAYS.size(); i++) {
            AsyncProducer producer = context.getEndpoint("direct:" + i).createAsyncProducer();
            ServiceHelper.startService(producer);
            routes.add(producer);
        }
        long start = System.nanoTime();
        half();
        Footprint middle = await(Footprint::isAtRest);
        half();
        double seconds = (System.nanoTime() - start) / 1e9;
        Footprint end = await(Footprint::isIdle);
        report(seconds, middle, end);
        ledger.check();
        if (end.heapBytes() - middle.heapBytes() > MOST_GROWTH) {
            throw new IllegalStateException("the heap grew: " + middle + " " + end);
        }
    }

    private void half() throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(scale.minutes()) / 2;
        for (int i = 0; i < scale.waves() / 2 || System.nanoTime() - end < 0; i++) {
            wave();
        }
    }

    private void wave() throws Exception {
        waves++;
        List<String> prompts = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (int i = 0; i < scale.requests(); i++) {
            prompts.add("a lighthouse, number " + i + " of wave " + waves);
            faults.addAll(troubles.draw(prompts.get(i), way(i).isTask()));
        }
        simulator.reset(faults, TASK_MILLIS);
        CountDownLatch answered = new CountDownLatch(prompts.size());
        for (int i = 0; i < prompts.size(); i++) {
            send(i, prompts.get(i), answered);
        }
        if (!answered.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException(answered.getCount() + " requests got no answer");
        }
        ledger.settle(prompts, simulator.bills());
    }

    private void send(int number, String prompt, CountDownLatch answered) {
        AsyncProducer route = routes.get(number % routes.size());
        Endpoint endpoint = route.getEndpoint();
        Exchange exchange = endpoint.createExchange();
        exchange.getMessage().setBody(prompt);
        route.process(
                exchange,
                doneSync -> {
                    ledger.enter(prompt, exchange, number % 2 == 0);
                    answered.countDown();
                });
    }

    private Footprint await(Predicate<Footprint> wanted) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Footprint footprint = Footprint.of(context, spool);
        while (!wanted.test(footprint)) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("something is left: " + footprint);
            }
            TimeUnit.MILLISECONDS.sleep(250);
            footprint = Footprint.of(context, spool);
        }
        return footprint;
    }

    private void report(double seconds, Footprint middle, Footprint end) {
        Report report =
                new Report(
                        System.out,
                        ledger.requests()
                                + " requests with random faults (seed "
                                + seed
                                + "), 3 redeliveries",
                        "",
                        "component");
        report.row("until all are answered", Report.number(seconds, "s"));
        report.row("images and typed failures", ledger.images() + " and " + ledger.failures());
        report.row("bills", ledger.bills());
        report.row("bytes of images", megabytes(ledger.bytes()));
        report.row(
                "heap at the end, more than halfway",
                Report.against(
                        (end.heapBytes() - middle.heapBytes()) / 1e6, MOST_GROWTH / 1e6, " MB"));
        ledger.endings().forEach(report::row);
        held(middle, end);
    }

    private static void held(Footprint middle, Footprint end) {
        Report report = new Report(System.out, "Held", "", "halfway", "at the end");
        report.row("requests, calls and connections", middle.working(), end.working());
        report.row("timers", middle.timers(), end.timers());
        report.row("threads", middle.threads(), end.threads());
        report.row("files", middle.files(), end.files());
        report.row("heap", megabytes(middle.heapBytes()), megabytes(end.heapBytes()));
    }

    private static String megabytes(long bytes) {
        return Report.number(bytes / 1e6, "MB");
    }
}
