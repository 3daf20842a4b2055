package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

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

    /** Both are told by the jars, so that the check sees something. */
    @Test
    void theVersionsHereAreKnownAndTheSame() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            assertThat(HttpComponent.class.getPackage().getImplementationVersion())
                    .isEqualTo(context.getVersion());
        }
    }
}
