package io.github.camelseedream.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users get with a shipped module has a row that says what for. */
class DependenciesTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\w+) \\| `([\\w.-]+)` \\|");

    @ParameterizedTest
    @ValueSource(strings = {"component", "endpointdsl", "ledger", "starter", "simulator"})
    void everyDependencyOfAShippedModuleHasARow(String module) throws Exception {
        String page = Files.readString(Path.of("../docs/dependencies.md"));
        List<String> rows =
                ROW.matcher(page)
                        .results()
                        .filter(row -> row.group(1).equals(module))
                        .map(row -> row.group(2))
                        .toList();

        assertThat(Pom.of("camel-seedream-" + module).runtimeDependencies())
                .extracting(Pom.Dependency::artifactId)
                .containsExactlyInAnyOrderElementsOf(rows);
    }
}
