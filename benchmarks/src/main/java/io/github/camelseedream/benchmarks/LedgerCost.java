package io.github.camelseedream.benchmarks;

import io.github.camelseedream.SeedreamComponent;
import io.github.camelseedream.exchange.ResultMode;
import io.github.camelseedream.ledger.ClaimId;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.util.FileUtil;

/**
 * What a ledger costs, in H2 and in PostgreSQL: beside an {@code INSERT} and an {@code UPDATE} by
 * hand, and with many open calls in it beside none.
 */
public final class LedgerCost {

    private static final double GOAL = 1.5;
    private static final double GOAL_WITH_OPEN_CALLS = 2;
    private static final List<Integer> PROCESSES = List.of(1, 2, 4);
    private static final int CONNECTIONS = 4;
    private static final String PLAIN = "plain";
    private static final String EMPTY = "empty";
    private static final String FULL = "full";

    /**
     * How much is measured.
     *
     * @param calls for each contender in a round
     * @param millis of each round at full speed
     */
    record Scale(int warmUp, int rounds, int calls, int millis, int openCalls) {

        static final Scale FULL = new Scale(3000, 9, 300, 1000, 100_000);
        static final Scale QUICK = new Scale(20, 2, 20, 50, 1000);

        static Scale of(String[] args) {
            return args.length > 0 && args[0].equals("quick") ? QUICK : FULL;
        }
    }

    private final Scale scale;
    private final String url;
    private final LedgerDatabase empty;
    private final LedgerDatabase full;
    private final CamelContext context = new DefaultCamelContext();
    private final Rounds oneByOne = new Rounds();
    private final Rounds claims = new Rounds();

    /**
     * @param url of the database that calls are made in
     * @param full another one, for the ledger with open calls
     */
    private LedgerCost(
            Scale scale, String provider, String url, LedgerDatabase empty, LedgerDatabase full) {
        this.scale = scale;
        this.url = url;
        this.empty = empty;
        this.full = full;
        context.addComponent(PLAIN, component(provider));
        SeedreamComponent withLedger = component(provider);
        withLedger.getConfiguration().setLedger(empty.ledger());
        context.addComponent(LedgerDatabase.LEDGER, withLedger);
    }

    private static SeedreamComponent component(String provider) {
        SeedreamComponent component = new SeedreamComponent();
        component.getConfiguration().setBaseUrl(provider);
        component.getConfiguration().setApiKey("benchmark");
        component.getConfiguration().setResultMode(ResultMode.url);
        component.getConfiguration().setSynchronous(true);
        return component;
    }

    /** Argument: full or quick. */
    public static void main(String[] args) throws Exception {
        Scale scale = Scale.of(args);
        Path folder = Files.createTempDirectory("ledger");
        String files = "jdbc:h2:file:" + folder + "/";
        try (ProviderProcess provider = ProviderProcess.start(1000);
                EmbeddedPostgres server = server()) {
            run(scale, provider, "H2", files + "empty", files + "full");
            run(
                    scale,
                    provider,
                    "PostgreSQL",
                    server.getJdbcUrl("postgres", "postgres"),
                    server.getJdbcUrl("postgres", FULL));
        } finally {
            FileUtil.removeDir(folder.toFile());
        }
    }

    /** It writes what is committed to the disk, as one in earnest does. */
    private static EmbeddedPostgres server() throws Exception {
        EmbeddedPostgres server =
                EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE \"" + FULL + '"');
        }
        return server;
    }

    private static void run(
            Scale scale, ProviderProcess provider, String name, String emptyUrl, String fullUrl)
            throws Exception {
        try (LedgerDatabase empty = new LedgerDatabase(emptyUrl, CONNECTIONS);
                LedgerDatabase full = new LedgerDatabase(fullUrl, CONNECTIONS)) {
            full.addOpenCalls(scale.openCalls());
            LedgerCost benchmark = new LedgerCost(scale, provider.fast(), emptyUrl, empty, full);
            benchmark.measureOneByOne();
            benchmark.measureClaims();
            benchmark.reportOneByOne(name);
            benchmark.context.close();
            benchmark.atFullSpeed(name, name.equals("H2") ? List.of() : PROCESSES);
        }
    }

    private void measureOneByOne() throws Exception {
        context.start();
        ProducerTemplate template = context.createProducerTemplate();
        for (int round = -1; round < scale.rounds(); round++) {
            int calls = round < 0 ? scale.warmUp() : scale.calls();
            double plain = median(calls, () -> call(template, PLAIN));
            double with = median(calls, () -> call(template, LedgerDatabase.LEDGER));
            double hand = median(calls, () -> empty.call(LedgerDatabase.HAND_WRITTEN));
            if (round >= 0) {
                oneByOne.add(PLAIN, plain);
                oneByOne.add(LedgerDatabase.LEDGER, with - plain);
                oneByOne.add(LedgerDatabase.HAND_WRITTEN, hand);
            }
        }
    }

    private static void call(ProducerTemplate template, String scheme) {
        Object address = template.requestBody(scheme + ":generate", "a lighthouse at dusk");
        if (!(address instanceof String text && text.endsWith(".png"))) {
            throw new IllegalStateException(scheme + " ended with " + address);
        }
    }

    /** What is timed. */
    @FunctionalInterface
    private interface Step {

        void run() throws Exception;
    }

    private static double median(int times, Step step) throws Exception {
        return sortedMicros(times, step)[times / 2];
    }

    private static double[] sortedMicros(int times, Step step) throws Exception {
        double[] micros = new double[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            step.run();
            micros[i] = (System.nanoTime() - start) / 1000.0;
        }
        Arrays.sort(micros);
        return micros;
    }

    private void measureClaims() throws Exception {
        for (int round = 0; round < scale.rounds(); round++) {
            claims.add(EMPTY, p99(empty));
            claims.add(FULL, p99(full));
        }
    }

    private double p99(LedgerDatabase database) throws Exception {
        int times = scale.calls() * 2;
        List<ClaimId> claimed = new ArrayList<>();
        double[] micros = sortedMicros(times, () -> claimed.add(database.claim()));
        for (ClaimId claim : claimed) {
            database.note(claim);
        }
        return micros[times * 99 / 100];
    }

    private void reportOneByOne(String name) {
        Report report =
                new Report(System.out, "A ledger in " + name, "", "ledger", "beside", "ratio");
        report.row(
                "added to a call, median; beside an INSERT and an UPDATE by hand",
                Report.number(oneByOne.median(LedgerDatabase.LEDGER), "us"),
                Report.number(oneByOne.median(LedgerDatabase.HAND_WRITTEN), "us"),
                Report.against(
                        oneByOne.ratio(LedgerDatabase.LEDGER, LedgerDatabase.HAND_WRITTEN),
                        GOAL,
                        "x"));
        report.row(
                "claim, p99, with " + scale.openCalls() + " open calls; beside none",
                Report.number(claims.median(FULL), "us"),
                Report.number(claims.median(EMPTY), "us"),
                Report.against(claims.ratio(FULL, EMPTY), GOAL_WITH_OPEN_CALLS, "x"));
    }

    /**
     * @param processes how many at once; none where only this one may have the database
     */
    private void atFullSpeed(String name, List<Integer> processes) throws Exception {
        Report report =
                new Report(
                        System.out,
                        "Calls in " + name + " a second",
                        "processes",
                        "ledger",
                        "by hand",
                        "by hand : ledger");
        if (processes.isEmpty()) {
            row(report, 1, contender -> LedgerWorker.calls(empty, contender, scale.millis()));
            return;
        }
        List<LedgerWorker> workers = new ArrayList<>();
        try {
            for (int i = 0; i < processes.get(processes.size() - 1); i++) {
                workers.add(LedgerWorker.start(url));
            }
            for (int count : processes) {
                row(report, count, contender -> calls(workers.subList(0, count), contender));
            }
        } finally {
            for (LedgerWorker worker : workers) {
                worker.close();
            }
        }
    }

    private int calls(List<LedgerWorker> workers, String contender) throws Exception {
        for (LedgerWorker worker : workers) {
            worker.begin(contender, scale.millis());
        }
        int calls = 0;
        for (LedgerWorker worker : workers) {
            calls += worker.end();
        }
        return calls;
    }

    /** Makes calls of one kind for the time of a round. */
    @FunctionalInterface
    private interface Speed {

        int calls(String contender) throws Exception;
    }

    private void row(Report report, int processes, Speed speed) throws Exception {
        Rounds rounds = new Rounds();
        // the first one warms up
        for (int round = -1; round < scale.rounds() / 2; round++) {
            for (String contender : List.of(LedgerDatabase.LEDGER, LedgerDatabase.HAND_WRITTEN)) {
                double calls = speed.calls(contender) * 1000.0 / scale.millis();
                if (round >= 0) {
                    rounds.add(contender, calls);
                }
            }
        }
        report.row(
                processes,
                Report.number(rounds.median(LedgerDatabase.LEDGER), ""),
                Report.number(rounds.median(LedgerDatabase.HAND_WRITTEN), ""),
                Report.against(
                        rounds.ratio(LedgerDatabase.HAND_WRITTEN, LedgerDatabase.LEDGER),
                        GOAL,
                        "x"));
    }
}
