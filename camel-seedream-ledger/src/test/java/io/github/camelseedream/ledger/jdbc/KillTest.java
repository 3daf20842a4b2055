package io.github.camelseedream.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes are killed at random moments, and started again with the same requests: each request
 * ends as one image, or in doubt where its call was on the wire. None is paid twice.
 */
@Tag("slow")
@Timeout(1800)
class KillTest {

    private static final int KILLS =
            Integer.getInteger("ledger.kills", Boolean.getBoolean("tests.long") ? 30 : 2);

    /** What a worker has on the wire at once. */
    private static final int THREADS = 4;

    private static final int CALLS_BETWEEN_KILLS = 12;

    @TempDir private Path folder;

    private final SeedreamSimulator simulator = SeedreamSimulator.start();
    private final Random random = new Random(30);
    private final int requests = 20 + KILLS * CALLS_BETWEEN_KILLS / 2;
    private int outputs;

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void nothingIsPaidTwiceWithALedgerInAFile() throws Exception {
        killed("H2", folder.resolve("ledger").toString(), 1);
    }

    @Test
    void nothingIsPaidTwiceByTwoProcessesOnOnePostgres() throws Exception {
        killed("PostgreSQL", Postgres.urlOfEmptyDatabase(), 2);
    }

    private void killed(String title, String ledger, int processes) throws Exception {
        simulator.fault(Fault.delay(Duration.ofMillis(40)).onMethod("POST").always());
        killOften(ledger, processes);
        Map<String, String> ends = new TreeMap<>();
        for (Worker worker : start(ledger, 1)) {
            assertThat(worker.process().waitFor()).isZero();
            ends.putAll(worker.ends());
        }
        Map<String, Long> bills =
                simulator.submits().stream()
                        .collect(
                                Collectors.groupingBy(
                                        call -> call.json().path("prompt").asText(),
                                        Collectors.counting()));
        long doubts = ends.values().stream().filter("OutcomeUnknownException"::equals).count();
        System.out.printf(
                "%s: %d requests, %d kills of %d processes: %d images, %d in doubt, %d calls, at"
                        + " most %d of one key%n",
                title,
                requests,
                KILLS,
                processes,
                ends.size() - doubts,
                doubts,
                simulator.submits().size(),
                bills.values().stream().mapToLong(Long::longValue).max().orElse(0));
        assertThat(ends.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, requests).mapToObj(i -> "order-" + i).toList());
        assertThat(ends.values()).containsOnly("image", "OutcomeUnknownException");
        assertThat(bills.values()).allMatch(paid -> paid == 1);
        assertThat(doubts).isLessThanOrEqualTo((long) KILLS * processes * THREADS);
    }

    private void killOften(String ledger, int processes) throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            List<Worker> workers = start(ledger, processes);
            int calls = simulator.submits().size() + 1 + random.nextInt(CALLS_BETWEEN_KILLS);
            await().atMost(Duration.ofMinutes(2))
                    .pollDelay(Duration.ofMillis(random.nextInt(60)))
                    .pollInterval(Duration.ofMillis(5))
                    .until(
                            () ->
                                    simulator.submits().size() >= calls
                                            || workers.stream().noneMatch(Worker::isAlive));
            for (Worker worker : workers) {
                worker.process().destroyForcibly().waitFor();
            }
        }
    }

    /** A worker process, and where its output goes. */
    private record Worker(Process process, Path output) {

        boolean isAlive() {
            return process.isAlive();
        }

        Map<String, String> ends() throws IOException {
            return Files.readAllLines(output).stream()
                    .filter(line -> line.startsWith("order-"))
                    .map(line -> line.split(" "))
                    .collect(Collectors.toMap(line -> line[0], line -> line[1]));
        }
    }

    private List<Worker> start(String ledger, int processes) throws IOException {
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            Path output = folder.resolve("output-" + outputs++);
            Process process =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-Xmx256m",
                                    "-XX:TieredStopAtLevel=1",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    KilledWorker.class.getName(),
                                    ledger,
                                    String.valueOf(requests),
                                    simulator.baseUrl("lumenfall"),
                                    simulator.baseUrl("apimart"))
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            workers.add(new Worker(process, output));
        }
        return workers;
    }
}
