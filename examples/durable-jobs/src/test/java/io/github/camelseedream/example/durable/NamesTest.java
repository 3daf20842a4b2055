package io.github.camelseedream.example.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.camelseedream.example.shared.CommandLine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of the names of files and options. */
class NamesTest {

    @TempDir private Path inbox;

    @Test
    void filesOfTheSameMomentAreRequestsOfTheirOwn() {
        List<String> names =
                List.of(
                        "fox.txt",
                        "fox.json",
                        "fox.TXT",
                        "fox.v1.txt",
                        "fox.v2.txt",
                        "fox v1.txt",
                        "fox-v1.txt",
                        "\u72D0.txt",
                        "\u732B.txt",
                        "f\u00FCchse.txt",
                        "fu\u0308chse.txt",
                        "x".repeat(250) + ".txt");

        assertThat(names.stream().map(name -> Inbox.id(name, 0)).distinct()).hasSize(names.size());
        assertThat(Inbox.id("fox.v1.txt", 0)).isEqualTo("fox.v1.txt.19700101-000000-000");
        assertThat(Inbox.id("fox v1.txt", 0))
                .matches("fox-v1\\.txt\\.\\w{8}\\.19700101-000000-000");
    }

    @Test
    void theExtensionMayBeWrittenInAnyCase() throws Exception {
        for (String name : List.of("a.TXT", "b.Json", "c.v2.json", "d.png", ".e.txt", "json")) {
            Files.createFile(inbox.resolve(name));
        }

        assertThat(Inbox.waiting(inbox)).isEqualTo(3);
        assertThat(Inbox.leftAlone(inbox)).containsExactly("d.png", "json");
    }

    @ParameterizedTest
    @CsvSource({
        "-Dwaitmillis=5, waitmillis, waitMillis",
        "-Dbroker.ulr=tcp://x:1, broker.ulr, broker.url",
        "-q '-DONCE', ONCE, once"
    })
    void aMisspeltOptionIsNamed(String typed, String name, String meant) {
        Properties properties = new Properties();
        Stream.of("waitmillis", "broker.ulr", "ONCE").forEach(each -> properties.put(each, ""));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> options(properties).refuseUnknown(new CommandLine(typed)))
                .withMessage("-D%s is no option. Did you mean -D%s?".formatted(name, meant));
    }

    @Test
    void anOptionThatIsLikeNoneIsToldThoseThereAre() {
        Properties properties = new Properties();
        properties.put("banana", "");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> options(properties).refuseUnknown(CommandLine.of(properties)))
                .withMessage(
                        """
                        -Dbanana is no option
                        The options are: apiKey, baseUrl, broker, broker.listen, broker.url, consumers, \
                        directory, giveUpHours, leaseMillis, ledger, once, pauseMillis, provider, waitMillis, \
                        camel.component.seedream.NAME""");
    }

    @Test
    void theOptionsOfOthersAreTheirs() {
        Properties properties = new Properties();
        JobOptions.DEFAULTS.forEach(properties::put);
        Stream.of("skipTests", "user.language", "camel.main.name", "camel.component.seedream.size")
                .forEach(name -> properties.put(name, ""));
        String typed = CommandLine.of(properties).text() + " -Dnot.set";

        assertThatCode(() -> options(properties).refuseUnknown(new CommandLine(typed)))
                .doesNotThrowAnyException();
    }

    private static JobOptions options(Properties properties) {
        return new JobOptions(properties, variable -> null);
    }
}
