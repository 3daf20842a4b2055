package io.github.camelseedream.example.gateway;

import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.provider.spec.ProviderProfile;
import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.SimulatorOptions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who makes the images: the provider that was named, where there is a key for it, else the
 * simulator inside in its place.
 */
final class ProviderChoice implements AutoCloseable {

    /** What a client may use as its key while the simulator is inside and no key was given. */
    static final String SIMULATED_KEY = "simulator";

    private static final Duration SIMULATED_WORK = Duration.ofMillis(500);

    private final String title;
    private final List<String> keys;
    private final Map<String, Object> component;
    private final SeedreamSimulator simulator;

    private ProviderChoice(
            String title,
            List<String> keys,
            Map<String, Object> component,
            SeedreamSimulator simulator) {
        this.title = title;
        this.keys = keys;
        this.component = component;
        this.simulator = simulator;
    }

    /**
     * Chooses. A key in the environment alone is no wish to spend money: the provider is named too.
     *
     * @throws IllegalArgumentException with what is wrong, in words for the person at the terminal
     */
    static ProviderChoice of(GatewayOptions options) {
        check(options);
        ProviderProfile profile = profile(options.text("provider"));
        if (isSimulated(profile, options)) {
            return simulated(profile, options);
        }
        String baseUrl = options.text("baseUrl");
        String title = profile.title() + (baseUrl.isEmpty() ? "" : " at " + baseUrl);
        return new ProviderChoice(title, options.keys(), given(profile, options), null);
    }

    /**
     * @throws IllegalArgumentException if there is nothing to choose
     */
    static void check(GatewayOptions options) {
        ProviderProfile profile = profile(options.text("provider"));
        if (isSimulated(profile, options)) {
            return;
        }
        if (!hasKey(profile, options)) {
            throw new IllegalArgumentException(
                    profile.title()
                            + " needs a key. Put it into the environment variable "
                            + profile.keyVariable());
        }
        if (options.keys().isEmpty()) {
            throw new IllegalArgumentException(
                    "Whoever has a key of this gateway spends money at "
                            + profile.title()
                            + ". Say which keys clients have: put them into the environment"
                            + " variable GATEWAY_KEYS, separated by commas");
        }
    }

    private static boolean isSimulated(ProviderProfile profile, GatewayOptions options) {
        return options.text("baseUrl").isEmpty()
                && (options.text("provider").isEmpty() || !hasKey(profile, options));
    }

    private static boolean hasKey(ProviderProfile profile, GatewayOptions options) {
        return !(options.text("apiKey") + options.variable(profile.keyVariable())).isEmpty();
    }

    private static Map<String, Object> given(ProviderProfile profile, GatewayOptions options) {
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("provider", profile.name());
        for (String name : List.of("baseUrl", "apiKey")) {
            if (!options.text(name).isEmpty()) {
                component.put(name, options.text(name));
            }
        }
        return component;
    }

    private static ProviderChoice simulated(ProviderProfile profile, GatewayOptions options) {
        SeedreamSimulator simulator =
                SeedreamSimulator.start(SimulatorOptions.defaults().withDelay(SIMULATED_WORK));
        String title =
                "the simulator inside, in place of "
                        + profile.title()
                        + " (no key, no network, no cost; for the real thing put a key into "
                        + profile.keyVariable()
                        + " and add -Dprovider="
                        + profile.name()
                        + ")";
        return new ProviderChoice(
                title,
                options.keys().isEmpty() ? List.of(SIMULATED_KEY) : options.keys(),
                Map.of(
                        "provider", profile.name(),
                        "baseUrl", simulator.baseUrl(profile.name()),
                        "apiKey", SIMULATED_KEY),
                simulator);
    }

    private static ProviderProfile profile(String name) {
        List<ProviderProfile> all =
                BuiltInProviders.all().stream().map(provider -> provider.profile()).toList();
        return all.stream()
                .filter(profile -> name.isEmpty() || profile.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "-Dprovider="
                                                + name
                                                + " is not known. There are: "
                                                + all.stream()
                                                        .map(ProviderProfile::name)
                                                        .collect(Collectors.joining(", "))));
    }

    /** Who it is, for the person at the terminal. */
    String title() {
        return title;
    }

    /** The keys that clients may have. */
    List<String> keys() {
        return keys;
    }

    /** Options of the component. */
    Map<String, Object> component() {
        return component;
    }

    @Override
    public void close() {
        if (simulator != null) {
            simulator.close();
        }
    }
}
