package io.github.camelseedream.example.durable;

import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.TaskProvider;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.provider.spec.ProviderProfile;
import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.SimulatorOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who makes the images: the provider that was named, where there is a key for it, else the
 * simulator inside in its place.
 */
final class ProviderChoice implements AutoCloseable {

    private static final String USUAL = "apiframe";

    /** Long enough to see something happen. */
    private static final Duration SIMULATED_WORK = Duration.ofMillis(1500);

    private final ImageProvider provider;
    private final Map<String, String> component;
    private final SeedreamSimulator simulator;

    private ProviderChoice(
            ImageProvider provider, Map<String, String> component, SeedreamSimulator simulator) {
        this.provider = provider;
        this.component = component;
        this.simulator = simulator;
    }

    /**
     * Chooses. A key in the environment alone is no wish to spend money: the provider is named too.
     *
     * @throws IllegalArgumentException with what is wrong, in words for the person at the terminal
     */
    static ProviderChoice of(JobOptions options) {
        ImageProvider provider =
                provider(options.has("provider") ? options.text("provider") : USUAL);
        String variable = provider.profile().keyVariable();
        boolean hasKey = options.has("apiKey") || !options.variable(variable).isBlank();
        if (!options.has("baseUrl") && !(options.has("provider") && hasKey)) {
            return simulated(provider, options);
        }
        if (!hasKey) {
            throw new IllegalArgumentException(
                    "%s needs a key. Put it into the environment variable %s, or give -DapiKey=..."
                            .formatted(provider.profile().title(), variable));
        }
        return new ProviderChoice(provider, given(provider, options), null);
    }

    private static Map<String, String> given(ImageProvider provider, JobOptions options) {
        return Stream.concat(
                        Stream.of(Map.entry("provider", provider.profile().name())),
                        Stream.of("baseUrl", "apiKey")
                                .filter(options::has)
                                .map(name -> Map.entry(name, options.text(name))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static ProviderChoice simulated(ImageProvider provider, JobOptions options) {
        for (String shared : List.of("broker.url", "broker.listen")) {
            if (options.has(shared)) {
                throw new IllegalArgumentException(
                        "-D%s=%s shares the tasks with other programs, and the simulator inside is"
                                        .formatted(shared, options.text(shared))
                                + " none of theirs. Add -Dprovider=... with a key, or -DbaseUrl=..."
                                + " of a simulator that runs by itself");
            }
        }
        SeedreamSimulator simulator =
                SeedreamSimulator.start(SimulatorOptions.defaults().withDelay(SIMULATED_WORK));
        return new ProviderChoice(
                provider,
                Map.of(
                        "provider",
                        provider.profile().name(),
                        "baseUrl",
                        simulator.baseUrl(provider.profile().name()),
                        "apiKey",
                        "simulator",
                        // nothing goes to a real one by accident
                        "allowedProviders",
                        provider.profile().name(),
                        "pollInitialDelay",
                        "250",
                        "pollDelay",
                        "250"),
                simulator);
    }

    private static ImageProvider provider(String name) {
        List<ImageProvider> all = BuiltInProviders.all();
        return all.stream()
                .filter(known -> known.profile().name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "-Dprovider=%s is not known. There are: %s"
                                                .formatted(name, names(all))));
    }

    private static String names(List<ImageProvider> all) {
        return all.stream().map(known -> known.profile().name()).collect(Collectors.joining(", "));
    }

    /** Options of the component. */
    Map<String, String> component() {
        return component;
    }

    /** Whether the simulator is inside, which ends with the program. */
    boolean isSimulated() {
        return simulator != null;
    }

    /** Whether it answers a request with a task. */
    boolean hasTasks() {
        return provider instanceof TaskProvider;
    }

    /** Whether a submit with the same key is the same task. */
    boolean isIdempotent() {
        return provider instanceof TaskProvider tasks && tasks.isIdempotent();
    }

    /** Who it is, for the person at the terminal. */
    String title() {
        ProviderProfile profile = provider.profile();
        if (!isSimulated()) {
            return profile.title()
                    + (component.containsKey("baseUrl") ? " at " + component.get("baseUrl") : "");
        }
        return "the simulator inside, in place of %s (no key, no network, no cost; for the real"
                        .formatted(profile.title())
                + " thing put a key into %s and add -Dprovider=%s)"
                        .formatted(profile.keyVariable(), profile.name());
    }

    @Override
    public void close() {
        if (isSimulated()) {
            simulator.close();
        }
    }
}
