package io.github.camelseedream.example.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {

    private static final Path README = Path.of("README.md");

    @Test
    void theTableHasTheGatewaysOwnOptions() throws Exception {
        assertThat(found("^\\| `-D(\\w+)="))
                .containsExactlyInAnyOrderElementsOf(GatewayOptions.DEFAULTS.keySet());
    }

    @Test
    void theDefaultsAreThoseInTheTable() throws Exception {
        Map<String, String> told = new TreeMap<>();
        for (String option : found("^\\| `-D(\\w+=\\d+)`")) {
            told.put(option.split("=")[0], option.split("=")[1]);
        }

        assertThat(told).hasSize(7);
        assertThat(GatewayOptions.DEFAULTS).containsAllEntriesOf(told);
    }

    @Test
    void theTableOfErrorsIsTheOneInTheCode() throws Exception {
        assertThat(found("^\\| (\\d+ \\| `\\w+`) "))
                .extracting(row -> row.replace(" | `", " ").replace("`", ""))
                .containsExactlyElementsOf(
                        Arrays.stream(ErrorCode.values())
                                .map(code -> code.status() + " " + code.code())
                                .toList());
    }

    @Test
    void theCommandNamesThisModuleAndItsGoal() throws Exception {
        assertThat(found("^(\\./mvnw .*)$"))
                .containsExactly("./mvnw -q -pl examples/openai-gateway -am compile -Prun");
    }

    private static List<String> found(String regex) throws Exception {
        return Pattern.compile(regex, Pattern.MULTILINE)
                .matcher(Files.readString(README))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
