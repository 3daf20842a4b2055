package io.github.camelseedream.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.error.SeedreamException;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The tables in the documentation are written from the code. A table that differs fails here; run
 * with {@code -Dseedream.docs.write=true} to write them anew.
 */
class DocumentationTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final boolean WRITE = Boolean.getBoolean("seedream.docs.write");

    private static final Map<String, Supplier<String>> TABLES =
            Map.ofEntries(
                    Map.entry("operations", CatalogTables::operations),
                    Map.entry("endpoint options", CatalogTables::endpointOptions),
                    Map.entry("component options", CatalogTables::componentOptions),
                    Map.entry("request headers", CatalogTables::requestHeaders),
                    Map.entry("result headers", CatalogTables::resultHeaders),
                    Map.entry("fields", ProviderTables::fields),
                    Map.entry("provider overview", ProviderTables::overview),
                    Map.entry("providers", ProviderTables::providers),
                    Map.entry("same request", SameRequestTable::table),
                    Map.entry("model families", ModelTables::families),
                    Map.entry("model ids", ModelTables::modelIds),
                    Map.entry("family sizes", ModelTables::sizes),
                    Map.entry("meters", ObservabilityTables::meters),
                    Map.entry("console", ObservabilityTables::console),
                    Map.entry("exceptions", ErrorTables::types),
                    Map.entry("provider answers", ErrorTables::providerAnswers),
                    Map.entry("upstream answers", ErrorTables::upstreamAnswers),
                    Map.entry("statuses", ErrorTables::statuses),
                    Map.entry("phases", OutcomeTables::phases),
                    Map.entry("outcomes", OutcomeTables::endings),
                    Map.entry("no outcomes", OutcomeTables::gaps));

    private static final Pattern BLOCK =
            Pattern.compile(
                    "<!-- generated: ([a-z ]+) -->\n(.*?)<!-- /generated -->", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(?:#[^)]*)?\\)");

    @ParameterizedTest
    @MethodSource("pages")
    void tablesAreWhatTheCodeSays(Path page) throws IOException {
        String text = Files.readString(page);
        List<String> stale =
                BLOCK.matcher(text)
                        .results()
                        .filter(block -> !block.group().equals(written(block.group(1))))
                        .map(block -> block.group(1))
                        .toList();
        if (WRITE && !stale.isEmpty()) {
            Files.writeString(
                    page,
                    BLOCK.matcher(text)
                            .replaceAll(
                                    block -> Matcher.quoteReplacement(written(block.group(1)))));
        } else {
            assertThat(stale)
                    .as("tables that the code would write otherwise; see CONTRIBUTING")
                    .isEmpty();
        }
    }

    /** Camel's own documentation is built from this header and the catalogue. */
    @Test
    void theHeaderOfTheAdocIsWhatTheCatalogueSays() throws IOException {
        String adoc = Files.readString(Path.of("src/main/docs/seedream-component.adoc"));
        assertThat(adoc.lines().takeWhile(line -> !line.isEmpty()))
                .containsExactlyElementsOf(CatalogTables.adocHeader());
        assertThat(adoc)
                .contains("*Since Camel {since}*", "*{component-header}*")
                .contains("// component options: START", "// component options: END");
    }

    @Test
    void everyTableHasItsPlace() throws IOException {
        List<String> places = new ArrayList<>();
        for (Path page : pages().toList()) {
            BLOCK.matcher(Files.readString(page)).results().forEach(b -> places.add(b.group(1)));
        }
        assertThat(places).containsExactlyInAnyOrderElementsOf(TABLES.keySet());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(Path page) throws IOException {
        List<String> dead =
                LINK.matcher(Files.readString(page))
                        .results()
                        .map(link -> link.group(1))
                        .filter(target -> !target.contains(":"))
                        .filter(target -> Files.notExists(page.resolveSibling(target)))
                        .toList();
        assertThat(dead).isEmpty();
    }

    @Test
    void everyExceptionHasARow() throws IOException {
        try (Stream<Path> classes =
                Files.walk(Path.of("target/classes/io/github/camelseedream/error"))) {
            List<String> thrown =
                    classes.map(file -> Path.of("target/classes").relativize(file).toString())
                            .map(file -> file.replace(".class", "").replace('/', '.'))
                            .filter(DocumentationTest::isConcreteException)
                            .toList();
            assertThat(ErrorTables.NEXT.keySet())
                    .extracting(error -> error.getClass().getName())
                    .containsExactlyInAnyOrderElementsOf(thrown);
        }
    }

    private static boolean isConcreteException(String name) {
        try {
            Class<?> type = Class.forName(name);
            return SeedreamException.class.isAssignableFrom(type)
                    && type != SeedreamException.class
                    && !Modifier.isAbstract(type.getModifiers());
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static String written(String name) {
        assertThat(TABLES).as("tables that can be written").containsKey(name);
        return "<!-- generated: "
                + name
                + " -->\n\n"
                + TABLES.get(name).get()
                + "\n\n<!-- /generated -->";
    }

    static Stream<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        pages.add(ROOT.resolve("CONTRIBUTING.md"));
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages.stream();
    }
}
