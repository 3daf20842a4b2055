package io.github.camelseedream.example.shared;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** What a program was told on its command line; each option has a default. Immutable. */
public class ProgramOptions {

    /** What the options of the component begin with. */
    static final String COMPONENT = "camel.component.seedream.";

    /** What makes a provider, as the component calls it. */
    private static final List<String> PROVIDER = List.of("provider", "baseUrl", "apiKey");

    private final Map<String, String> defaults;
    private final Properties properties;
    private final UnaryOperator<String> environment;

    /**
     * @param defaults every option, and its value where it is not given
     * @param environment value of a variable, or null
     */
    protected ProgramOptions(
            Map<String, String> defaults,
            Properties properties,
            UnaryOperator<String> environment) {
        this.defaults = defaults;
        this.properties = properties;
        this.environment = environment;
    }

    /** What is wrong with the names that were typed, one sentence each. */
    public final List<String> unknown(CommandLine typed) {
        return typed.unknown(properties, names(), List.of(COMPONENT));
    }

    /**
     * Refuses names that were typed and are not known.
     *
     * @throws IllegalArgumentException in words for the person at the terminal
     */
    public final void refuseUnknown(CommandLine typed) {
        typed.refuseUnknown(properties, names(), List.of(COMPONENT));
    }

    private SortedSet<String> names() {
        return new TreeSet<>(defaults.keySet());
    }

    public final String text(String name) {
        return properties.getProperty(name, defaults.get(name)).strip();
    }

    public final boolean has(String name) {
        return !text(name).isEmpty();
    }

    /**
     * Whether an option is on; the bare name switches it on.
     *
     * @throws IllegalArgumentException in words for the person at the terminal
     */
    public final boolean isOn(String name) {
        return switch (text(name)) {
            case "", "true" -> true;
            case "false" -> false;
            default -> throw impossible(name, "true, false");
        };
    }

    /**
     * A whole number from 1.
     *
     * @throws IllegalArgumentException in words for the person at the terminal
     */
    public final long number(String name, long max) {
        return number(name, 1, max);
    }

    /**
     * A whole number.
     *
     * @throws IllegalArgumentException in words for the person at the terminal
     */
    public final long number(String name, long min, long max) {
        try {
            long number = Long.parseLong(text(name));
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        String end = max == Long.MAX_VALUE ? "" : " to " + max;
        throw impossible(
                name,
                "a whole number from %d%s, such as %s".formatted(min, end, defaults.get(name)));
    }

    /**
     * A path, from the root of the file system.
     *
     * @throws IllegalArgumentException in words for the person at the terminal
     */
    public final Path path(String name) {
        try {
            if (has(name)) {
                return Path.of(text(name)).toAbsolutePath().normalize();
            }
        } catch (InvalidPathException e) {
            // said below
        }
        throw impossible(name, "a path");
    }

    /** Says that the value of an option cannot be. */
    protected final IllegalArgumentException impossible(String name, String accepted) {
        return new IllegalArgumentException(
                "-D%s=%s is not possible. Accepted: %s".formatted(name, text(name), accepted));
    }

    /** What is meant for Camel, such as {@code camel.component.seedream.size}. */
    public final Map<String, String> camel() {
        return properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith("camel."))
                .collect(Collectors.toMap(name -> name, properties::getProperty));
    }

    /** The value of an environment variable, or an empty text. */
    protected final String variable(String name) {
        return Optional.ofNullable(environment.apply(name)).orElse("");
    }

    /**
     * Who makes the images.
     *
     * @param usual the provider where none is named
     * @throws IllegalArgumentException in words for the person at the terminal
     */
    public final ProviderChoice provider(String usual) {
        return ProviderChoice.of(
                PROVIDER.stream()
                        .filter(this::has)
                        .collect(Collectors.toMap(name -> name, this::text)),
                usual,
                environment);
    }
}
