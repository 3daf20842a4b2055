package io.github.camelseedream.example.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the readme says about the program. */
class ReadmeTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    @Test
    void theOneCommandNamesThisModuleAndALanguage() throws Exception {
        assertThat(found("```sh\n(.*?)\n```"))
                .singleElement()
                .asString()
                .startsWith("./mvnw -q -pl examples/route-dsl -am compile -Prun ");
        assertThat(ROOT.resolve("mvnw")).isExecutable();
        assertThat(ROOT.resolve("examples/route-dsl/pom.xml")).exists();
        assertThat(found("-Ddsl=(\\w+)"))
                .isNotEmpty()
                .allSatisfy(language -> assertThat(Language.of(language)).isNotNull());
    }

    @Test
    void everyFileThatIsLinkedIsThere() throws Exception {
        assertThat(found("]\\(([^)#]+)\\)"))
                .hasSizeGreaterThan(2)
                .allSatisfy(link -> assertThat(Path.of(link)).exists());
    }

    private static List<String> found(String regex) throws Exception {
        return Pattern.compile(regex, Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
