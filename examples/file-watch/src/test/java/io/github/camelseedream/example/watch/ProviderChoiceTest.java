package io.github.camelseedream.example.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camelseedream.example.shared.CommandLine;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.provider.spec.ProviderSpec;
import io.github.camelseedream.simulator.SeedreamSimulator;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderChoiceTest {

    @TempDir private Path root;

    private static final UnaryOperator<String> NO_KEYS = variable -> null;
    private static final UnaryOperator<String> KEYS = variable -> "secret";

    static Stream<ProviderSpec> providers() {
        return BuiltInProviders.all().stream().map(provider -> provider.spec());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void withoutAKeyTheSimulatorStandsInForAnyProvider(ProviderSpec profile) {
        try (ProviderChoice choice = choose(Map.of("provider", profile.name()), NO_KEYS)) {
            assertThat(choice.provider().spec()).isEqualTo(profile);
            assertThat(choice.options().option("baseUrl")).startsWith("http://127.0.0.1:");
            assertThat(choice.title())
                    .startsWith("the simulator inside, in place of " + profile.title())
                    .contains(profile.keyVariable())
                    .as("which is given")
                    .doesNotContain("add -Dprovider");
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void withAKeyItIsTheProviderItself(ProviderSpec profile) {
        try (ProviderChoice choice = choose(Map.of("provider", profile.name()), KEYS)) {
            assertThat(choice.title()).isEqualTo(profile.title());
            assertThat(choice.options().option("baseUrl")).isEmpty();
        }
    }

    @Test
    void aKeyInTheEnvironmentAloneSpendsNoMoney() {
        try (ProviderChoice choice = choose(Map.of(), KEYS)) {
            assertThat(choice.title())
                    .startsWith("the simulator inside")
                    .contains(" and add -Dprovider=lumenfall)");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"prompt\": \"a fox\", \"provider\": \"apimart\"}",
                "{\"prompt\": \"a fox\", \"Provider\": \"apimart\"}",
                "{\"prompt\": \"a fox\", \"seedreamParams\": {\"provider\": \"apimart\"}}"
            })
    void noRequestGoesPastTheSimulatorToAnotherProvider(String request) throws Exception {
        try (SeedreamSimulator unused = SeedreamSimulator.start();
                WatchRun watch =
                        new WatchRun(root, unused, "apiframe")
                                .simulated()
                                .drop("fox.json", request)
                                .drop(
                                        "owl.json",
                                        "{\"prompt\": \"an owl\", \"provider\": \"apiframe\"}")) {
            assertThat(watch.once()).isEqualTo(1);

            assertThat(watch.folders.failed().resolve("fox.json.reason.txt"))
                    .content()
                    .contains("Accepted: apiframe", "Paid: no, nothing was sent.");
            assertThat(WatchRun.names(watch.folders.working())).isEmpty();
            assertThat(WatchRun.names(watch.folders.done())).contains("owl.json");
        }
    }

    @Test
    void anotherAddressNeedsAKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> choose(Map.of("baseUrl", "http://127.0.0.1:1"), NO_KEYS))
                .withMessage(
                        "Lumenfall needs a key. Put it into the environment variable"
                                + " LUMENFALL_API_KEY, or give -DapiKey=...");
        try (ProviderChoice choice = choose(Map.of("baseUrl", "http://127.0.0.1:1"), KEYS)) {
            assertThat(choice.title()).isEqualTo("Lumenfall at http://127.0.0.1:1");
        }
    }

    @Test
    void anUnknownProviderIsRefusedWithThoseThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> choose(Map.of("provider", "lumenfal"), KEYS))
                .withMessageStartingWith("-Dprovider=lumenfal is not known. There are: lumenfall");
    }

    private static ProviderChoice choose(
            Map<String, String> options, UnaryOperator<String> environment) {
        Properties properties = new Properties();
        properties.putAll(options);
        return ProviderChoice.of(
                WatchOptions.read(properties, CommandLine.of(properties), Path.of("run")),
                environment);
    }
}
