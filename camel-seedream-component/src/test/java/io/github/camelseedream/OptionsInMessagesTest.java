package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whoever follows a message finds the option that it names. Read are the sentences of the sources:
 * texts with a space in them, of which every word in camel case must be an option.
 */
class OptionsInMessagesTest {

    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$");
    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");

    /** {@code maxSpoolBytes}, {@code timeout=5s}, {@code the option size}; not a path or a host. */
    private static final List<Pattern> NAMES =
            List.of(
                    Pattern.compile("(?<![\\w.?])([a-z]+(?:[A-Z][a-z]*)+)\\b"),
                    Pattern.compile("(?<![\\w.?])([a-z]\\w*)="),
                    Pattern.compile("\\boption (?!to\\b)([a-z]\\w*)\\b(?!\\.)"),
                    Pattern.compile("\\bcamel\\.component\\.seedream\\.(\\w+)"));

    /** Names of something else, and whose. */
    private static final Map<String, String> OTHERS =
            Map.of(
                    "dependencyManagement", "an element of a Maven pom",
                    "exchangeId", "a field of the developer console",
                    "imagesPerCall", "a property of the bean of a gateway",
                    "jobId", "a field of Apiframe's delivery",
                    "unknownCost", "a property of a ledger with a budget");

    @Test
    void everyOptionThatAMessageNamesExists() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> sentences(file).flatMap(OptionsInMessagesTest::names))
                    .forEach(named::add);
        }

        assertThat(named).contains("maxConcurrentCalls", "apiKey", "repeatUnknown");
        assertThat(named).containsAll(OTHERS.keySet());
        named.removeAll(OTHERS.keySet());
        assertThat(options()).containsAll(named);
    }

    @Test
    void anOptionIsFoundInASentence() {
        assertThat(names("the disk is full: maxSpoolBytes allows 5. Set timeout=5s or"))
                .containsExactlyInAnyOrder("maxSpoolBytes", "timeout");
        assertThat(names("The key came from the option apiKey: check it")).contains("apiKey");
        assertThat(names("Raise camel.component.seedream.maxConcurrentCalls"))
                .containsExactly("maxConcurrentCalls");
        assertThat(names("GET https://host/v1?dryRun=true of a.fooBar")).isEmpty();
    }

    private static Stream<String> sentences(Path file) {
        String code;
        try {
            code = COMMENT.matcher(Files.readString(file)).replaceAll("");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return TEXT.matcher(code).results().map(text -> text.group(1)).filter(t -> t.contains(" "));
    }

    private static Stream<String> names(String sentence) {
        return NAMES.stream()
                .flatMap(pattern -> pattern.matcher(sentence).results())
                .map(match -> match.group(1));
    }

    private static Set<String> options() throws IOException {
        Set<String> names = new TreeSet<>();
        try (InputStream json =
                SeedreamComponent.class.getResourceAsStream(
                        "/META-INF/io/github/camelseedream/seedream.json")) {
            var catalogue = new ObjectMapper().readTree(json);
            catalogue.path("componentProperties").fieldNames().forEachRemaining(names::add);
            catalogue.path("properties").fieldNames().forEachRemaining(names::add);
        }
        return names;
    }
}
