package io.github.camelseedream.example.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.example.shared.CommandLine;
import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.fault.Fault;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RouteDslTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource
    void eachLanguageMakesOfAPromptAnImageAndItsSidecar(Language language) throws Exception {
        Files.createDirectories(folder.resolve("inbox"));
        Files.writeString(folder.resolve("inbox/fox.txt"), "a red fox");
        Files.writeString(folder.resolve("inbox/notes.md"), "no prompt");
        try (SeedreamSimulator simulator = SeedreamSimulator.start()) {
            new RouteDsl(language, folder, RouteDslMain.simulated(simulator), true).runOnce();

            assertThat(simulator.submits())
                    .singleElement()
                    .satisfies(
                            submit -> {
                                assertThat(submit.json().path("prompt").asText())
                                        .isEqualTo("a red fox");
                                assertThat(submit.json().path("size").asText()).isEqualTo("16:9");
                            });
        }
        assertThat(names("outbox")).containsExactly("fox.txt.png", "fox.txt.png.json");
        assertThat(names("inbox")).containsExactly("notes.md");
        BufferedImage image = ImageIO.read(folder.resolve("outbox/fox.txt.png").toFile());
        JsonNode sidecar =
                new ObjectMapper().readTree(folder.resolve("outbox/fox.txt.png.json").toFile());
        assertThat(sidecar.path("provider").asText()).isEqualTo("lumenfall");
        assertThat(sidecar.path("images").path(0).path("width").asInt())
                .isEqualTo(image.getWidth());
    }

    @ParameterizedTest
    @EnumSource
    void eachLanguageSetsAsideAPromptThatFailed(Language language) throws Exception {
        Files.createDirectories(folder.resolve("inbox"));
        Files.writeString(folder.resolve("inbox/fox.txt"), "a red fox");
        try (SeedreamSimulator simulator = SeedreamSimulator.start()) {
            simulator.fault(Fault.error("CONTENT_POLICY_VIOLATION"));
            new RouteDsl(language, folder, RouteDslMain.simulated(simulator), true).runOnce();
        }
        assertThat(names("inbox/.failed")).containsExactly("fox.txt");
        assertThat(folder.resolve("outbox")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource
    void namesThatDifferOnlyBeforeTheLastDotAreTwoImages(Language language) throws Exception {
        Files.createDirectories(folder.resolve("inbox"));
        for (String name : List.of("poster.v1.txt", "poster.v2.txt", "loud.TXT", ".hidden.txt")) {
            Files.writeString(folder.resolve("inbox").resolve(name), name);
        }
        try (SeedreamSimulator simulator = SeedreamSimulator.start()) {
            new RouteDsl(language, folder, RouteDslMain.simulated(simulator), true).runOnce();
        }
        assertThat(names("outbox"))
                .containsExactly(
                        "loud.TXT.png",
                        "loud.TXT.png.json",
                        "poster.v1.txt.png",
                        "poster.v1.txt.png.json",
                        "poster.v2.txt.png",
                        "poster.v2.txt.png.json");
        assertThat(names("inbox"))
                .as("never taken, so not waited for")
                .containsExactly(".hidden.txt");
    }

    @Test
    void eachLanguageInTurnHasTheSamplesAndOverwritesNothing() throws Exception {
        try (SeedreamSimulator simulator = SeedreamSimulator.start()) {
            for (Language language : Language.values()) {
                new RouteDsl(language, folder, RouteDslMain.simulated(simulator), true).runOnce();
            }

            assertThat(simulator.submits()).hasSize(6);
        }
        assertThat(names("outbox")).contains("greenhouse.txt.png", "kite.txt.png").hasSize(4);
        assertThat(names("outbox/.old"))
                .as("two earlier runs, images and sidecars")
                .hasSize(8)
                .allMatch(name -> name.matches("\\d{17}-(greenhouse|kite)\\.txt\\.png(\\.json)?"));
    }

    @Test
    void samplesThatWouldBePaidForComeOnlyOnce() throws Exception {
        try (SeedreamSimulator simulator = SeedreamSimulator.start()) {
            for (int run = 0; run < 2; run++) {
                new RouteDsl(Language.YAML, folder, RouteDslMain.simulated(simulator), false)
                        .runOnce();
            }
            assertThat(simulator.submits()).hasSize(2);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "-Ddls=xml, -Ddls is no option. Did you mean -Ddsl?",
        "'compile -Prun -DOnce=true', -DOnce is no option. Did you mean -Donce?",
        "'exec:java \"-Dprovidr=x y\"', -Dprovidr is no option. Did you mean -Dprovider?",
        "--define once2=1, -Donce2 is no option. Did you mean -Donce?"
    })
    void aMisspeltOptionIsNamed(String typed, String named) {
        Properties properties = new Properties();
        List.of("dls", "Once", "providr", "once2").forEach(name -> properties.put(name, ""));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> refuseUnknown(typed, properties))
                .withMessage(named);
    }

    @Test
    void optionsOfMavenAndJavaAreTheirs() {
        Properties properties = new Properties();
        List.of("dsl", "once", "provider", "skipTests", "user.language")
                .forEach(name -> properties.put(name, ""));

        assertThatCode(
                        () ->
                                refuseUnknown(
                                        "-Ddsl=xml -Donce -Dprovider=apiframe -DskipTests"
                                                + " -Duser.language=en -Dother='say -Dnothing'",
                                        properties))
                .doesNotThrowAnyException();
    }

    @Test
    void anUnknownLanguageIsRefusedWithThoseThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Language.of("groovy"))
                .withMessage("-Ddsl=groovy is not known. There are: yaml, xml, java");
    }

    @Test
    void aProviderThatIsNamedNeedsItsKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RouteDslMain.requireKey("apimart", variable -> null))
                .withMessage(
                        "APIMart needs a key. Put it into the environment variable"
                                + " APIMART_API_KEY");
        assertThatCode(() -> RouteDslMain.requireKey("apimart", variable -> "secret"))
                .doesNotThrowAnyException();
    }

    private static void refuseUnknown(String typed, Properties properties) {
        new CommandLine(typed).refuseUnknown(properties, RouteDslMain.OPTIONS, List.of());
    }

    private List<String> names(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
