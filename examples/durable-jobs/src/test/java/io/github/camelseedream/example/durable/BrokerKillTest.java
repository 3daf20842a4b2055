package io.github.camelseedream.example.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.fault.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs, the broker and the database between them, each in a process of its own: one of them is
 * killed at a random moment, and started again while the others go on.
 */
@Tag("slow")
@Timeout(3600)
class BrokerKillTest {

    private static final int SHORT = 4;

    /** Of each broker with each database, half of them with each provider. */
    private static final int KILLS =
            Integer.getInteger("ledger.kills", Boolean.getBoolean("tests.long") ? 30 : SHORT);

    private static final int REQUESTS_BETWEEN_KILLS = 3;

    @TempDir private Path root;

    private final SeedreamSimulator simulator = SeedreamSimulator.start();
    private final Random random = new Random(30);
    private final List<String> ids = new ArrayList<>();
    private final List<JobRun> programs = new ArrayList<>();
    private final List<Process> running = new ArrayList<>();
    private final Map<String, Integer> kills = new TreeMap<>();
    private String kind;
    private String address;
    private Process broker;
    private PostgresProcess postgres;

    @AfterEach
    void tearDown() throws Exception {
        running.forEach(Process::destroyForcibly);
        broker.destroyForcibly();
        if (postgres != null) {
            postgres.close();
        }
        simulator.close();
    }

    static Stream<Arguments> all() {
        Stream<Arguments> all =
                Stream.of(
                        Arguments.of("kafka", "PostgreSQL", "apimart"),
                        Arguments.of("kafka", "PostgreSQL", "lumenfall"),
                        Arguments.of("artemis", "PostgreSQL", "apimart"),
                        Arguments.of("artemis", "PostgreSQL", "lumenfall"),
                        Arguments.of("artemis", "H2", "apimart"),
                        Arguments.of("artemis", "H2", "lumenfall"));
        return KILLS > SHORT ? all : all.limit(1);
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyRequestEndsOnceAndNoneIsPaidTwice(String kind, String ledger, String provider)
            throws Exception {
        // long enough to be killed in
        simulator.fault(Fault.delay(Duration.ofMillis(100)).onMethod("POST").always());
        simulator.tasks().duration(Duration.ofMillis(300));
        start(kind, ledger, provider);
        for (int kill = 0; kill < KILLS / 2; kill++) {
            drop();
            killOne();
        }
        await().atMost(Duration.ofMinutes(3)).until(() -> ends().keySet().containsAll(ids));
        for (Process program : running) {
            program.destroy();
            assertThat(program.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }

        Map<String, List<String>> ends = ends();
        Map<String, Long> calls = calls();
        System.out.printf(
                "%s, %s, %s: %d requests, kills %s: %s, %d calls, at most %d of one request%n",
                kind,
                ledger,
                provider,
                ids.size(),
                kills,
                ends.values().stream()
                        .collect(Collectors.groupingBy(String::valueOf, Collectors.counting())),
                simulator.submits().size(),
                calls.values().stream().mapToLong(Long::longValue).max().orElse(0));
        assertThat(ends.keySet()).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(ends.values()).allSatisfy(end -> assertThat(end).hasSize(1));
        assertThat(calls.values()).containsOnly(1L);
        List<String> doubts = idsWith(ends, "unknown");
        assertThat(inDoubt()).containsAll(doubts);
        // what a program has on the wire at once
        assertThat(doubts).hasSizeLessThanOrEqualTo(4 * kills.getOrDefault("a program", 0));
        programs.get(0).assertThatAllImagesAreWhole();
    }

    private void start(String kind, String ledger, String provider) throws Exception {
        this.kind = kind;
        address = "127.0.0.1:" + freePort();
        startBroker();
        boolean isShared = ledger.equals("PostgreSQL");
        if (isShared) {
            postgres = new PostgresProcess(root.resolve("postgres"));
        }
        for (int i = 0; i < (isShared ? 2 : 1); i++) {
            JobRun program = new JobRun(root, simulator, provider).logTo("log-" + i);
            if (kind.equals("kafka")) {
                program.onKafka();
            }
            programs.add(
                    program.on(
                                    (kind.equals("kafka") ? "" : "tcp://") + address,
                                    isShared ? postgres.url() : h2())
                            // how soon a broker that is there again is noticed
                            .with("camel.component.jms.recoveryInterval", 200));
        }
        for (JobRun program : programs) {
            running.add(program.start());
        }
    }

    private String h2() {
        return "jdbc:h2:file:" + root.resolve("ledger");
    }

    private void startBroker() throws IOException {
        broker =
                BrokerProcess.start(
                        kind, root.resolve(kind), address, root.resolve("broker-log").toFile());
    }

    private void drop() throws IOException {
        for (int i = 0; i < REQUESTS_BETWEEN_KILLS; i++) {
            String name = "image-%04d".formatted(ids.size());
            ids.add(programs.get(0).drop(name + ".txt", "a door, " + name));
        }
    }

    private void killOne() throws Exception {
        int calls = simulator.submits().size() + 1 + random.nextInt(REQUESTS_BETWEEN_KILLS);
        await().atMost(Duration.ofMinutes(2))
                .pollDelay(Duration.ofMillis(random.nextInt(150)))
                .pollInterval(Duration.ofMillis(5))
                // a call may be in doubt and never have left
                .until(
                        () ->
                                simulator.submits().size() >= calls
                                        || ends().keySet().containsAll(ids));
        int victim = random.nextInt(running.size() + (postgres == null ? 1 : 2));
        if (victim < running.size()) {
            running.get(victim).destroyForcibly().waitFor();
            running.set(victim, programs.get(victim).start());
            kills.merge("a program", 1, Integer::sum);
        } else if (victim == running.size()) {
            broker.destroyForcibly().waitFor();
            startBroker();
            kills.merge("the broker", 1, Integer::sum);
        } else {
            postgres.killAndRestart();
            kills.merge("the database", 1, Integer::sum);
        }
    }

    /** Where each request is, in the words of the folders. */
    private Map<String, List<String>> ends() throws IOException {
        Map<String, List<String>> ends = new TreeMap<>();
        JobRun run = programs.get(0);
        for (String id : run.images()) {
            ends.computeIfAbsent(id, any -> new ArrayList<>()).add("image");
        }
        for (String folder : List.of("failed", "unknown")) {
            for (String name : run.names(folder)) {
                if (name.endsWith(".reason.txt")) {
                    String id = name.replaceFirst("(\\.task\\.json|\\.txt)\\.reason\\.txt$", "");
                    ends.computeIfAbsent(id, any -> new ArrayList<>()).add(folder);
                }
            }
        }
        return ends;
    }

    private static List<String> idsWith(Map<String, List<String>> ends, String end) {
        return ends.entrySet().stream()
                .filter(entry -> entry.getValue().contains(end))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How often each request was sent to the provider. */
    private Map<String, Long> calls() {
        return simulator.submits().stream()
                .collect(
                        Collectors.groupingBy(
                                call -> call.json().path("prompt").asText(),
                                Collectors.counting()));
    }

    /** What the ledger does not know the end of. */
    private Set<String> inDoubt() throws Exception {
        Set<String> keys = new HashSet<>();
        try (Connection connection =
                        postgres == null
                                ? DriverManager.getConnection(h2())
                                : postgres.database().getConnection();
                ResultSet rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "SELECT request_key FROM seedream_call"
                                                + " WHERE state IN ('claimed', 'unknown')")) {
            while (rows.next()) {
                keys.add(rows.getString(1));
            }
        }
        return keys;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
