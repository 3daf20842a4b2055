package io.github.camelseedream.example.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The readme of this example. */
class ReadmeTest {

    @Test
    void theOneCommandNamesThisModule() throws Exception {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL).matcher(readme).results())
                .extracting((MatchResult block) -> block.group(1))
                .containsExactly("./mvnw -q -pl examples/spring-boot -am compile -Prun\n");
    }
}
