package io.github.camelseedream.example.watch;

import io.github.camelseedream.provider.ProviderProfile;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.SimulatorOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who makes the pictures: the simulator inside, or the provider that was named. A further provider
 * needs nothing here but its row in the component's table.
 */
final class ProviderChoice implements AutoCloseable {

    /** Long enough to see something happen. */
    private static final Duration SIMULATED_WORK = Duration.ofMillis(1500);

    private static final String USUAL = "lumenfall";

    private final SeedreamSimulator simulator;
    private final WatchOptions options;
    private final String title;

    private ProviderChoice(SeedreamSimulator simulator, WatchOptions options, String title) {
        this.simulator = simulator;
        this.options = options;
        this.title = title;
    }

    /**
     * @throws IllegalArgumentException with what is wrong, in words for the person at the terminal
     */
    static ProviderChoice of(WatchOptions options) {
        if (options.option("provider").isEmpty() && options.option("baseUrl").isEmpty()) {
            return simulated(options);
        }
        ProviderProfile profile = profile(options);
        requireKey(profile, options);
        String where =
                options.option("baseUrl").isEmpty() ? "" : " at " + options.option("baseUrl");
        return new ProviderChoice(null, options, profile.title() + where);
    }

    private static ProviderChoice simulated(WatchOptions options) {
        SeedreamSimulator simulator =
                SeedreamSimulator.start(SimulatorOptions.defaults().withDelay(SIMULATED_WORK));
        return new ProviderChoice(
                simulator,
                options.with(Map.of("baseUrl", simulator.baseUrl(USUAL), "apiKey", "simulator")),
                "the simulator inside (no key, no network, no cost; -Dprovider="
                        + USUAL
                        + " for the real thing)");
    }

    private static ProviderProfile profile(WatchOptions options) {
        String name =
                Optional.of(options.option("provider")).filter(p -> !p.isEmpty()).orElse(USUAL);
        return BuiltInProviders.all().stream()
                .map(provider -> provider.profile())
                .filter(profile -> profile.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "-Dprovider="
                                                + name
                                                + " is not known. There are: "
                                                + BuiltInProviders.all().stream()
                                                        .map(known -> known.profile().name())
                                                        .collect(Collectors.joining(", "))));
    }

    private static void requireKey(ProviderProfile profile, WatchOptions options) {
        String variable = Optional.ofNullable(System.getenv(profile.keyVariable())).orElse("");
        String given = options.option("apiKey") + options.option("apiKeys[" + profile.name() + "]");
        if (given.isBlank() && variable.isBlank()) {
            throw new IllegalArgumentException(
                    profile.title()
                            + " needs a key. Put it into the environment variable "
                            + profile.keyVariable()
                            + " (or give -DapiKey=...), or leave -Dprovider away to use the"
                            + " simulator.");
        }
    }

    /** The options with what the choice adds to them. */
    WatchOptions options() {
        return options;
    }

    /** Who it is, for the person at the terminal. */
    String title() {
        return title;
    }

    @Override
    public void close() {
        if (simulator != null) {
            simulator.close();
        }
    }
}
