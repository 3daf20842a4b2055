package io.github.camelseedream.example.dsl;

import io.github.camelseedream.example.shared.CommandLine;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.provider.spec.ProviderSpec;
import io.github.camelseedream.simulator.SeedreamSimulator;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the application from a shell. Options are system properties; see the README. */
public final class RouteDslMain {

    private static final Logger LOG = LoggerFactory.getLogger(RouteDslMain.class);

    /** All that there are. */
    static final List<String> OPTIONS = List.of("dsl", "once", "provider");

    private RouteDslMain() {}

    /**
     * @param arguments where the folders are
     */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("java.awt.headless", "true");
        Path folder = Path.of(arguments[0]);
        String provider = System.getProperty("provider", "");
        try {
            CommandLine.ofProcess().refuseUnknown(System.getProperties(), OPTIONS, List.of());
            Language language = Language.of(System.getProperty("dsl", "yaml"));
            if (provider.isEmpty()) {
                simulated(language, folder);
            } else {
                requireKey(provider, System::getenv);
                LOG.info("The route in {}, {}, images by {}", language, folder, provider);
                run(new RouteDsl(language, folder, Map.of("provider", provider), false));
            }
        } catch (IllegalArgumentException e) {
            LOG.error(e.getMessage());
            System.exit(2);
        }
    }

    private static void simulated(Language language, Path folder) throws Exception {
        try (SeedreamSimulator simulator = SeedreamSimulator.start()) {
            LOG.info("The route in {}, {}, images by the simulator inside", language, folder);
            run(new RouteDsl(language, folder, simulated(simulator), true));
        }
    }

    /** The options that lead to a simulator. */
    static Map<String, String> simulated(SeedreamSimulator simulator) {
        return Map.of("baseUrl", simulator.baseUrl("lumenfall"), "apiKey", "any");
    }

    private static void run(RouteDsl application) throws Exception {
        if (Boolean.getBoolean("once")) {
            application.runOnce();
        } else {
            application.run();
        }
    }

    /**
     * @param environment value of a variable, or null
     * @throws IllegalArgumentException with what to do, since all prompts would fail
     */
    static void requireKey(String provider, UnaryOperator<String> environment) {
        ProviderSpec profile =
                BuiltInProviders.all().stream()
                        .map(known -> known.spec())
                        .filter(known -> known.name().equals(provider))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "-Dprovider=" + provider + " is not known"));
        boolean hasKey =
                profile.keyVariables().stream()
                        .map(environment)
                        .anyMatch(key -> key != null && !key.isBlank());
        if (!hasKey) {
            throw new IllegalArgumentException(
                    profile.title()
                            + " needs a key. Put it into the environment variable "
                            + profile.keyVariable());
        }
    }
}
