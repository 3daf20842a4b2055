package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/**
 * Values that must not be seen, and all that was seen: what a test shows it, and every line of the
 * log while it is open.
 */
final class Secrets implements AutoCloseable {

    private static final Map<String, Level> LOGGERS =
            Map.of("io.github.camelseedream", Level.ALL, "org.apache.camel", Level.INFO);

    private final List<String> secrets;
    private final Queue<String> seen = new ConcurrentLinkedQueue<>();
    private final Appender appender = new Appender();
    private final LoggerContext logs = (LoggerContext) LogManager.getContext(false);

    Secrets(String... secrets) {
        this.secrets = new ArrayList<>(List.of(secrets));
        appender.start();
        Configuration configuration = logs.getConfiguration();
        LOGGERS.forEach(
                (name, level) -> {
                    LoggerConfig logger = new LoggerConfig(name, level, false);
                    logger.addAppender(appender, level, null);
                    configuration.addLogger(name, logger);
                });
        logs.updateLoggers();
    }

    /** One more that must not be seen. */
    void add(String secret) {
        secrets.add(secret);
    }

    /** Shows a text. */
    void see(String where, Object what) {
        seen.add(where + ": " + what);
    }

    /** Shows an error with all that hangs on it. */
    void see(String where, Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        see(where, (Object) text);
    }

    /** The number of lines of the log that say so. */
    long logged(String words) {
        return seen.stream().filter(it -> it.startsWith("log ") && it.contains(words)).count();
    }

    void assertUnseen() {
        assertThat(seen).isNotEmpty();
        for (String secret : secrets) {
            assertThat(seen)
                    .as(secret)
                    .filteredOn(text -> text.contains(secret))
                    .map(text -> around(text, secret))
                    .isEmpty();
        }
    }

    private static String around(String text, String secret) {
        int at = text.indexOf(secret);
        String head = text.substring(0, Math.min(120, text.length()));
        return head + " ... " + text.substring(Math.max(0, at - 200), at) + "<SECRET>";
    }

    @Override
    public void close() {
        LOGGERS.keySet().forEach(logs.getConfiguration()::removeLogger);
        logs.updateLoggers();
        appender.stop();
    }

    private final class Appender extends AbstractAppender {

        Appender() {
            super("secrets", null, null, true, Property.EMPTY_ARRAY);
        }

        @Override
        public void append(LogEvent event) {
            String where = "log " + event.getLoggerName();
            see(where, event.getMessage().getFormattedMessage());
            Stream.ofNullable(event.getMessage().getParameters())
                    .flatMap(Arrays::stream)
                    .forEach(value -> see(where, value));
            if (event.getThrown() != null) {
                see(where, event.getThrown());
            }
        }
    }
}
