package io.github.camelseedream.example.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.example.shared.CommandLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the readme of this example and of the project say about it. */
class ReadmeTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final Path README = Path.of("README.md");

    @Test
    void theTableHasTheProgramsOwnOptions() throws Exception {
        assertThat(found("^\\| `-D(\\w+)", README))
                .containsExactlyInAnyOrderElementsOf(WatchOptions.DEFAULTS.keySet());
    }

    @Test
    void theTableHasTheFolders() throws Exception {
        Folders folders = Folders.below(Path.of(""));

        assertThat(found("^\\| `(\\w+)/`", README))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(
                                        folders.working(),
                                        folders.done(),
                                        folders.failed(),
                                        folders.unknown(),
                                        folders.outbox())
                                .map(Path::toString)
                                .toList());
    }

    @Test
    void everyOptionThatIsNamedIsTaken() throws Exception {
        Properties properties = new Properties();
        for (String option : found("-D([\\w.]+=[\\w.:/-]+)", README)) {
            properties.setProperty(option.split("=")[0], option.split("=")[1]);
        }

        assertThat(properties).hasSizeGreaterThan(6);
        WatchOptions.read(properties, CommandLine.of(properties));
    }

    @Test
    void theCommandsNameThisModuleAndItsGoal() throws Exception {
        for (Path page : List.of(README, ROOT.resolve("README.md"))) {
            assertThat(found("^(\\./mvnw .*-Prun.*)$", page))
                    .isNotEmpty()
                    .allSatisfy(
                            command ->
                                    assertThat(command)
                                            .startsWith("./mvnw -q -pl examples/file-watch -am")
                                            .contains(" compile -Prun "));
        }
        assertThat(ROOT.resolve("mvnw")).isExecutable();
        assertThat(ROOT.resolve("examples/file-watch/pom.xml")).exists();
    }

    private static List<String> found(String regex, Path page) throws Exception {
        return Pattern.compile(regex, Pattern.MULTILINE)
                .matcher(Files.readString(page))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
