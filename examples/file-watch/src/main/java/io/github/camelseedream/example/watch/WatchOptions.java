package io.github.camelseedream.example.watch;

import io.github.camelseedream.example.shared.CommandLine;
import io.github.camelseedream.example.shared.PipelineOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** What the program was told on its command line. Immutable. */
final class WatchOptions extends PipelineOptions {

    /** The options that are the program's own, and what they are where they are not given. */
    static final Map<String, String> DEFAULTS =
            Map.of("directory", "run", "once", "false", "quietMillis", "1000");

    private WatchOptions(Properties properties) {
        super(DEFAULTS, properties);
    }

    /**
     * Reads them.
     *
     * @throws IllegalArgumentException with all that is wrong, in words for the person at the
     *     terminal
     */
    static WatchOptions read(Properties properties, CommandLine typed) {
        WatchOptions options = new WatchOptions(properties);
        options.refuseWrong(typed, List.of(options::directory, options::isOnce, options::quiet));
        return options;
    }

    /** Where the folders are. */
    Path directory() {
        return path("directory");
    }

    /** Whether it ends when the inbox is empty. */
    boolean isOnce() {
        return isOn("once");
    }

    /** How long a file must be unchanged before it is taken. */
    Duration quiet() {
        return Duration.ofMillis(number("quietMillis", 0, Integer.MAX_VALUE));
    }
}
