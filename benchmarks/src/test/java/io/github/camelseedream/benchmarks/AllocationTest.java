package io.github.camelseedream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AllocationTest {

    @Test
    void aCallAllocatesNoMoreThanItsBudget() throws IOException, InterruptedException {
        for (String mode : List.of("-XX:TieredStopAtLevel=1", "-Xint", "-XX:+TieredCompilation")) {
        Map<String, Long> bytes = measure(mode);
        System.out.println(mode + bytes);
        }
    }

    private static Map<String, Long> measure(String mode) throws IOException, InterruptedException {
        Process process =
                new ChildJvm(Allocation.class, List.of("-Xmx64m", mode), "").start(Redirect.PIPE);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(words -> words[0], words -> Long.valueOf(words[1])));
    }
}
