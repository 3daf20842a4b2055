package io.github.camelseedream.example.watch;

import static io.github.camelseedream.example.watch.WatchRun.names;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.TaskProvider;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.fault.Fault;
import io.github.camelseedream.simulator.fault.TaskEnd;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every provider, and what is different with those that work on tasks. */
@Timeout(60)
class TaskTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONG = Duration.ofMinutes(10);

    @TempDir private Path root;

    private final SeedreamSimulator simulator = SeedreamSimulator.start();
    private WatchRun watch;

    @AfterEach
    void tearDown() {
        watch.close();
        simulator.close();
    }

    static Stream<String> providers() {
        return BuiltInProviders.all().stream().map(provider -> provider.spec().name());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void everyProviderMakesTheImages(String provider) throws Exception {
        watch(provider)
                .with("count", 2)
                .with("size", "16:9")
                .drop("fox.txt", "a red fox")
                .drop("owl.json", "{\"prompt\": \"an owl\", \"count\": 1}");

        assertThat(watch.once()).as(watch.spoken()).isZero();

        assertThat(names(watch.folders.done())).containsExactly("fox.txt", "owl.json");
        assertThat(watch.working()).isEmpty();
        assertThat(images()).hasSize(3);
        JsonNode story = story("owl");
        assertThat(story.path("provider").asText()).isEqualTo(provider);
        assertThat(story.path("tasks").size()).isEqualTo(isTaskProvider(provider) ? 1 : 0);
        assertThat(story.at("/sizes/made/width").asInt())
                .isGreaterThan(story.at("/sizes/made/height").asInt());
    }

    @Test
    void theSidecarTellsTasksCreditsAndAdjustments() throws Exception {
        watch("apiframe").with("size", "64x64").drop("fox.txt", "a red fox").once();

        JsonNode story = story("fox");

        assertThat(story.at("/cost/unit").asText()).isEqualTo("credits");
        assertThat(story.at("/cost/amount").decimalValue()).isPositive();
        assertThat(story.at("/tasks/0").asText()).isEqualTo(story.path("requestId").asText());
        assertThat(story.at("/tasks/0").asText()).isNotBlank();
        assertThat(story.at("/adjustments/0/asked").asText())
                .as(story.toString())
                .isEqualTo("64x64");
        assertThat(watch.spoken()).contains(" credits");
    }

    @ParameterizedTest
    @CsvSource({
        "lumenfall, converted: resolution, renamed: output_format",
        "apiframe, converted: seedreamParams.size, emulated: seedreamParams.output_format",
        "apimart, converted: resolution, emulated: output_format",
        "gccai, converted: resolution, emulated: output_format",
        "uniall, converted: custom_size, emulated"
    })
    void theSidecarTellsWhatBecameOfEachParameter(
            String provider, String resolution, String outputFormat) throws Exception {
        watch(provider)
                .drop(
                        "fox.json",
                        "{\"prompt\": \"a fox\", \"aspect_ratio\": \"16:9\", \"resolution\":"
                                + " \"2K\", \"n\": 2, \"outputFormat\": \"jpeg\"}");

        assertThat(watch.once()).as(watch.spoken()).isZero();

        assertThat(images()).containsExactly("fox.json-1.jpg", "fox.json-2.jpg");
        JsonNode story = sidecar("fox.json-2.jpg.json");
        assertThat(story.path("handlings").properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("prompt", "aspectRatio", "resolution", "count", "outputFormat");
        assertThat(story.at("/handlings/resolution").asText()).isEqualTo(resolution);
        assertThat(story.at("/handlings/outputFormat").asText()).isEqualTo(outputFormat);
        assertThat(story.path("adjustments").findValuesAsText("parameter"))
                .isEqualTo(provider.equals("lumenfall") ? List.of() : List.of("outputFormat"));
    }

    @Test
    void anImageIsEditedByATask() throws Exception {
        watch("apimart")
                .drop("photo.png", TestImages.png(800, 600))
                .drop("photo.png.txt", "make it winter");

        assertThat(watch.once()).as(watch.spoken()).isZero();

        assertThat(names(watch.folders.done())).containsExactly("photo.png", "photo.png.txt");
        assertThat(simulator.submits()).hasSize(1);
        assertThat(simulator.submits().get(0).json().path("image_urls").size()).isEqualTo(1);
    }

    @Test
    void anImageOfThisMachineIsRefusedWhereOnlyAddressesAreTaken() throws Exception {
        watch("uniall")
                .drop("photo.png", TestImages.png(800, 600))
                .drop("photo.png.txt", "make it winter");

        assertThat(watch.once()).isEqualTo(1);

        assertThat(simulator.submits()).isEmpty();
        assertThat(watch.folders.failed().resolve("photo.png.reason.txt"))
                .content()
                .contains("uniall", "URL", "Paid: no, nothing was sent.");
    }

    @Test
    void theSameInputOnceMoreIsANewRequest() throws Exception {
        watch("apiframe").drop("fox.txt", "a red fox").once();
        Files.move(
                watch.folders.done().resolve("fox.txt"), watch.folders.inbox().resolve("fox.txt"));

        assertThat(watch.once()).as(watch.spoken()).isZero();

        assertThat(simulator.tasks().tasks()).hasSize(2);
        assertThat(images()).hasSize(2);
    }

    @Test
    void aTaskThatFailedIsSentAgain() throws Exception {
        simulator.fault(Fault.taskFails().message("no capacity"));
        watch("apiframe").drop("fox.txt", "a red fox");

        assertThat(watch.once()).as(watch.spoken()).isZero();

        assertThat(simulator.tasks().tasks()).hasSize(2);
        assertThat(images()).hasSize(1);
    }

    @Test
    void whatIsNotReadyInTimeIsGoneOnWithAtTheNextStart() throws Exception {
        simulator.fault(Fault.taskTakes(LONG).whenBodyContains("\"seed\":8"));
        watch("apiframe")
                .with("count", 2)
                .with("seed", 7)
                .with("timeout", 3000)
                .drop("fox.txt", "a red fox");

        assertThat(watch.once()).as(watch.spoken()).isEqualTo(1);

        assertThat(images()).containsExactly("fox.txt-1.png");
        assertThat(watch.working()).containsExactly("fox.txt");
        assertThat(watch.spoken()).contains("fox.txt is not done after");

        simulator.clock().advance(LONG);
        assertThat(watch.once()).as(watch.spoken()).isZero();

        assertThat(images()).containsExactly("fox.txt-1.png", "fox.txt-2.png");
        assertThat(sidecar("fox.txt-2.png.json").path("number").asInt()).isEqualTo(2);
        assertThat(sidecar("fox.txt-2.png.json").path("of").asInt()).isEqualTo(2);
        assertThat(watch.working()).isEmpty();
        assertThat(names(watch.folders.done())).containsExactly("fox.txt");
        assertThat(simulator.submits()).hasSize(2);
    }

    @Test
    void aNewInputWaitsForTheEarlierOneOfItsName() throws Exception {
        simulator.fault(Fault.taskTakes(LONG));
        watch("apiframe").with("timeout", 1500).drop("fox.txt", "a red fox").once();
        watch.drop("fox.txt", "a blue fox");

        assertThat(watch.once()).isEqualTo(1);
        assertThat(watch.spoken()).contains("Left in the inbox: fox.txt");

        simulator.clock().advance(LONG);
        assertThat(watch.once()).as(watch.spoken()).isZero();
        assertThat(names(watch.folders.done())).containsExactly("fox-2.txt", "fox.txt");
        assertThat(images()).hasSize(2);
    }

    @Test
    void anImageThatCouldNotBeFetchedIsFetchedLaterForNothing() throws Exception {
        simulator.fault(Fault.status(410).onPath("/media/"));
        watch("apiframe").drop("fox.txt", "a red fox");

        assertThat(watch.once()).isEqualTo(1);
        assertThat(names(watch.folders.failed())).containsExactly("fox.txt", "fox.txt.reason.txt");
        String reason = Files.readString(watch.folders.failed().resolve("fox.txt.reason.txt"));
        assertThat(reason).contains("Paid: yes.", "To have them for nothing more");

        Path folder = Path.of(reason.replaceAll("(?s).* make the folder (.*), move it .*", "$1"));
        Files.move(
                watch.folders.failed().resolve("fox.txt"),
                Files.createDirectories(folder).resolve("fox.txt"));
        assertThat(watch.once()).as(watch.spoken()).isZero();
        assertThat(images()).hasSize(1);
        assertThat(simulator.submits()).hasSize(1);
    }

    @Test
    void aRefusalOfOneOfTwoSubmitsWasForgottenByTheAwait() throws Exception {
        simulator.fault(Fault.status(402).onMethod("POST"));
        watch("apiframe").with("count", 2).drop("fox.txt", "a red fox");

        assertThat(watch.once()).isEqualTo(1);

        assertThat(watch.spoken()).contains("(1 DID NOT COME)");
        assertThat(images()).hasSize(1);
        assertThat(sidecar(images().get(0) + ".json").path("failures").size()).isEqualTo(1);
    }

    @Test
    void aRequestMayNameTheProviderThatAnswersAtOnce() throws Exception {
        watch("uniall").drop("fox.json", "{\"prompt\": \"a fox\", \"provider\": \"uniall\"}");

        assertThat(watch.once()).as(watch.spoken()).isZero();

        assertThat(story("fox").path("provider").asText()).isEqualTo("uniall");
        assertThat(watch.working()).isEmpty();
    }

    @Test
    void aRequestThatNamesAnUnknownProviderFails() throws Exception {
        watch("apiframe").drop("fox.json", "{\"prompt\": \"a fox\", \"provider\": \"nobody\"}");

        assertThat(watch.once()).isEqualTo(1);

        assertThat(watch.folders.failed().resolve("fox.json.reason.txt"))
                .content()
                .contains("nobody", "is not known", "Paid: no");
        assertThat(watch.working()).isEmpty();
    }

    @Test
    void aTaskWhoseImagesAreGoneIsNotAskedForForEver() throws Exception {
        simulator.fault(Fault.taskEnds(TaskEnd.EXPIRED));
        watch("apiframe").drop("fox.txt", "a red fox");

        assertThat(watch.once()).isEqualTo(1);

        assertThat(watch.working()).isEmpty();
        assertThat(watch.folders.failed().resolve("fox.txt.reason.txt"))
                .content()
                .contains("Paid: yes.");
    }

    private WatchRun watch(String provider) throws Exception {
        watch = new WatchRun(root, simulator, provider);
        return watch;
    }

    private static boolean isTaskProvider(String name) {
        return BuiltInProviders.all().stream()
                .filter((ImageProvider provider) -> provider.spec().name().equals(name))
                .anyMatch(TaskProvider.class::isInstance);
    }

    private List<String> images() throws Exception {
        return names(watch.folders.outbox()).stream()
                .filter(name -> name.matches(".*\\.(png|jpg|webp)"))
                .toList();
    }

    private JsonNode story(String base) throws Exception {
        return sidecar(
                names(watch.folders.outbox()).stream()
                        .filter(name -> name.matches(base + "\\.\\w+\\.\\w+\\.json"))
                        .findFirst()
                        .orElseThrow());
    }

    private JsonNode sidecar(String name) throws Exception {
        return JSON.readTree(watch.folders.outbox().resolve(name).toFile());
    }
}
