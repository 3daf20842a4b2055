package io.github.camelseedream.springboot;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.springboot.Catalogue.Option;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the starter has one of for each option, written from the catalogue. */
final class WrittenSources {

    private static final int WIDTH = 93;

    private static final String HEAD =
            """
            package io.github.camelseedream.springboot;

            import java.time.Duration;
            import java.util.LinkedHashMap;
            import java.util.List;
            import java.util.Map;
            import org.apache.camel.spring.boot.ComponentConfigurationPropertiesCommon;
            import org.springframework.boot.context.properties.ConfigurationProperties;

            /**
             * The options of the component, each unset until an application sets it. Written from the
             * component's catalogue: see CONTRIBUTING.
             */
            @ConfigurationProperties(prefix = SeedreamProperties.PREFIX)
            public class SeedreamProperties extends ComponentConfigurationPropertiesCommon {

                static final String PREFIX = "camel.component.seedream";

                /** Never to be shown. */
                static final List<String> SECRETS = List.of(%s);
            """;

    private WrittenSources() {}

    static Map<Path, String> all() throws IOException {
        Path root = Path.of("src/generated");
        return Map.of(
                root.resolve("java/io/github/camelseedream/springboot/SeedreamProperties.java"),
                properties(),
                root.resolve("resources/META-INF/additional-spring-configuration-metadata.json"),
                metadata());
    }

    private static String properties() {
        return HEAD.formatted(secrets())
                + each(WrittenSources::field)
                + each(WrittenSources::accessors)
                + "}\n";
    }

    private static String secrets() {
        return Catalogue.options().stream()
                .filter(Option::isSecret)
                .map(option -> option.property().substring(SeedreamProperties.PREFIX.length() + 1))
                .map(name -> '"' + name + '"')
                .collect(Collectors.joining(", "));
    }

    private static String each(Function<Option, String> text) {
        return Catalogue.options().stream().map(text).collect(Collectors.joining());
    }

    private static String field(Option option) {
        String start = type(option).startsWith("Map") ? " = new LinkedHashMap<>()" : "";
        return "\n    /**\n"
                + wrapped(option.description())
                + "     */\n    private "
                + type(option)
                + " "
                + option.name()
                + start
                + ";\n";
    }

    private static String accessors(Option option) {
        String name = option.name();
        String end = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return """

                public %1$s get%3$s() {
                    return %2$s;
                }

                public void set%3$s(%1$s %2$s) {
                    this.%2$s = %2$s;
                }
            """
                .formatted(type(option), name, end);
    }

    private static String type(Option option) {
        return option.type().replaceAll("java\\.(lang|util|time)\\.", "").replace(",", ", ");
    }

    private static String wrapped(String text) {
        List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
        for (String word : text.replace("&", "&amp;").replace("<", "&lt;").split(" ")) {
            StringBuilder line = lines.get(lines.size() - 1);
            if (line.length() + 1 + word.length() > WIDTH) {
                line = new StringBuilder();
                lines.add(line);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        return lines.stream().map(line -> "     * " + line + "\n").collect(Collectors.joining());
    }

    /** Defaults, and the words that an IDE offers. */
    private static String metadata() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode metadata = mapper.createObjectNode();
        ArrayNode properties = metadata.putArray("properties");
        ArrayNode hints = metadata.putArray("hints");
        for (Option option : Catalogue.options()) {
            if (option.defaultValue() != null) {
                ObjectNode property = properties.addObject().put("name", option.property());
                property.set("defaultValue", mapper.valueToTree(option.defaultValue()));
            }
            if (!option.choices().isEmpty()) {
                ArrayNode values =
                        hints.addObject().put("name", option.property()).putArray("values");
                option.choices().forEach(choice -> values.addObject().put("value", choice));
            }
        }
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(new DefaultIndenter("  ", "\n"));
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        return mapper.writer(printer).writeValueAsString(metadata) + "\n";
    }
}
