package io.github.camelseedream.example.durable;

import io.github.camelseedream.example.shared.ProgramOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;

/** What the program was told on its command line. Immutable. */
final class JobOptions extends ProgramOptions {

    /** Every option of the program's own, and what it is where it is not given. */
    static final Map<String, String> DEFAULTS =
            Map.ofEntries(
                    Map.entry("directory", "run"),
                    Map.entry("once", "false"),
                    Map.entry("provider", ""),
                    Map.entry("baseUrl", ""),
                    Map.entry("apiKey", ""),
                    Map.entry("broker", "artemis"),
                    Map.entry("broker.url", ""),
                    Map.entry("broker.listen", ""),
                    Map.entry("ledger", ""),
                    Map.entry("leaseMillis", "60000"),
                    Map.entry("consumers", "4"),
                    Map.entry("waitMillis", "10000"),
                    Map.entry("pauseMillis", "5000"),
                    Map.entry("giveUpHours", "24"));

    /**
     * @param environment value of a variable, or null
     */
    JobOptions(Properties properties, UnaryOperator<String> environment) {
        super(DEFAULTS, properties, environment);
    }

    Path directory() {
        return path("directory");
    }

    boolean isKafka() {
        return switch (text("broker")) {
            case "artemis" -> false;
            case "kafka" -> true;
            default -> throw impossible("broker", "artemis, kafka");
        };
    }

    Duration lease() {
        return Duration.ofMillis(number("leaseMillis", 1000, Long.MAX_VALUE));
    }

    /** For how long after its submit a task is waited for. */
    Duration giveUpAfter() {
        return Duration.ofHours(number("giveUpHours", Long.MAX_VALUE));
    }
}
