package io.github.camelseedream.example.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    private static final List<String> NAMES = List.of("once", "size", "count", "broker.url");
    private static final List<String> PREFIXES = List.of("parameter.", "camel.component.seedream.");

    @Test
    void whatWasTypedIsToldFromWhatMavenAndJavaAdd() {
        Properties properties = properties("once", "size", "count", "model", "sun", "prompt");
        CommandLine typed =
                new CommandLine(
                        "-q -Donce=true -D size=2K --define count=2 \"-Dmodel=x\""
                                + " -Dprompt=write -Dgone=1");

        assertThat(typed.defined(properties))
                .containsExactly("count", "model", "once", "prompt", "size");
    }

    @ParameterizedTest
    @CsvSource({
        "cuont, count",
        "SIZE, size",
        "broker.ulr, broker.url",
        "paramter.sync_mode, parameter.sync_mode"
    })
    void aMisspeltNameIsToldWithWhatWasMeant(String typed, String meant) {
        assertThat(unknown(typed))
                .containsExactly("-D%s is no option. Did you mean -D%s?".formatted(typed, meant));
    }

    @Test
    void aNameThatIsLikeNoneIsToldWithThoseThereAre() {
        assertThat(unknown("banana", "cuont"))
                .containsExactly(
                        "-Dbanana is no option",
                        "-Dcuont is no option. Did you mean -Dcount?",
                        "The options are: once, size, count, broker.url, parameter.NAME,"
                                + " camel.component.seedream.NAME");
    }

    @Test
    void optionsOfMavenAndJavaAndCamelAreTheirs() {
        assertThat(
                        unknown(
                                "skipTests",
                                "user.language",
                                "exec.args",
                                "camel.main.name",
                                "camel.component.seedream.size",
                                "parameter.sync_mode"))
                .isEmpty();
    }

    @Test
    void whatIsUnknownIsRefused() {
        Properties properties = properties("cuont");

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> CommandLine.of(properties).refuseUnknown(properties, NAMES, PREFIXES))
                .withMessage("-Dcuont is no option. Did you mean -Dcount?");
        assertThatCode(() -> new CommandLine("").refuseUnknown(properties, NAMES, PREFIXES))
                .as("not typed")
                .doesNotThrowAnyException();
    }

    private static List<String> unknown(String... typed) {
        Properties properties = properties(typed);
        return CommandLine.of(properties).unknown(properties, NAMES, PREFIXES);
    }

    private static Properties properties(String... names) {
        Properties properties = new Properties();
        for (String name : names) {
            properties.setProperty(name, "secret");
        }
        return properties;
    }
}
