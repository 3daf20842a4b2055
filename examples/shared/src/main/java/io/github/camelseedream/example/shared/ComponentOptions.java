package io.github.camelseedream.example.shared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/**
 * The options of the component that a program takes as its own: every {@code -Dname=value} whose
 * name the component's catalogue knows. Nothing is listed here, so a new option works at once.
 */
public final class ComponentOptions {

    private static final String CATALOGUE = "/META-INF/io/github/camelseedream/seedream.json";

    private final JsonNode options;

    /** What a name begins with, and the option that it adds to: parameter. adds to parameters. */
    private final SortedMap<String, String> prefixes = new TreeMap<>();

    public ComponentOptions() {
        try (InputStream catalogue = ComponentOptions.class.getResourceAsStream(CATALOGUE)) {
            JsonNode known = new ObjectMapper().readTree(catalogue);
            options = known.path("componentProperties");
            known.path("properties")
                    .properties()
                    .forEach(
                            option ->
                                    prefixes.put(
                                            option.getValue().path("prefix").asText(""),
                                            option.getKey()));
            prefixes.remove("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those that a text can be given for, sorted. */
    public List<String> names() {
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

    /** The values that an option can have; empty where there are too many to list. */
    List<String> values(String name) {
        JsonNode option = options.path(name);
        return option.path("type").asText().equals("boolean")
                ? List.of("true", "false")
                : StreamSupport.stream(option.path("enum").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList();
    }

    /** What the options with many values begin with: {@code parameter.} and the like, sorted. */
    public List<String> prefixes() {
        return List.copyOf(prefixes.keySet());
    }

    /** Those that are given, as they go behind {@code camel.component.seedream.} */
    public SortedMap<String, String> given(Properties properties) {
        SortedMap<String, String> given = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            // an empty value is one that is not given
            if (!properties.getProperty(name).isBlank()) {
                bound(name).ifPresent(option -> given.put(option, properties.getProperty(name)));
            }
        }
        return given;
    }

    /** Those that are given and no secret, by the names that were typed. */
    public SortedMap<String, Object> shown(Properties properties) {
        SortedMap<String, Object> shown = new TreeMap<>();
        for (String name : properties.stringPropertyNames()) {
            String option = bound(name).orElse("").replaceFirst("\\[.*", "");
            boolean given = !option.isEmpty() && !properties.getProperty(name).isBlank();
            // an HTTP header may be a key as well
            boolean secret =
                    options.path(option).path("secret").asBoolean() || option.equals("headers");
            if (given && !secret) {
                shown.put(name, properties.getProperty(name));
            }
        }
        return shown;
    }

    /** As Camel binds it: parameter.sync_mode is parameters[sync_mode]. */
    private Optional<String> bound(String name) {
        if (options.has(name)) {
            return Optional.of(name);
        }
        return prefixes.entrySet().stream()
                .filter(prefix -> name.startsWith(prefix.getKey()))
                .map(
                        prefix ->
                                prefix.getValue()
                                        + "["
                                        + name.substring(prefix.getKey().length())
                                        + "]")
                .findFirst();
    }
}
