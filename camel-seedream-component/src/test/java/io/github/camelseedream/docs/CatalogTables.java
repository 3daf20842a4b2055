package io.github.camelseedream.docs;

import static io.github.camelseedream.docs.MarkdownTable.code;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Options and headers, as Camel's own catalogue of the component tells them. */
final class CatalogTables {

    private static final JsonNode CATALOG = read();

    private CatalogTables() {}

    static String operations() {
        MarkdownTable table = new MarkdownTable("operation", "what it does");
        JsonNode operation = CATALOG.at("/properties/operation");
        for (JsonNode name : operation.path("enum")) {
            table.row(
                    code("seedream:" + name.asText()),
                    Sources.sentences("SeedreamOperation", name.asText()));
        }
        return table.toString();
    }

    static String endpointOptions() {
        return options("properties", name -> !name.equals("operation"));
    }

    /** What the component has beyond the options of its endpoints. */
    static String componentOptions() {
        return options("componentProperties", name -> !CATALOG.path("properties").has(name));
    }

    /** The attributes of the adoc page, as Camel's update-readme writes them. */
    static List<String> adocHeader() {
        JsonNode component = CATALOG.path("component");
        return List.of(
                "= " + component.path("title").asText() + " Component",
                ":doctitle: " + component.path("title").asText(),
                ":shortname: " + component.path("name").asText(),
                ":artifactid: " + component.path("artifactId").asText(),
                ":description: " + component.path("description").asText(),
                ":since: " + component.path("firstVersion").asText().replaceAll("\\.0$", ""),
                ":supportlevel: " + component.path("supportLevel").asText(),
                ":tabs-sync-option:",
                ":component-header: Only producer is supported");
    }

    static String requestHeaders() {
        return headers(name -> !isResult(name));
    }

    static String resultHeaders() {
        return headers(CatalogTables::isResult);
    }

    private static boolean isResult(String header) {
        return header.startsWith("CamelSeedreamResult");
    }

    private static String options(String section, Predicate<String> wanted) {
        MarkdownTable table =
                new MarkdownTable("option", "type", "default", "label", "description");
        CATALOG.path(section)
                .properties()
                .forEach(
                        entry -> {
                            if (wanted.test(entry.getKey())) {
                                row(table, entry.getKey(), entry.getValue());
                            }
                        });
        return table.toString();
    }

    private static void row(MarkdownTable table, String name, JsonNode option) {
        String prefix = option.path("prefix").asText();
        table.row(
                code(prefix.isEmpty() ? name : prefix + "*"),
                type(option),
                code(defaultOf(option)),
                option.path("label").asText(),
                option.path("description").asText());
    }

    private static String type(JsonNode option) {
        if (option.has("enum")) {
            List<String> words = new ArrayList<>();
            option.get("enum").forEach(word -> words.add(code(word.asText())));
            return String.join(", ", words);
        }
        String type = option.path("javaType").asText().replaceAll("<.*>", "");
        return switch (option.path("type").asText()) {
            case "duration" -> "duration";
            case "object" -> code(type.substring(type.lastIndexOf('.') + 1));
            default -> option.path("type").asText();
        };
    }

    /** Camel's catalogue says false of a Boolean that may also be unset. */
    private static String defaultOf(JsonNode option) {
        return option.path("javaType").asText().equals("java.lang.Boolean")
                ? ""
                : option.path("defaultValue").asText("");
    }

    private static String headers(Predicate<String> wanted) {
        MarkdownTable table = new MarkdownTable("header", "type", "description");
        CATALOG.path("headers")
                .properties()
                .forEach(
                        header -> {
                            if (wanted.test(header.getKey())) {
                                String type = header.getValue().path("javaType").asText();
                                table.row(
                                        code(header.getKey()),
                                        type.substring(type.lastIndexOf('.') + 1),
                                        header.getValue().path("description").asText());
                            }
                        });
        return table.toString();
    }

    private static JsonNode read() {
        try (InputStream json =
                CatalogTables.class.getResourceAsStream(
                        "/META-INF/io/github/camelseedream/seedream.json")) {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
