package io.github.camelseedream.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Camel warns of YAML that is not in its canonical form, and none of ours makes it do so. */
class YamlFormTest {

    private static final String LOGGER = "org.apache.camel.dsl.yaml";

    private final LoggerContext logs = (LoggerContext) LogManager.getContext(false);
    private final Warnings warnings = new Warnings();

    /**
     * One YAML document.
     *
     * @param file its name; Camel goes by what it ends with
     */
    record Yaml(String place, String file, String text) {
        @Override
        public String toString() {
            return place;
        }
    }

    /** What the documentation shows, and every file in a module. */
    static Stream<Yaml> yaml() throws IOException {
        Stream<Yaml> shown =
                Snippet.all().stream()
                        .filter(snippet -> snippet.language().equals("yaml"))
                        .map(snippet -> new Yaml(snippet.place(), "snippet.yaml", snippet.text()));
        try (Stream<Path> files = Files.walk(Snippet.ROOT)) {
            return Stream.concat(
                    shown,
                    files
                            .filter(file -> file.toString().matches(".*/src/.*\\.ya?ml"))
                            .toList()
                            .stream()
                            .map(YamlFormTest::read));
        }
    }

    private static Yaml read(Path file) {
        try {
            String name = file.getFileName().toString();
            return new Yaml(Snippet.ROOT.relativize(file).toString(), name, Files.readString(file));
        } catch (IOException e) {
            throw new AssertionError(file + " cannot be read", e);
        }
    }

    @BeforeEach
    void listen() {
        warnings.start();
        LoggerConfig logger = new LoggerConfig(LOGGER, Level.WARN, false);
        logger.addAppender(warnings, Level.WARN, null);
        logs.getConfiguration().addLogger(LOGGER, logger);
        logs.updateLoggers();
    }

    @AfterEach
    void listenNoMore() {
        logs.getConfiguration().removeLogger(LOGGER);
        logs.updateLoggers();
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void noYamlOfOursMakesCamelWarn(Yaml yaml) throws Exception {
        load(yaml);

        assertThat(warnings.texts).isEmpty();
    }

    @Test
    void camelWarnsOfTheCompactForm() throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            assumeThat(context.getVersion()).as("4.18 does not know it").doesNotStartWith("4.18.");
        }
        load(
                new Yaml(
                        "here",
                        "compact.yaml",
                        "- from:\n    uri: direct:a\n    steps:\n      - log: a\n"));

        assertThat(warnings.texts).singleElement().asString().contains("compact notation");
    }

    private static void load(Yaml yaml) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.fromString(yaml.file(), yaml.text()));
        }
    }

    private static final class Warnings extends AbstractAppender {

        private final List<String> texts = new CopyOnWriteArrayList<>();

        private Warnings() {
            super("warnings", null, null, true, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            texts.add(event.getMessage().getFormattedMessage());
        }
    }
}
