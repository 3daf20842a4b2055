package io.github.camelseedream.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The page of known vulnerabilities is about the versions of the build, so that one that moves is
 * looked up.
 */
class VulnerabilitiesTest {

    /** The property of the parent that has the version of a group. */
    private static final Map<String, String> PROPERTIES =
            Map.ofEntries(
                    Map.entry("org.apache.camel", "camel.version"),
                    Map.entry("org.apache.camel.springboot", "camel.springboot.version"),
                    Map.entry("com.fasterxml.jackson.core", "jackson.version"),
                    Map.entry("org.apache.httpcomponents.client5", "httpclient.version"),
                    Map.entry("org.apache.httpcomponents.core5", "httpcore.version"),
                    Map.entry("org.hibernate.validator", "hibernate.validator.version"),
                    Map.entry("jakarta.validation", "jakarta.validation.version"),
                    Map.entry("org.slf4j", "slf4j.version"),
                    Map.entry("io.micrometer", "micrometer.version"),
                    Map.entry("org.eclipse.jetty", "jetty.version"),
                    Map.entry("org.springframework.boot", "spring-boot.version"),
                    Map.entry("org.springframework", "spring.version"),
                    Map.entry("org.apache.logging.log4j", "log4j.version"),
                    Map.entry("commons-codec", "commons-codec.version"),
                    Map.entry("org.apache.tomcat.embed", "tomcat.version"),
                    Map.entry("org.apache.artemis", "artemis.version"),
                    Map.entry("com.h2database", "h2.version"),
                    Map.entry("org.postgresql", "postgresql.version"),
                    Map.entry("com.zaxxer", "hikaricp.version"),
                    Map.entry("org.apache.kafka", "kafka.version"),
                    Map.entry("io.netty", "netty.version"));

    private static final Pattern ROW =
            Pattern.compile(
                    "(?m)^\\| [^|(]+\\(`([\\w.-]+)`\\)[^|]* \\| (\\S+) \\| (\\S+) \\| .+ \\|$");

    private record Row(String group, String first, String second) {}

    private static List<Row> rows() throws Exception {
        return ROW.matcher(Files.readString(Path.of("../docs/vulnerabilities.md")))
                .results()
                .map(row -> new Row(row.group(1), row.group(2), row.group(3)))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"'', false", "camel-4.18, true"})
    void everyRowHasTheVersionOfTheBuild(String profile, boolean isSecond) throws Exception {
        Map<String, String> versions = Pom.of("").properties(profile);

        assertThat(rows())
                .extracting(Row::group)
                .containsExactlyInAnyOrderElementsOf(PROPERTIES.keySet());
        assertThat(rows())
                .allSatisfy(
                        row ->
                                assertThat(isSecond ? row.second() : row.first())
                                        .as(row.group())
                                        .isEqualTo(resolved(versions, row.group())));
    }

    private static String resolved(Map<String, String> versions, String group) {
        String version = versions.get(PROPERTIES.get(group));
        return version.startsWith("${")
                ? versions.get(version.substring(2, version.length() - 1))
                : version;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "camel-seedream-component",
                "camel-seedream-endpointdsl",
                "camel-seedream-ledger",
                "camel-seedream-starter",
                "camel-seedream-simulator",
                "examples/durable-jobs",
                "examples/file-watch",
                "examples/openai-gateway",
                "examples/route-dsl",
                "examples/spring-boot"
            })
    void everyLibraryHasARow(String module) throws Exception {
        assertThat(Pom.of(module).runtimeDependencies())
                .extracting(Pom.Dependency::groupId)
                .isNotEmpty()
                .filteredOn(group -> !group.equals("io.github.camelseedream"))
                .isSubsetOf(PROPERTIES.keySet());
    }

    @Test
    void theArtifactThatIsBehindIsNamed() throws Exception {
        Map<String, String> versions = Pom.of("").properties("");

        assertThat(Files.readString(Path.of("../docs/vulnerabilities.md")))
                .contains(
                        "`camel-jetty` of the gateway is of " + versions.get("camel.older.version"))
                .contains("JMS client is of " + versions.get("artemis.jakarta.client.version"));
    }
}
