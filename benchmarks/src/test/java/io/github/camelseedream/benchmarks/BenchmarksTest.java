package io.github.camelseedream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every benchmark still runs; how fast is not asserted, so all run at once. */
class BenchmarksTest {

    private static final String SOAK_REQUESTS = Boolean.getBoolean("tests.long") ? "300" : "60";

    private static final Map<Class<?>, Process> RUNNING = new HashMap<>();

    @BeforeAll
    static void start() throws IOException {
        for (Class<?> benchmark : benchmarks()) {
            // a server's files are unpacked at first
            String heap = benchmark == LedgerCost.class ? "-Xmx256m" : "-Xmx64m";
            List<String> options = List.of(heap, "-Dsoak.requests=" + SOAK_REQUESTS);
            RUNNING.put(benchmark, new ChildJvm(benchmark, options, "quick").start(Redirect.PIPE));
        }
    }

    @AfterAll
    static void stop() {
        RUNNING.values().forEach(Process::destroyForcibly);
    }

    static Set<Class<?>> benchmarks() {
        return Set.of(
                CallOverhead.class,
                Crowd.class,
                Tasks.class,
                LargeImage.class,
                LedgerCost.class,
                Soak.class);
    }

    @ParameterizedTest
    @MethodSource("benchmarks")
    void runs(Class<?> benchmark) throws IOException, InterruptedException {
        Process process = RUNNING.get(benchmark);

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("at most");
    }
}
