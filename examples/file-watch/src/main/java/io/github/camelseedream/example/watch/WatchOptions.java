package io.github.camelseedream.example.watch;

import io.github.camelseedream.example.shared.CommandLine;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What the program was told on its command line.
 *
 * @param directory where the folders are
 * @param once whether it ends when the inbox is empty
 * @param quiet how long a file must be unchanged before it is taken
 * @param seedream the options of the component, by name
 * @param shown those of them that are no secret
 */
public record WatchOptions(
        Path directory,
        boolean once,
        Duration quiet,
        Map<String, String> seedream,
        Map<String, Object> shown) {

    /** The options that are the program's own, and what they take. */
    static final Map<String, ValueType> OWN =
            Map.of(
                    "directory",
                    new ValueType("a path", WatchOptions::isPath),
                    "once",
                    new ValueType("true, false", WatchOptions::isSwitch),
                    "quietMillis",
                    ValueType.wholeNumber(0, Integer.MAX_VALUE));

    /**
     * Reads them.
     *
     * @param usual where the folders are without {@code directory}
     * @throws IllegalArgumentException with all that is wrong, in words for the person at the
     *     terminal
     */
    static WatchOptions read(Properties properties, CommandLine typed, Path usual) {
        SeedreamOptions component = new SeedreamOptions();
        refuseWrong(properties, typed, component);
        return given(properties, component, usual);
    }

    private static WatchOptions given(
            Properties properties, SeedreamOptions component, Path usual) {
        SeedreamOptions.Given given = component.in(properties);
        String directory = properties.getProperty("directory", usual.toString());
        return new WatchOptions(
                Path.of(directory).toAbsolutePath().normalize(),
                isOn(properties, "once"),
                Duration.ofMillis(Long.parseLong(properties.getProperty("quietMillis", "1000"))),
                Map.copyOf(given.values()),
                given.shown());
    }

    private static void refuseWrong(
            Properties properties, CommandLine typed, SeedreamOptions component) {
        List<Object> complaints = new ArrayList<>(component.complaints(properties));
        OWN.keySet().stream()
                .sorted()
                .filter(properties::containsKey)
                .map(name -> OWN.get(name).complaint(name, properties.getProperty(name)))
                .flatMap(Optional::stream)
                .forEach(complaints::add);
        List<String> names =
                Stream.concat(OWN.keySet().stream().sorted(), component.names().stream()).toList();
        complaints.addAll(typed.unknown(properties, names, component.prefixes()));
        if (!complaints.isEmpty()) {
            complaints.addAll(whatElseIsWrong(properties, component));
        }
        refuse(complaints);
    }

    /** Beside values of a wrong type there may be one that the provider does not take. */
    private static List<?> whatElseIsWrong(Properties properties, SeedreamOptions component) {
        Properties possible = new Properties();
        properties.stringPropertyNames().stream()
                .filter(name -> !OWN.containsKey(name))
                .filter(name -> !component.isWrong(name, properties))
                .forEach(name -> possible.setProperty(name, properties.getProperty(name)));
        // a missing key is another matter
        WatchOptions rest =
                given(possible, component, Path.of("")).with(Map.of("apiKey", "rehearsal"));
        try {
            return new Rehearsal(rest, ProviderChoice.provider(rest.option("provider")))
                    .complaints();
        } catch (IllegalArgumentException e) {
            return List.of(e.getMessage());
        }
    }

    /** Says what is wrong with options; nothing where the list is empty. */
    static void refuse(List<?> complaints) {
        if (!complaints.isEmpty()) {
            StringBuilder text = new StringBuilder("Not started, nothing was sent:");
            complaints.forEach(complaint -> text.append("\n  - ").append(complaint));
            throw new IllegalArgumentException(text.toString());
        }
    }

    /** The bare name switches it on. */
    private static boolean isSwitch(String text) {
        return text.isEmpty() || ValueType.SWITCH.test().test(text);
    }

    private static boolean isPath(String text) {
        try {
            return !Path.of(text).toString().isBlank();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** An option of the component, or an empty text. */
    String option(String name) {
        return seedream.getOrDefault(name, "");
    }

    /** These, and some options of the component that were not given. */
    WatchOptions with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.putAll(seedream);
        return new WatchOptions(directory, once, quiet, all, shown);
    }

    private static boolean isOn(Properties properties, String name) {
        String value = properties.getProperty(name, "false");
        return value.isEmpty() || Boolean.parseBoolean(value);
    }
}
