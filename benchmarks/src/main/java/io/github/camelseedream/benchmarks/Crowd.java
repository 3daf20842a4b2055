package io.github.camelseedream.benchmarks;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Many calls of one second at once: submitted by one thread, as a file or JMS consumer does, and by
 * a hand-written route that has a thread for each.
 */
public final class Crowd {

    private static final String PROMPT = "a lighthouse at dusk";
    private static final String COMPONENT = "component";
    private static final String THREADS = "threads";

    /** How much is measured. */
    record Scale(int calls, int warmUp, int rounds) {

        static final Scale FULL = new Scale(2000, 3, 5);
        static final Scale QUICK = new Scale(20, 0, 1);

        static Scale of(String[] args) {
            return args.length > 0 && args[0].equals("quick") ? QUICK : FULL;
        }
    }

    private final CamelContext context;
    private final int calls;
    private final AtomicReference<Object> odd = new AtomicReference<>();
    private long longestSubmit;

    private Crowd(CamelContext context, int calls) {
        this.context = context;
        this.calls = calls;
    }

    /** Argument: full or quick. */
    public static void main(String[] args) throws Exception {
        Scale scale = Scale.of(args);
        try (ProviderProcess provider = ProviderProcess.start(1000);
                CamelContext context = Contexts.forAddresses(provider.slow(), scale.calls())) {
            new Crowd(context, scale.calls()).run(scale);
        }
    }

    private void run(Scale scale) throws Exception {
        Rounds wall = new Rounds();
        Rounds submit = new Rounds();
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            for (int i = -scale.warmUp(); i < scale.rounds(); i++) {
                double component = component();
                double handWritten = handWritten(threads);
                if (i >= 0) {
                    wall.add(COMPONENT, component);
                    wall.add(THREADS, handWritten);
                    submit.add(COMPONENT, longestSubmit / 1e6);
                }
            }
        } finally {
            threads.shutdown();
        }
        report(wall, submit);
    }

    /** Seconds until all are answered. */
    private double component() throws Exception {
        Endpoint endpoint = context.getEndpoint(Contexts.ASYNCHRONOUS);
        AsyncProducer route = endpoint.createAsyncProducer();
        ServiceHelper.startService(route);
        CountDownLatch answered = new CountDownLatch(calls);
        longestSubmit = 0;
        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            Exchange exchange = endpoint.createExchange();
            exchange.getMessage().setBody(PROMPT);
            long before = System.nanoTime();
            route.process(
                    exchange,
                    doneSync -> {
                        look(
                                exchange.getException() == null
                                        ? exchange.getMessage().getBody()
                                        : exchange.getException());
                        answered.countDown();
                    });
            longestSubmit = Math.max(longestSubmit, System.nanoTime() - before);
        }
        return seconds(answered, start);
    }

    private double handWritten(ExecutorService threads) throws Exception {
        ProducerTemplate template = context.createProducerTemplate();
        CountDownLatch answered = new CountDownLatch(calls);
        long start = System.nanoTime();
        for (int i = 0; i < calls; i++) {
            threads.execute(
                    () -> {
                        try {
                            look(template.requestBody(Contexts.HAND_WRITTEN, PROMPT));
                        } catch (RuntimeException e) {
                            look(e);
                        }
                        answered.countDown();
                    });
        }
        return seconds(answered, start);
    }

    private double seconds(CountDownLatch answered, long start) throws InterruptedException {
        boolean all = answered.await(1, TimeUnit.MINUTES);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!all || odd.get() != null) {
            throw new IllegalStateException(
                    answered.getCount() + " calls are not answered, one ended with " + odd.get());
        }
        return seconds;
    }

    private void look(Object address) {
        if (!(address instanceof String url && url.endsWith(".png"))) {
            odd.set(address);
        }
    }

    private void report(Rounds wall, Rounds submit) {
        boolean virtual = Boolean.getBoolean("camel.threads.virtual.enabled");
        Report report =
                new Report(
                        System.out,
                        calls
                                + " calls of 1 s at once, "
                                + (virtual ? "virtual threads" : "platform threads"),
                        "",
                        "component",
                        "hand-written route, a thread for each");
        report.row(
                "until all are answered, median",
                Report.against(wall.median(COMPONENT), virtual ? 1.3 : 1.6, " s"),
                Report.number(wall.median(THREADS), "s"));
        report.row(
                "longest wait of the submitting thread, median",
                Report.against(submit.median(COMPONENT), 50, " ms"),
                "all of the call");
        report.row(
                "longest wait of the submitting thread, worst round",
                Report.number(submit.worst(COMPONENT), "ms"),
                "all of the call");
    }
}
