package io.github.camelseedream.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

class CamelVersionsTest {

    @Test
    void mixedVersionsAreSaidWithTheCure() {
        assertThat(CamelVersions.problem("4.22.0", "4.18.0"))
                .contains(
                        "camel-http is of version 4.18.0 and the Camel context of version 4.22.0."
                                + " Import org.apache.camel:camel-bom:4.22.0 into"
                                + " dependencyManagement, beside camel-spring-boot-bom where you"
                                + " have that, so that all modules of Camel have one version");
    }

    @Test
    void whatIsTheSameOrNotKnownIsNoProblem() {
        assertThat(CamelVersions.problem("4.22.0", "4.22.0")).isEmpty();
        assertThat(CamelVersions.problem(null, "4.22.0")).isEmpty();
        assertThat(CamelVersions.problem("4.22.0", null)).isEmpty();
    }

    @Test
    void aLineThatNoTestRanOnIsSaidWithThoseThatOneDid() {
        assertThat(CamelVersions.problem("4.20.0", "4.20.0"))
                .contains(
                        "Camel 4.20.0 is of a line that camel-seedream was not tested on. It was on"
                                + " 4.18 and 4.22, the newest of each: use one of them, or try what"
                                + " you need before you rely on it");
        assertThat(CamelVersions.problem("4.220.0", "4.220.0")).isPresent();
        assertThat(CamelVersions.problem("4.18.2", "4.18.2")).isEmpty();
    }

    /** The table of the README is written by the runs themselves. */
    @Test
    void theReadmeHasARunOnEachLine() throws Exception {
        String readme = Files.readString(Path.of("../README.md"));
        String matrix =
                readme.substring(
                        readme.indexOf("<!-- matrix -->"), readme.indexOf("<!-- /matrix -->"));
        assertThat(CamelVersions.TESTED)
                .allSatisfy(
                        line ->
                                assertThat(matrix)
                                        .containsPattern(
                                                "\\| "
                                                        + Pattern.quote(line)
                                                        + "\\.\\d+ \\|.*\\| \\d+ tests"
                                                        + " passed \\|"));
    }

    /** Both are told by the jars, so that the check sees something. */
    @Test
    void theVersionsHereAreKnownAndTheSame() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            assertThat(HttpComponent.class.getPackage().getImplementationVersion())
                    .isEqualTo(context.getVersion());
        }
    }
}
