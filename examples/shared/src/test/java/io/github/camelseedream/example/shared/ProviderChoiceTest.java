package io.github.camelseedream.example.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.provider.spec.ProviderSpec;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProviderChoiceTest {

    private static final UnaryOperator<String> NO_KEYS = variable -> null;
    private static final UnaryOperator<String> KEYS = variable -> "secret";

    static Stream<ProviderSpec> providers() {
        return BuiltInProviders.all().stream().map(provider -> provider.spec());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void withoutAKeyTheSimulatorStandsInForAnyProvider(ProviderSpec profile) {
        try (ProviderChoice choice = choose(Map.of("provider", profile.name()), NO_KEYS)) {
            assertThat(choice.isSimulated()).isTrue();
            assertThat(choice.provider().spec()).isEqualTo(profile);
            assertThat(choice.start().get("camel.component.seedream.baseUrl"))
                    .startsWith("http://127.0.0.1:");
            assertThat(choice.start())
                    .containsEntry("camel.component.seedream.provider", profile.name())
                    .as("nothing goes to another one")
                    .containsEntry("camel.component.seedream.allowedProviders", profile.name());
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
            assertThat(choice.start())
                    .containsOnly(Map.entry("camel.component.seedream.provider", profile.name()));
        }
        String key = "apiKeys[" + profile.name() + "]";
        try (ProviderChoice choice =
                choose(Map.of("provider", profile.name(), key, "secret"), NO_KEYS)) {
            assertThat(choice.isSimulated()).isFalse();
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
        return ProviderChoice.of(options, "lumenfall", environment);
    }
}
