package io.github.camelseedream.example.shared;

import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.TaskProvider;
import io.github.camelseedream.provider.UploadingProvider;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.provider.spec.ProviderSpec;
import io.github.camelseedream.provider.spec.ReferenceForm;
import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.SimulatorOptions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Who makes the images: the provider that was named, where there is a key for it, else the
 * simulator inside in its place. A further provider needs nothing here but its row in the
 * component's table.
 */
public final class ProviderChoice implements AutoCloseable {

    /** The place of the simulator inside. */
    public static final String SIMULATOR = "simulator";

    /** Long enough to see something happen. */
    private static final Duration SIMULATED_WORK = Duration.ofMillis(1500);

    private static final String PROVIDER = "provider";
    private static final String BASE_URL = "baseUrl";

    /** A quarter of a second, for a task that takes six of them. */
    private static final String POLL_MILLIS = "250";

    private final ImageProvider provider;
    private final boolean named;
    private final boolean simulated;
    private final Map<String, String> options;
    private SeedreamSimulator simulator;

    private ProviderChoice(
            ImageProvider provider, boolean simulated, Map<String, String> options, boolean named) {
        this.provider = provider;
        this.simulated = simulated;
        this.options = new HashMap<>(options);
        this.named = named;
        this.options.put(PROVIDER, provider.spec().name());
    }

    /**
     * Chooses. A key in the environment alone is no wish to spend money: the provider is named too.
     *
     * @param options those of the component, by name; an empty one is as good as none
     * @param usual the provider where none is named
     * @param environment value of a variable, or null
     * @throws IllegalArgumentException with what is wrong, in words for the person at the terminal
     */
    public static ProviderChoice of(
            Map<String, String> options, String usual, UnaryOperator<String> environment) {
        boolean named = has(options, PROVIDER);
        ImageProvider provider = provider(named ? options.get(PROVIDER) : usual);
        boolean elsewhere = has(options, BASE_URL);
        boolean hasKey = hasKey(provider.spec(), options, environment);
        if (elsewhere && !hasKey) {
            throw new IllegalArgumentException(
                    "%s needs a key. Put it into the environment variable %s, or give -DapiKey=..."
                            .formatted(provider.spec().title(), provider.spec().keyVariable()));
        }
        return new ProviderChoice(provider, !elsewhere && !(named && hasKey), options, named);
    }

    private static boolean hasKey(
            ProviderSpec spec, Map<String, String> options, UnaryOperator<String> environment) {
        return spec.keyVariables().stream()
                        .map(environment)
                        .anyMatch(key -> key != null && !key.isBlank())
                || has(options, "apiKey")
                || has(options, "apiKeys[" + spec.name() + "]");
    }

    private static boolean has(Map<String, String> options, String name) {
        return !options.getOrDefault(name, "").isBlank();
    }

    /**
     * The provider of that name.
     *
     * @throws IllegalArgumentException with those there are
     */
    private static ImageProvider provider(String name) {
        return named(name)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "-Dprovider=%s is not known. There are: %s"
                                                .formatted(name, names())));
    }

    /** A provider by name, since a request may name its own. */
    private static Optional<ImageProvider> named(String name) {
        return BuiltInProviders.all().stream()
                .filter(known -> known.spec().name().equals(name))
                .findFirst();
    }

    private static String names() {
        return BuiltInProviders.all().stream()
                .map(known -> known.spec().name())
                .collect(Collectors.joining(", "));
    }

    /**
     * Starts the simulator, if it is to stand in, and returns the options of the component that
     * lead to whoever makes the images, as properties of Camel.
     */
    public Map<String, String> start() {
        if (simulated && simulator == null) {
            simulator =
                    SeedreamSimulator.start(SimulatorOptions.defaults().withDelay(SIMULATED_WORK));
            String name = name();
            options.put(BASE_URL, simulator.baseUrl(name));
            options.put("apiKey", "simulator");
            // nothing goes to a real one by accident
            options.put("allowedProviders", name);
            options.putIfAbsent("pollInitialDelay", POLL_MILLIS);
            options.putIfAbsent("pollDelay", POLL_MILLIS);
        }
        return options.entrySet().stream()
                .collect(
                        Collectors.toMap(
                                option -> ProgramOptions.COMPONENT + option.getKey(),
                                Map.Entry::getValue));
    }

    /** The name of the provider, also where the simulator stands in. */
    public String name() {
        return provider.spec().name();
    }

    public ImageProvider provider() {
        return provider;
    }

    /** Whether the simulator inside makes the images; it ends with the program. */
    public boolean isSimulated() {
        return simulated;
    }

    /** Whether it takes images of this machine; some take only what they can fetch themselves. */
    public boolean takesFiles() {
        return provider instanceof UploadingProvider
                || !provider.spec().references("").forms().equals(Set.of(ReferenceForm.URL));
    }

    /**
     * Where calls go, as the name of a folder: the provider, with its address where that is another
     * one, or {@link #SIMULATOR}. What one place works on, another knows nothing of.
     */
    public String place() {
        if (simulated) {
            return SIMULATOR;
        }
        return has(options, BASE_URL)
                ? name() + "@" + options.get(BASE_URL).replaceAll("[^\\w.-]+", "_")
                : name();
    }

    /** Whether a provider answers a request with a task. */
    public static boolean hasTasks(String name) {
        return named(name).filter(TaskProvider.class::isInstance).isPresent();
    }

    /** Whether a submit to a provider with the same key is the same task. */
    public static boolean isIdempotent(String name) {
        return named(name)
                .filter(known -> known instanceof TaskProvider tasks && tasks.isIdempotent())
                .isPresent();
    }

    /** Who it is, for the person at the terminal. */
    public String title() {
        ProviderSpec spec = provider.spec();
        if (!simulated) {
            return spec.title() + (has(options, BASE_URL) ? " at " + options.get(BASE_URL) : "");
        }
        return "the simulator inside, in place of %s (no key, no network, no cost; for the real thing put a key into %s%s)"
                .formatted(
                        spec.title(),
                        spec.keyVariable(),
                        named ? "" : " and add -Dprovider=" + spec.name());
    }

    @Override
    public void close() {
        if (simulator != null) {
            simulator.close();
        }
    }
}
