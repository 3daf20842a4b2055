package io.github.camelseedream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What a call allocates, so that it does not grow unseen. The first compiler alone takes no
 * allocation away, so the bytes are nearly the same in each run; with both, they are fewer.
 */
class AllocationTest {

    /** Of what the hand-written route allocates. */
    private static final double BUDGET = 1.6;

    @Test
    void aCallAllocatesNoMoreThanItsBudget() throws IOException, InterruptedException {
        Map<String, Long> bytes = measure();

        long budget = (long) (BUDGET * bytes.get(Contexts.HAND_WRITTEN));
        assertThat(bytes.get(Contexts.ASYNCHRONOUS)).as("%s", bytes).isLessThan(budget);
        assertThat(bytes.get(Contexts.SYNCHRONOUS)).as("%s", bytes).isLessThan(budget);
    }

    private static Map<String, Long> measure() throws IOException, InterruptedException {
        List<String> options = List.of("-Xmx64m", "-XX:TieredStopAtLevel=1");
        Process process = new ChildJvm(Allocation.class, options, "").start(Redirect.PIPE);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(words -> words[0], words -> Long.valueOf(words[1])));
    }
}
