package io.github.camelseedream.example.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The options of the component that were given as system properties: every {@code -Dname=value}
 * whose name the component's own catalogue knows. Nothing is listed here, so a new option works at
 * once.
 */
final class SeedreamOptions {

    private static final String CATALOGUE = "/META-INF/io/github/camelseedream/seedream.json";

    /**
     * What was found.
     *
     * @param values name to value, as they go behind {@code camel.component.seedream.}
     * @param shown those that are no secret
     */
    record Given(Map<String, String> values, Map<String, Object> shown) {}

    private final JsonNode options;
    private final JsonNode known;

    SeedreamOptions() {
        try (InputStream catalogue = SeedreamOptions.class.getResourceAsStream(CATALOGUE)) {
            known = new ObjectMapper().readTree(catalogue);
            options = known.path("componentProperties");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that a text can be given for, sorted. */
    List<String> names() {
        return options.properties().stream()
                .filter(option -> isText(option.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** A Java object of some class, or many values behind a prefix, is no text. */
    private static boolean isText(JsonNode option) {
        return !option.path("type").asText().equals("object")
                || option.path("javaType").asText().equals("java.lang.Object");
    }

    /** What the options with many values begin with: {@code parameter.} and the like, sorted. */
    List<String> prefixes() {
        return prefixed().map(option -> prefix(option.getValue())).sorted().toList();
    }

    private Stream<Map.Entry<String, JsonNode>> prefixed() {
        return known.path("properties").properties().stream()
                .filter(option -> !prefix(option.getValue()).isEmpty());
    }

    private static String prefix(JsonNode option) {
        return option.path("prefix").asText("");
    }

    /** What is wrong with the values, as far as their types tell, one sentence each. */
    List<String> complaints(Properties properties) {
        return names().stream()
                .filter(properties::containsKey)
                .map(name -> complaint(name, properties.getProperty(name)))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Whether the value of an option is of another type than the option. */
    boolean isWrong(String name, Properties properties) {
        return options.has(name) && complaint(name, properties.getProperty(name)).isPresent();
    }

    private Optional<String> complaint(String name, String value) {
        return value.isBlank()
                ? Optional.empty()
                : ValueType.of(options.path(name)).complaint(name, value.strip());
    }

    Given in(Properties properties) {
        Given given = new Given(new LinkedHashMap<>(), new LinkedHashMap<>());
        properties.stringPropertyNames().stream()
                .sorted()
                // an empty value is one that is not given
                .filter(name -> !properties.getProperty(name).isBlank())
                .forEach(name -> read(name, properties.getProperty(name), given));
        return given;
    }

    /** The options that take many values are given with a prefix: parameter.sync_mode=true. */
    private void read(String name, String value, Given given) {
        if (options.has(name)) {
            given.values().put(name, value);
            show(name, name, value, given);
            return;
        }
        prefixed()
                .filter(option -> name.startsWith(prefix(option.getValue())))
                .forEach(
                        option -> {
                            String key = name.substring(prefix(option.getValue()).length());
                            given.values().put(option.getKey() + "[" + key + "]", value);
                            show(option.getKey(), name, value, given);
                        });
    }

    /** An HTTP header may be a key as well. */
    private void show(String option, String name, String value, Given given) {
        boolean secret = options.path(option).path("secret").asBoolean();
        if (!secret && !option.equals("headers")) {
            given.shown().put(name, value);
        }
    }
}
