package io.github.camelseedream.example.durable;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What the program was told on its command line. Immutable. */
final class JobOptions {

    /** Every option of the program's own, and what it is where it is not given. */
    static final Map<String, String> DEFAULTS =
            Map.ofEntries(
                    Map.entry("directory", "run"),
                    Map.entry("once", "false"),
                    Map.entry("provider", ""),
                    Map.entry("baseUrl", ""),
                    Map.entry("apiKey", ""),
                    Map.entry("broker.url", ""),
                    Map.entry("broker.listen", ""),
                    Map.entry("consumers", "4"),
                    Map.entry("waitMillis", "10000"),
                    Map.entry("pauseMillis", "5000"),
                    Map.entry("giveUpHours", "24"));

    private final Properties properties;
    private final UnaryOperator<String> environment;

    /**
     * @param environment value of a variable, or null
     */
    JobOptions(Properties properties, UnaryOperator<String> environment) {
        this.properties = properties;
        this.environment = environment;
    }

    String text(String name) {
        return properties.getProperty(name, DEFAULTS.get(name)).strip();
    }

    boolean has(String name) {
        return !text(name).isEmpty();
    }

    /** The bare name switches it on. */
    boolean isOnce() {
        return switch (text("once")) {
            case "", "true" -> true;
            case "false" -> false;
            default ->
                    throw new IllegalArgumentException(
                            "-Donce=" + text("once") + " is not possible. Accepted: true, false");
        };
    }

    /**
     * A whole number from 1.
     *
     * @throws IllegalArgumentException in words for the person at the terminal
     */
    long number(String name) {
        try {
            long number = Long.parseLong(text(name));
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, as for 0
        }
        throw new IllegalArgumentException(
                "-D%s=%s is not possible. Accepted: a whole number from 1, such as %s"
                        .formatted(name, text(name), DEFAULTS.get(name)));
    }

    Path directory() {
        return Path.of(text("directory")).toAbsolutePath().normalize();
    }

    /** For how long after its submit a task is waited for. */
    Duration giveUpAfter() {
        return Duration.ofHours(number("giveUpHours"));
    }

    /** What is meant for Camel, such as {@code camel.component.seedream.size}. */
    Map<String, String> camel() {
        return properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("camel."))
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }

    /** The value of an environment variable, or an empty text. */
    String variable(String name) {
        return Optional.ofNullable(environment.apply(name)).orElse("");
    }
}
