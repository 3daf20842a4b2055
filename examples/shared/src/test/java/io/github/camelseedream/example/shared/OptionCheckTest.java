package io.github.camelseedream.example.shared;

import static io.github.camelseedream.example.shared.OptionCheck.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.simulator.SeedreamSimulator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionCheckTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "count              | abc        | Accepted: digits such as 42",
                "seed               | 1.5        | Accepted: digits such as 42",
                "maxConcurrentCalls | 3000000000 | Accepted: digits such as 42",
                "timeout            | 5x         | Accepted: milliseconds such as 5000,",
                "watermark          | banana     | Accepted: true, false",
                "whenFull           | panic      | Accepted: wait, reject",
                "size               | banana     | Accepted: WxH such as 2048x1152,",
                "count              | 99         | Accepted: 1 to 15",
                "provider           | midjourney | Accepted: lumenfall, ",
                "baseUrl            | foo        | Accepted: http or https,"
            })
    void aWrongValueIsToldWithWhatIsAccepted(String name, String value, String accepted) {
        assertThat(problems(Map.of(name, value)))
                .singleElement()
                .asString()
                .contains(name, value, accepted)
                .doesNotContain("Exception", "java.lang");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertThat(problems(Map.of("seed", "1.5", "size", "banana", "count", "99")))
                .satisfiesExactlyInAnyOrder(
                        problem -> assertThat(problem).startsWith("option seed '1.5'"),
                        problem -> assertThat(problem).startsWith("size 'banana'"),
                        problem -> assertThat(problem).startsWith("count '99'"));
    }

    @Test
    void whatSuitsOnlyAnImageOrNeedsAKeyIsNoMistake() {
        assertThat(problems(Map.of())).isEmpty();
        assertThat(problems(Map.of("aspectRatio", "match"))).isEmpty();
        assertThat(problems(Map.of("provider", "apiframe", "parameters[x]", "1"))).isEmpty();
        assertThat(problems(Map.of("watermark", "FALSE", "timeout", " 1h30m "))).isEmpty();
    }

    @Test
    void nothingIsSent() {
        try (SeedreamSimulator simulator = SeedreamSimulator.start()) {
            String baseUrl = simulator.baseUrl("lumenfall");

            assertThat(problems(Map.of("baseUrl", baseUrl, "dryRunAtBaseUrl", "true"))).isEmpty();
            assertThat(simulator.requests()).isEmpty();
        }
    }
}
