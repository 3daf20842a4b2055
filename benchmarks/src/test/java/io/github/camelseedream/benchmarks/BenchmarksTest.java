package io.github.camelseedream.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every benchmark still runs; how fast is not asserted. */
class BenchmarksTest {

    @ParameterizedTest
    @ValueSource(
            classes = {CallOverhead.class, Crowd.class, Tasks.class, LargeImage.class, Soak.class})
    void runs(Class<?> benchmark) throws IOException, InterruptedException {
        Process process = new ChildJvm(benchmark, List.of("-Xmx64m"), "quick").start(Redirect.PIPE);

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("at most");
    }
}
