package io.github.camelseedream.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.camelseedream.SeedreamComponent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.camel.Exchange;
import org.apache.camel.support.PropertyBindingSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** Runs every fenced block of the documentation against the simulator. */
class SnippetsTest {

    private static final String PROMPT = "a lighthouse at dusk";
    private static final String PREFIX = "camel.component.seedream.";

    /** What is done with a block of each language that has no expectation of its own. */
    private static final Map<String, Expectations.Expectation> BY_LANGUAGE =
            Map.of(
                    "java", SnippetsTest::runRoutes,
                    "yaml", SnippetsTest::runRoutes,
                    "xml", SnippetsTest::readXml,
                    "json", SnippetsTest::sendBody,
                    "properties", SnippetsTest::bindProperties,
                    "sql", LedgerExpectations::sql,
                    "sh", SnippetsTest::checkCommand);

    /** What is done with a block that has a name. */
    private static final Map<String, Expectations.Expectation> BY_NAME =
            Stream.of(
                            Expectations.BY_NAME,
                            UriExpectations.BY_NAME,
                            CookbookExpectations.BY_NAME,
                            LedgerExpectations.BY_NAME,
                            VersionExpectations.BY_NAME)
                    .flatMap(page -> page.entrySet().stream())
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    @TempDir private Path temporary;

    @TestFactory
    Stream<DynamicTest> everySnippetDoesWhatItSays() throws IOException {
        return Snippet.all().stream()
                .map(snippet -> DynamicTest.dynamicTest(snippet.toString(), () -> run(snippet)));
    }

    @Test
    void noFencedBlockIsWithoutATest() throws IOException {
        List<Snippet> all = Snippet.all();
        assertThat(all).filteredOn(snippet -> expectation(snippet) == null).isEmpty();
        assertThat(all.stream().filter(snippet -> snippet.place().contains(".md:")))
                .as("fenced blocks, as their edges tell")
                .hasSize((int) Snippet.edges() / 2);
        assertThat(all).hasSizeGreaterThan(30);
    }

    @Test
    void everyExpectationHasItsSnippet() throws IOException {
        assertThat(Snippet.all().stream().map(Snippet::name).filter(name -> !name.isEmpty()))
                .containsExactlyInAnyOrderElementsOf(BY_NAME.keySet());
    }

    @Test
    void theReadmeHasOneCommandToRunAndOneToTest() throws IOException {
        String readme = Files.readString(Snippet.ROOT.resolve("README.md"));
        for (String heading : List.of("Run it", "Test it")) {
            String section = readme.split("\n## " + heading + "\n", 2)[1].split("\n## ", 2)[0];
            Matcher block = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL).matcher(section);
            assertThat(block.find()).as(heading).isTrue();
            assertThat(block.group(1).lines()).hasSize(1);
            assertThat(block.find()).as("a second block under " + heading).isFalse();
        }
    }

    private static Expectations.Expectation expectation(Snippet snippet) {
        return snippet.name().isEmpty()
                ? BY_LANGUAGE.get(snippet.language())
                : BY_NAME.get(snippet.name());
    }

    private void run(Snippet snippet) throws Exception {
        assumeFalse(
                snippet.text().contains("- kamelet:")
                        && Boolean.getBoolean("camel.threads.virtual.enabled"),
                "the newest camel-kamelet that there is (4.18) does not know virtual threads");
        Path directory = Files.createTempDirectory(temporary, "snippet");
        try (Playground playground = new Playground(directory)) {
            expectation(snippet).hold(playground, playground.placed(snippet));
        }
    }

    /** A prompt goes in, one call goes out, and what should be written is written. */
    private static void runRoutes(Playground playground, Snippet snippet) throws Exception {
        if (snippet.text().contains("seedream:submit")) {
            playground.useTasks();
        }
        playground.start(snippet);
        if (snippet.input().startsWith("file:")) {
            Path inbox = Path.of(snippet.input().replaceAll("^file:|\\?.*$", ""));
            Files.writeString(Files.createDirectories(inbox).resolve("lighthouse.txt"), PROMPT);
        } else {
            assertThat(playground.send(snippet.input(), PROMPT).getException()).isNull();
        }
        for (String folder : List.of("outbox", "images", "posters")) {
            if (snippet.text().contains(playground.directory + "/" + folder)) {
                await().untilAsserted(() -> assertThat(playground.files(folder)).hasSize(1));
            }
        }
        assertThat(playground.simulator.submits()).isNotEmpty();
        assertThat(playground.simulator.submits())
                .allSatisfy(submit -> assertThat(submit.accepted()).isTrue());
    }

    private static void readXml(Playground playground, Snippet snippet) throws Exception {
        if (snippet.text().startsWith("<dependency>")) {
            checkCoordinates(snippet);
        } else {
            runRoutes(playground, snippet);
        }
    }

    private static void checkCoordinates(Snippet snippet) throws Exception {
        Element dependency = xml(snippet.text());
        Path module = Snippet.ROOT.resolve(child(dependency, "artifactId"));
        Element pom = xml(Files.readString(module.resolve("pom.xml")));
        Element parent = (Element) pom.getElementsByTagName("parent").item(0);
        assertThat(child(dependency, "groupId")).isEqualTo(child(parent, "groupId"));
        assertThat(child(dependency, "version")).isEqualTo(child(parent, "version"));
    }

    static Element xml(String text) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    static String child(Element element, String name) {
        return element.getElementsByTagName(name).item(0).getTextContent().trim();
    }

    private static void sendBody(Playground playground, Snippet snippet) throws Exception {
        assertThat(sendJson(playground, snippet).getException()).isNull();
        assertThat(playground.simulator.submits()).hasSize(1);
    }

    static Exchange sendJson(Playground playground, Snippet snippet) {
        playground.context.start();
        return playground
                .template()
                .request(
                        "seedream:generate",
                        exchange -> {
                            exchange.getMessage()
                                    .setHeader(Exchange.CONTENT_TYPE, "application/json");
                            exchange.getMessage().setBody(snippet.text());
                        });
    }

    private static void bindProperties(Playground playground, Snippet snippet) throws Exception {
        Properties properties = new Properties();
        properties.load(new StringReader(snippet.text()));
        SeedreamComponent seedream = new SeedreamComponent();
        seedream.setCamelContext(playground.context);
        for (String name : properties.stringPropertyNames()) {
            assertThat(name).startsWith(PREFIX);
            assertThat(properties.getProperty(name))
                    .as("a default instead of a missing key would be sent as the key")
                    .doesNotContainPattern("\\{\\{.*:.*:.*}}");
            boolean bound =
                    PropertyBindingSupport.build()
                            .withCamelContext(playground.context)
                            .withConfigurer(seedream.getComponentPropertyConfigurer())
                            .withTarget(seedream)
                            .withIgnoreCase(true)
                            .withProperty(
                                    name.substring(PREFIX.length()), properties.getProperty(name))
                            .bind();
            assertThat(bound).as(name).isTrue();
        }
    }

    /** Commands are not run here, since they run this test; but what they name is there. */
    private static void checkCommand(Playground playground, Snippet snippet) {
        assertThat(snippet.text().lines())
                .allSatisfy(
                        command -> {
                            List<String> words = List.of(command.split(" "));
                            assertThat(words.get(0)).isEqualTo("./mvnw");
                            assertThat(words).containsAnyOf("compile", "verify", "install");
                            int module = words.indexOf("-pl") + 1;
                            assertThat(Snippet.ROOT.resolve(module == 0 ? "" : words.get(module)))
                                    .satisfies(
                                            path -> assertThat(path.resolve("pom.xml")).exists());
                        });
    }
}
