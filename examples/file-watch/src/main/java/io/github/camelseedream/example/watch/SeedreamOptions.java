package io.github.camelseedream.example.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

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

    private final JsonNode known;

    SeedreamOptions() {
        try (InputStream catalogue = SeedreamOptions.class.getResourceAsStream(CATALOGUE)) {
            known = new ObjectMapper().readTree(catalogue);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Given in(Properties properties) {
        Given given = new Given(new LinkedHashMap<>(), new LinkedHashMap<>());
        properties.stringPropertyNames().stream()
                .sorted()
                .forEach(name -> read(name, properties.getProperty(name), given));
        return given;
    }

    /** The options that take many values are given with a prefix: parameter.sync_mode=true. */
    private void read(String name, String value, Given given) {
        if (known.path("componentProperties").has(name)) {
            given.values().put(name, value);
            show(name, name, value, given);
            return;
        }
        for (Map.Entry<String, JsonNode> option : known.path("properties").properties()) {
            String prefix = option.getValue().path("prefix").asText("");
            if (!prefix.isEmpty() && name.startsWith(prefix)) {
                String key = name.substring(prefix.length());
                given.values().put(option.getKey() + "[" + key + "]", value);
                show(option.getKey(), name, value, given);
            }
        }
    }

    /** An HTTP header may be a key as well. */
    private void show(String option, String name, String value, Given given) {
        boolean secret = known.path("componentProperties").path(option).path("secret").asBoolean();
        if (!secret && !option.equals("headers")) {
            given.shown().put(name, value);
        }
    }
}
