package io.github.camelseedream.example.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    @ValueSource(strings = {"-Dwaitmillis=5", "-Dbroker.ulr=tcp://x:1", "-q '-DONCE'"})
    void aMisspeltOptionIsNamed(String typed) {
        Properties properties = new Properties();
        Stream.of("waitmillis", "broker.ulr", "ONCE").forEach(name -> properties.put(name, ""));
        String name = typed.replaceAll(".*-D|[='].*", "");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TypedOptions.refuseUnknown(typed, properties))
                .withMessage(
                        "-D"
                                + name
                                + " is not an option of this program. There are: -DapiKey,"
                                + " -DbaseUrl, -Dbroker.listen, -Dbroker.url, -Dconsumers,"
                                + " -Ddirectory, -DgiveUpHours, -Donce, -DpauseMillis, -Dprovider,"
                                + " -DwaitMillis, and -Dcamel.component.seedream.NAME");
    }

    @Test
    void theOptionsOfOthersAreTheirs() {
        Properties properties = new Properties();
        JobOptions.DEFAULTS.forEach(properties::put);
        Stream.of("skipTests", "user.language", "camel.main.name")
                .forEach(name -> properties.put(name, ""));
        String typed =
                "-D" + String.join("=1 -D", properties.stringPropertyNames()) + "=1 -Dnot.set";

        assertThatCode(() -> TypedOptions.refuseUnknown(typed, properties))
                .doesNotThrowAnyException();
    }
}
