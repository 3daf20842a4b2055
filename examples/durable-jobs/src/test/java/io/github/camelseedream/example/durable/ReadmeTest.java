package io.github.camelseedream.example.durable;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the readme says, compared with the code. */
class ReadmeTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @Test
    void theTableHasTheOptionsAndTheirDefaults() throws Exception {
        assertThat(found("^\\| `-D([\\w.]+)=.*` \\|"))
                .filteredOn(name -> !name.startsWith("camel."))
                .containsExactlyInAnyOrderElementsOf(JobOptions.DEFAULTS.keySet());
        for (String option : found("^\\| `-D(\\w+=\\d+)` \\|")) {
            String[] words = option.split("=");
            assertThat(JobOptions.DEFAULTS).containsEntry(words[0], words[1]);
        }
    }

    @Test
    void theTableHasTheFolders() throws Exception {
        assertThat(found("^\\| `(\\w+)/` \\|"))
                .containsExactly(
                        "outbox",
                        Failures.Fate.FAILED.folder(),
                        Failures.Fate.UNKNOWN.folder(),
                        "kafka",
                        "broker");
    }

    @Test
    void theCommandsNameThisModuleAndItsGoal() throws Exception {
        assertThat(found("^(\\./mvnw .*)$"))
                .hasSize(4)
                .allSatisfy(
                        command ->
                                assertThat(command).containsPattern(" compile (-Prun|exec:java) "));
        assertThat(found("^\\./mvnw -q -pl (\\S+) "))
                .allSatisfy(module -> assertThat(ROOT.resolve(module).resolve("pom.xml")).exists())
                .contains("examples/durable-jobs");
        assertThat(Files.readString(ROOT.resolve("README.md")))
                .contains("(examples/durable-jobs/README.md)");
    }

    private static List<String> found(String regex) throws Exception {
        return Pattern.compile(regex, Pattern.MULTILINE)
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
