package io.github.camelseedream.example.watch;

import io.github.camelseedream.example.watch.folder.Leftovers;
import io.github.camelseedream.example.watch.folder.Slip;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.TaskProvider;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.provider.spec.ProviderSpec;
import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.SimulatorOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Who makes the images: the provider that was named, where there is a key for it, else the
 * simulator inside in its place. A further provider needs nothing here but its row in the
 * component's table.
 */
final class ProviderChoice implements AutoCloseable {

    private static final String SIMULATOR = "the simulator inside";

    /** Long enough to see something happen. */
    private static final Duration SIMULATED_WORK = Duration.ofMillis(1500);

    /** Of a task of the simulator's, which takes a second and a half. */
    private static final String PACE_MILLIS = "250";

    /** For how long Apiframe knows an idempotency key: a day, of which an hour is kept clear of. */
    private static final Duration REPEATABLE = Duration.ofHours(23);

    private final ImageProvider provider;
    private final SeedreamSimulator simulator;
    private final WatchOptions options;

    private ProviderChoice(
            ImageProvider provider, SeedreamSimulator simulator, WatchOptions options) {
        this.provider = provider;
        this.simulator = simulator;
        this.options = options;
    }

    /**
     * Chooses. A key in the environment alone is no wish to spend money: the provider is named too.
     *
     * @param environment value of a variable, or null
     * @throws IllegalArgumentException with what is wrong, in words for the person at the terminal
     */
    static ProviderChoice of(WatchOptions options, UnaryOperator<String> environment) {
        ImageProvider provider = provider(options.option("provider"));
        boolean elsewhere = !options.option("baseUrl").isEmpty();
        boolean named = !options.option("provider").isEmpty();
        boolean hasKey = hasKey(provider.spec(), options, environment);
        if (!elsewhere && !(named && hasKey)) {
            return simulated(provider, options);
        }
        if (!hasKey) {
            throw new IllegalArgumentException(noKey(provider.spec()));
        }
        return new ProviderChoice(provider, null, options);
    }

    private static ProviderChoice simulated(ImageProvider provider, WatchOptions options) {
        SeedreamSimulator simulator =
                SeedreamSimulator.start(SimulatorOptions.defaults().withDelay(SIMULATED_WORK));
        String name = provider.spec().name();
        if (!simulator.providers().contains(name)) {
            simulator.close();
            throw new IllegalArgumentException(noKey(provider.spec()));
        }
        return new ProviderChoice(
                provider,
                simulator,
                options.with(
                        Map.of(
                                "baseUrl",
                                simulator.baseUrl(name),
                                "apiKey",
                                "simulator",
                                // nothing goes to a real one by accident
                                "allowedProviders",
                                name,
                                "pollInitialDelay",
                                PACE_MILLIS,
                                "pollDelay",
                                PACE_MILLIS)));
    }

    /**
     * The one of that name; the first one where it is empty.
     *
     * @throws IllegalArgumentException with those there are
     */
    static ImageProvider provider(String name) {
        List<ImageProvider> all = BuiltInProviders.all();
        if (name.isEmpty()) {
            return all.get(0);
        }
        List<String> names = all.stream().map(known -> known.spec().name()).toList();
        int row = names.indexOf(name);
        if (row < 0) {
            throw new IllegalArgumentException(
                    "-Dprovider=" + name + " is not known. There are: " + String.join(", ", names));
        }
        return all.get(row);
    }

    private static boolean hasKey(
            ProviderSpec profile, WatchOptions options, UnaryOperator<String> environment) {
        String variable = Optional.ofNullable(environment.apply(profile.keyVariable())).orElse("");
        String given = options.option("apiKey") + options.option("apiKeys[" + profile.name() + "]");
        return !(given + variable).isBlank();
    }

    private static String noKey(ProviderSpec profile) {
        return profile.title()
                + " needs a key. Put it into the environment variable "
                + profile.keyVariable()
                + ", or give -DapiKey=...";
    }

    /** The options with what the choice adds to them. */
    WatchOptions options() {
        return options;
    }

    ImageProvider provider() {
        return provider;
    }

    /** A provider by name, since a request may name its own. */
    static Optional<ImageProvider> named(String name) {
        return BuiltInProviders.all().stream()
                .filter(known -> known.spec().name().equals(name))
                .findFirst();
    }

    /** Where calls to a provider go, in words; empty where it is the provider itself. */
    String place(String name) {
        if (simulator != null) {
            return SIMULATOR;
        }
        return provider.spec().name().equals(name) ? options.option("baseUrl") : "";
    }

    /** Whether the simulator inside makes the images. */
    boolean isSimulated() {
        return simulator != null;
    }

    /** What becomes of an input that was sent by an earlier run. */
    Leftovers.Fate fate(Slip sent) {
        if (sent.place().equals(SIMULATOR)) {
            return Leftovers.Fate.ANEW;
        }
        if (!sent.place().equals(place(sent.provider()))) {
            return Leftovers.Fate.STAY;
        }
        return sent.isSubmitted() || isRepeatable(sent)
                ? Leftovers.Fate.GO_ON
                : Leftovers.Fate.UNKNOWN;
    }

    private static boolean isRepeatable(Slip sent) {
        return named(sent.provider()).filter(ProviderChoice::isIdempotent).isPresent()
                && !sent.isOlderThan(REPEATABLE);
    }

    /** Whether a submit with the same key is the same task. */
    static boolean isIdempotent(ImageProvider provider) {
        return provider instanceof TaskProvider tasks && tasks.isIdempotent();
    }

    /** Who it is, for the person at the terminal. */
    String title() {
        ProviderSpec profile = provider.spec();
        if (simulator != null) {
            return SIMULATOR
                    + ", in place of "
                    + profile.title()
                    + " (no key, no network, no cost; for the real thing put a key into "
                    + profile.keyVariable()
                    + (options.option("provider").isEmpty()
                            ? " and add -Dprovider=" + profile.name()
                            : "")
                    + ")";
        }
        String baseUrl = options.option("baseUrl");
        return profile.title() + (baseUrl.isEmpty() ? "" : " at " + baseUrl);
    }

    @Override
    public void close() {
        if (simulator != null) {
            simulator.close();
        }
    }
}
