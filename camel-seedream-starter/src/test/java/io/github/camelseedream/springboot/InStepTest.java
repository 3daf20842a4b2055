package io.github.camelseedream.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.springboot.Catalogue.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Holds the starter against the catalogue of the component. What is written from it is written anew
 * with {@code -Dseedream.starter.write=true}.
 */
class InStepTest {

    private static final boolean WRITE = Boolean.getBoolean("seedream.starter.write");

    /** Of the auto-configuration itself. */
    private static final Set<String> OF_SPRING =
            Set.of(
                    SeedreamProperties.PREFIX + ".enabled",
                    SeedreamProperties.PREFIX + ".customizer.enabled",
                    SeedreamLedgerProperties.PREFIX + ".enabled",
                    SeedreamLedgerProperties.PREFIX + ".name",
                    SeedreamLedgerProperties.PREFIX + ".lease",
                    SeedreamLedgerProperties.PREFIX + ".create-schema",
                    SeedreamLedgerProperties.PREFIX + ".budget",
                    SeedreamLedgerProperties.PREFIX + ".unknown-cost");

    @Test
    void whatIsCommittedIsWhatTheCatalogueSays() throws IOException {
        for (Map.Entry<Path, String> source : WrittenSources.all().entrySet()) {
            if (WRITE) {
                Files.createDirectories(source.getKey().getParent());
                Files.writeString(source.getKey(), source.getValue());
            }
            assertThat(source.getKey())
                    .as("see CONTRIBUTING")
                    .content()
                    .isEqualTo(source.getValue());
        }
    }

    @Test
    void anIdeIsToldEveryOptionWithItsTypeDefaultAndDescription() throws IOException {
        Map<String, List<String>> wanted = new TreeMap<>();
        for (Option option : Catalogue.options()) {
            wanted.put(
                    option.property(),
                    List.of(
                            option.type(),
                            String.valueOf(option.defaultValue()),
                            option.description()));
        }
        Map<String, List<String>> told = new TreeMap<>();
        for (JsonNode property : metadata().path("properties")) {
            told.put(
                    property.path("name").asText(),
                    List.of(
                            property.path("type").asText(),
                            property.path("defaultValue").asText("null"),
                            property.path("description").asText()));
        }
        assertThat(told.keySet()).containsAll(OF_SPRING);
        told.keySet().removeAll(OF_SPRING);

        assertThat(told).isEqualTo(wanted).hasSizeGreaterThan(60);
        assertThat(told)
                .containsEntry(
                        SeedreamProperties.PREFIX + ".timeout",
                        List.of(
                                "java.time.Duration",
                                "300s",
                                wanted.get(SeedreamProperties.PREFIX + ".timeout").get(2)));
    }

    @Test
    void anIdeIsToldTheWordsThatAnOptionTakes() throws IOException {
        Map<String, List<String>> wanted = new TreeMap<>();
        Catalogue.options().stream()
                .filter(option -> !option.choices().isEmpty())
                .forEach(option -> wanted.put(option.property(), option.choices()));
        Map<String, List<String>> told = new TreeMap<>();
        for (JsonNode hint : metadata().path("hints")) {
            told.put(hint.path("name").asText(), hint.findValuesAsText("value"));
        }
        assertThat(told)
                .isEqualTo(wanted)
                .containsEntry(SeedreamProperties.PREFIX + ".when-full", List.of("wait", "reject"));
    }

    private static JsonNode metadata() throws IOException {
        return new ObjectMapper()
                .readTree(
                        Path.of("target/classes/META-INF/spring-configuration-metadata.json")
                                .toFile());
    }
}
