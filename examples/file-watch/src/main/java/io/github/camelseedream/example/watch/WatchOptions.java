package io.github.camelseedream.example.watch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

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

    /**
     * Reads them.
     *
     * @param usual where the folders are without {@code directory}
     */
    public static WatchOptions read(Properties properties, Path usual) {
        SeedreamOptions.Given given = new SeedreamOptions().in(properties);
        String directory = properties.getProperty("directory", usual.toString());
        return new WatchOptions(
                Path.of(directory).toAbsolutePath().normalize(),
                isOn(properties, "once"),
                Duration.ofMillis(Long.parseLong(properties.getProperty("quietMillis", "1000"))),
                Map.copyOf(given.values()),
                given.shown());
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
