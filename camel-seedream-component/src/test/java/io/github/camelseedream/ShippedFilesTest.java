package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lies in the jar beside the classes. */
class ShippedFilesTest {

    private Path metaInf;

    @BeforeEach
    void locate() throws URISyntaxException {
        metaInf =
                Path.of(
                                SeedreamComponent.class
                                        .getProtectionDomain()
                                        .getCodeSource()
                                        .getLocation()
                                        .toURI())
                        .resolve("META-INF");
    }

    @Test
    void theLicenceIsShipped() {
        assertThat(metaInf.resolve("LICENSE")).content().contains("Apache License");
        assertThat(metaInf.resolve("NOTICE")).content().startsWith("Camel Seedream\n");
    }

    /** Camel's tools list components by it. */
    @Test
    void theComponentIsListed() throws IOException {
        Properties listed = new Properties();
        try (InputStream in =
                Files.newInputStream(
                        metaInf.resolve("services/org/apache/camel/component.properties"))) {
            listed.load(in);
        }

        assertThat(listed)
                .containsEntry("components", "seedream")
                .containsEntry("groupId", "io.github.camelseedream")
                .containsEntry("artifactId", "camel-seedream-component")
                .containsEntry("projectName", "Camel Seedream :: Component")
                .containsKeys("version", "projectDescription");
        assertThat(listed.values())
                .allSatisfy(
                        value -> assertThat(value.toString()).isNotBlank().doesNotContain("${"));
    }
}
