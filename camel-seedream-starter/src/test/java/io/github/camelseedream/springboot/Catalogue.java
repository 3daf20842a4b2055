package io.github.camelseedream.springboot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.SeedreamComponent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** The options of the component, as Camel's catalogue knows them and as Spring Boot takes them. */
final class Catalogue {

    /** A boxed type is unset, whatever Camel's generator says of a Boolean. */
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("boolean", "java.lang.Boolean"),
                    Map.entry("int", "java.lang.Integer"),
                    Map.entry("long", "java.lang.Long"),
                    Map.entry("java.lang.Boolean", "java.lang.Boolean"),
                    Map.entry("java.lang.Integer", "java.lang.Integer"),
                    Map.entry("java.lang.Long", "java.lang.Long"),
                    Map.entry("java.lang.String", "java.lang.String"));

    private static final String TEXTS = "java.util.Map<java.lang.String,java.lang.String>";
    private static final String BEAN = "java.lang.String";

    /** One option. */
    record Option(String name, JsonNode facts) {

        /**
         * What Spring Boot reads it as. An object is {@code #bean:name}, which Camel looks up; the
         * component reads the texts in its maps as JSON where they are.
         */
        String type() {
            String type = facts.path("javaType").asText();
            if (facts.path("type").asText().equals("duration")) {
                return Duration.class.getName();
            }
            return type.startsWith("java.util.Map<") ? TEXTS : TYPES.getOrDefault(type, BEAN);
        }

        /** As in a properties file, or null where the option is unset. */
        Object defaultValue() {
            if (!facts.has("defaultValue")
                    || facts.path("javaType").asText().contains(".Boolean")) {
                return null;
            }
            if (facts.path("type").asText().equals("duration")) {
                long millis = facts.path("defaultValue").asLong();
                return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
            }
            return new ObjectMapper().convertValue(facts.get("defaultValue"), Object.class);
        }

        String description() {
            String text =
                    facts.path("description")
                            .asText()
                            .replaceAll(" This is a multi-value option with prefix: .*", "");
            return isBean() ? text + " A bean is given as #bean:name." : text;
        }

        private boolean isBean() {
            return facts.path("type").asText().equals("object")
                    && type().equals(BEAN)
                    && !facts.path("description").asText().contains("#bean:");
        }

        boolean isSecret() {
            return facts.path("secret").asBoolean();
        }

        List<String> choices() {
            return StreamSupport.stream(facts.path("enum").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
        }

        String property() {
            return SeedreamProperties.PREFIX
                    + "."
                    + name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        }
    }

    private Catalogue() {}

    /** In the order of their names. */
    static List<Option> options() {
        Map<String, Option> options = new TreeMap<>();
        try (InputStream json =
                SeedreamComponent.class.getResourceAsStream(
                        "/META-INF/io/github/camelseedream/seedream.json")) {
            new ObjectMapper()
                    .readTree(json)
                    .path("componentProperties")
                    .properties()
                    .forEach(e -> options.put(e.getKey(), new Option(e.getKey(), e.getValue())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return List.copyOf(options.values());
    }
}
