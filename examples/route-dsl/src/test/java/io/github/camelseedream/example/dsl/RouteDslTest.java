package io.github.camelseedream.example.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.fault.Fault;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RouteDslTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource
    void eachLanguageMakesOfAPromptAPictureAndItsSidecar(Language language) throws Exception {
        Files.createDirectories(folder.resolve("inbox"));
        Files.writeString(folder.resolve("inbox/fox.txt"), "a red fox");
        Files.writeString(folder.resolve("inbox/notes.md"), "no prompt");
        try (SeedreamSimulator simulator = SeedreamSimulator.start()) {
            new RouteDsl(language, folder, RouteDslMain.simulated(simulator)).runOnce();

            assertThat(simulator.submits())
                    .singleElement()
                    .satisfies(
                            submit -> {
                                assertThat(submit.json().path("prompt").asText())
                                        .isEqualTo("a red fox");
                                assertThat(submit.json().path("size").asText()).isEqualTo("16:9");
                            });
        }
        assertThat(names("outbox")).containsExactly("fox.png", "fox.png.json");
        assertThat(names("inbox")).containsExactly("notes.md");
        BufferedImage picture = ImageIO.read(folder.resolve("outbox/fox.png").toFile());
        JsonNode sidecar =
                new ObjectMapper().readTree(folder.resolve("outbox/fox.png.json").toFile());
        assertThat(sidecar.path("provider").asText()).isEqualTo("lumenfall");
        assertThat(sidecar.path("images").path(0).path("width").asInt())
                .isEqualTo(picture.getWidth());
    }

    @ParameterizedTest
    @EnumSource
    void eachLanguageSetsAsideAPromptThatFailed(Language language) throws Exception {
        Files.createDirectories(folder.resolve("inbox"));
        Files.writeString(folder.resolve("inbox/fox.txt"), "a red fox");
        try (SeedreamSimulator simulator = SeedreamSimulator.start()) {
            simulator.fault(Fault.error("CONTENT_POLICY_VIOLATION"));
            new RouteDsl(language, folder, RouteDslMain.simulated(simulator)).runOnce();
        }
        assertThat(names("inbox/.failed")).containsExactly("fox.txt");
        assertThat(folder.resolve("outbox")).doesNotExist();
    }

    @Test
    void theFirstRunBringsSamples() throws Exception {
        try (SeedreamSimulator simulator = SeedreamSimulator.start()) {
            Map<String, String> options = RouteDslMain.simulated(simulator);
            new RouteDsl(Language.YAML, folder, options).runOnce();
            new RouteDsl(Language.YAML, folder, options).runOnce();

            assertThat(simulator.submits()).hasSize(2);
        }
        assertThat(names("outbox")).contains("greenhouse.png", "kite.png");
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

    private List<String> names(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
