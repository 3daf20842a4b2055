package io.github.camelseedream.example.watch;

import static io.github.camelseedream.example.watch.WatchRun.names;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.fault.Fault;
import io.github.camelseedream.simulator.journal.RecordedRequest;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWatchTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path temporary;

    private final SeedreamSimulator simulator = SeedreamSimulator.start();
    private WatchRun watch;

    @BeforeEach
    void setUp() throws Exception {
        watch = new WatchRun(temporary.resolve("images of Zoë, 100% & more"), simulator);
    }

    @AfterEach
    void tearDown() {
        watch.close();
        simulator.close();
    }

    @Test
    void aPromptBecomesAnImage() throws Exception {
        watch.drop("fox.txt", "\uFEFFa red fox\n").with("size", "64x64");

        assertThat(watch.once()).as(watch.spoken()).isZero();

        assertThat(names(watch.folders.done())).containsExactly("fox.txt");
        assertThat(names(watch.folders.outbox()))
                .containsExactly("fox.txt.png", "fox.txt.png.json", "index.html");
        assertThat(ImageIO.read(watch.folders.outbox().resolve("fox.txt.png").toFile()).getWidth())
                .isEqualTo(64);
        assertThat(onlySubmit().json().path("prompt").asText()).isEqualTo("a red fox");
        assertThat(onlySubmit().json().path("size").asText()).isEqualTo("64x64");
        assertThat(watch.spoken())
                .containsPattern(
                        "fox\\.txt -> fox\\.txt\\.png, 64x64, 0\\.04 USD, \\S*seedream-4\\.5 at"
                                + " lumenfall \\(simulated\\), \\d")
                .contains("1 done, 0 failed; 1 image, 0.04 USD (simulated: nothing was billed)")
                .contains(watch.folders.page().toUri().toString());
    }

    @Test
    void theSidecarTellsTheWholeStory() throws Exception {
        watch.drop("fox.txt", "a red fox").with("size", "64x64").with("seed", 7).once();

        JsonNode story = sidecar("fox.txt.png.json");

        assertThat(story.path("prompt").asText()).isEqualTo("a red fox");
        assertThat(story.path("request").path("seed").asText()).isEqualTo("7");
        assertThat(story.path("request").has("apiKey")).isFalse();
        assertThat(story.path("sizes").path("made").path("width").asInt()).isEqualTo(64);
        assertThat(story.path("sizes").path("asked").path("size").asText()).isEqualTo("64x64");
        assertThat(story.path("cost").path("unit").asText()).isEqualTo("USD");
        assertThat(story.path("requestId").asText()).isNotBlank();
        assertThat(story.path("provider").asText()).isEqualTo("lumenfall");
        assertThat(story.path("model").asText()).contains("seedream-4.5");
        assertThat(story.path("adjustments").isArray()).isTrue();
        assertThat(story.path("simulated").asBoolean()).isTrue();
    }

    /** The outbox is shown to more people than the inbox. */
    @Test
    void theSidecarToldThePresignedUrlsAndImagesOfTheRequest() throws Exception {
        String image = Base64.getEncoder().encodeToString(TestImages.png(80, 60));
        watch.drop(
                "cats.json",
                """
                {"prompt": "two cats", "size": "64x64", "references": ["data:image/png;base64,%s"],
                 "webhookUrl": "https://me:s3cret@hook.example/a?token=s3cret"}
                """
                        .formatted(image));

        assertThat(watch.with("unsupported", "ignore").once()).as(watch.spoken()).isZero();

        String story = Files.readString(watch.folders.outbox().resolve("cats.json.png.json"));
        assertThat(story)
                .contains("https://hook.example/a\"", "data:... (")
                .doesNotContain("s3cret", image.substring(0, 40));
        assertThat(watch.spoken()).doesNotContain("s3cret", image.substring(0, 40));
    }

    @Test
    void aJsonFileIsAWholeRequestWithReferencesBelowTheInbox() throws Exception {
        Files.createDirectory(watch.folders.inbox().resolve("refs"));
        Files.write(watch.folders.inbox().resolve("refs/cat.png"), TestImages.png(80, 60));
        watch.drop(
                "cats.json",
                """
                {"prompt": "two cats", "size": "64x64", "n": 2, "references": ["refs/cat.png"]}
                """);

        assertThat(watch.once()).as(watch.spoken()).isZero();

        assertThat(names(watch.folders.outbox()))
                .contains(
                        "cats.json-1.png",
                        "cats.json-1.png.json",
                        "cats.json-2.png",
                        "cats.json-2.png.json");
        assertThat(names(watch.folders.done())).containsExactly("cats.json");
        assertThat(sidecar("cats.json-2.png.json").path("cost").path("images").asInt())
                .isEqualTo(2);
        assertThat(onlySubmit().path()).endsWith("/images/edits");
    }

    @Test
    void anImageWaitsForItsTextAndIsThenEdited() throws Exception {
        watch.drop("photo.png", TestImages.png(80, 60)).with("size", "64x64").start();
        await().during(Duration.ofMillis(900))
                .untilAsserted(() -> assertThat(simulator.submits()).isEmpty());

        watch.drop("photo.png.txt", "make it winter");

        await().untilAsserted(
                        () ->
                                assertThat(names(watch.folders.done()))
                                        .containsExactly("photo.png", "photo.png.txt"));
        assertThat(onlySubmit().path()).endsWith("/images/edits");
        assertThat(onlySubmit().parts("prompt").get(0).value()).isEqualTo("make it winter");
        assertThat(names(watch.folders.outbox())).contains("photo.png.png", "photo.png.png.json");
    }

    @Test
    void whatFailsIsInFailedWithItsReasonAndTheRestGoesOn() throws Exception {
        simulator.fault(
                Fault.status(400).message("no foxes today").whenPromptContains("fox").always());
        watch.drop("fox.txt", "a red fox")
                .drop("owl.txt", "an owl")
                .drop("empty.txt", "")
                .drop("odd.json", "{\"prompt\": \"x\", \"promt\": \"y\"}")
                .drop("broken.json", "{\"prompt\": ");

        assertThat(watch.with("size", "64x64").once()).isEqualTo(1);

        assertThat(names(watch.folders.done())).containsExactly("owl.txt");
        assertThat(names(watch.folders.failed()))
                .containsExactly(
                        "broken.json",
                        "broken.json.reason.txt",
                        "empty.txt",
                        "empty.txt.reason.txt",
                        "fox.txt",
                        "fox.txt.reason.txt",
                        "odd.json",
                        "odd.json.reason.txt");
        assertThat(watch.folders.failed().resolve("fox.txt.reason.txt"))
                .content()
                .contains("no foxes today")
                .contains("Paid: no, the provider refused it.");
        assertThat(watch.folders.failed().resolve("odd.json.reason.txt"))
                .content()
                .contains("promt")
                .contains("Paid: no, nothing was sent.");
        assertThat(watch.folders.failed().resolve("empty.txt.reason.txt"))
                .hasContent(
                        """
                        Nothing was sent; the request is not valid:
                          - empty.txt is empty. Write into it what the image shall show

                        Paid: no, nothing was sent. To try again, move it to the inbox.
                        """);
        assertThat(watch.spoken()).contains("1 done, 4 failed");
        assertThat(Files.readString(watch.folders.page()))
                .contains(" · 4 failed · ", "<h2>fox.txt <span>failed, ", "no foxes today");
    }

    @Test
    void brokenJsonWasToldInTheWordsOfTheParser() throws Exception {
        watch.drop("cut.json", "{\"prompt\":\n  \"x\"")
                .drop("word.json", "{\"prompt\": fox}")
                .drop("bytes.txt", new byte[] {(byte) 0xc3, 0x28});

        watch.once();

        assertThat(reason("cut.json"))
                .isEqualTo(
                        """
                        Nothing was sent; the request is not valid:
                          - cut.json is not JSON: Unexpected end-of-input: expected close marker for\
                         Object (start marker at line: 1, column: 1) (line 2, column 6)

                        Paid: no, nothing was sent. To try again, move it to the inbox.
                        """);
        assertThat(reason("word.json"))
                .contains("Unrecognized token 'fox'", "(line 1, column 12)", "Paid: no")
                .doesNotContain("Source", "REDACTED");
        assertThat(reason("bytes.txt"))
                .contains("bytes.txt is not UTF-8 text. Save it as UTF-8", "Paid: no");
    }

    @Test
    void theTerminalToldOnlyTheFirstViolation() throws Exception {
        watch.drop(
                "odd.json", "{\"prompt\": \"x\", \"count\": 99, \"size\": \"big\", \"promt\": 1}");

        watch.once();

        Path file = watch.folders.failed().resolve("odd.json.reason.txt");
        assertThat(file).content().contains("promt", "count '99'", "size 'big'");
        assertThat(watch.spoken().lines().filter(line -> line.startsWith("odd.json FAILED")))
                .singleElement()
                .asString()
                .endsWith(" ... and 2 more, see " + file);
    }

    @Test
    void halfAPairWaitedInSilence() throws Exception {
        watch.drop("photo.png", TestImages.png(80, 60))
                .drop("cat.jpg.txt", "make it winter")
                .start();

        await().untilAsserted(
                        () ->
                                assertThat(watch.spoken())
                                        .contains(
                                                "photo.png waits for photo.png.txt, the text that"
                                                        + " says how to edit it")
                                        .contains(
                                                "cat.jpg.txt waits for cat.jpg, the image to"
                                                        + " edit"));
        await().during(Duration.ofMillis(900))
                .untilAsserted(
                        () -> assertThat(watch.spoken()).containsOnlyOnce("photo.png waits"));
    }

    @Test
    void aSecondRunWithoutInputsSaidNothing() throws Exception {
        assertThat(watch.once()).isZero();

        assertThat(watch.spoken())
                .contains("The inbox is empty, so there was nothing to do. Put a prompt there:")
                .contains("fox.txt'")
                .contains("remove the empty folder " + watch.folders.inbox());
    }

    @Test
    void aFileThatIsStillBeingWrittenIsLeftAlone() throws Exception {
        Path growing = watch.folders.inbox().resolve("slow.txt");
        watch.with("size", "64x64").start();
        try (Writer writer = Files.newBufferedWriter(growing)) {
            await().pollInterval(Duration.ofMillis(50))
                    .during(Duration.ofMillis(1500))
                    .untilAsserted(
                            () -> {
                                writer.write("word ");
                                writer.flush();
                                assertThat(growing).exists();
                            });
            writer.write("end");
        }

        await().until(() -> names(watch.folders.done()).contains("slow.txt"));

        assertThat(onlySubmit().json().path("prompt").asText()).endsWith("word end");
    }

    @Test
    void nothingIsEverOverwritten() throws Exception {
        Files.writeString(watch.folders.outbox().resolve("fox.txt.png"), "mine");
        watch.with("size", "64x64").drop("fox.txt", "a red fox").once();
        watch.drop("fox.txt", "another fox").once();

        assertThat(watch.folders.outbox().resolve("fox.txt.png")).hasContent("mine");
        assertThat(names(watch.folders.outbox()))
                .contains(
                        "fox.txt-2.png",
                        "fox.txt-2.png.json",
                        "fox.txt-3.png",
                        "fox.txt-3.png.json");
        assertThat(watch.folders.done().resolve("fox.txt")).hasContent("a red fox");
        assertThat(watch.folders.done().resolve("fox-2.txt")).hasContent("another fox");
    }

    @Test
    void aSecondProgramKeepsItsHandsOffTheSameFolders() throws Exception {
        watch.start();
        await().until(() -> watch.spoken().contains("Watching"));

        assertThat(watch.once()).isEqualTo(2);
    }

    @Test
    void aLinkInTheInboxIsNotFollowed() throws Exception {
        Path secret = Files.writeString(temporary.resolve("secret.txt"), "the password is fox");
        Path photo = Files.write(temporary.resolve("photo.png"), TestImages.png(80, 60));
        Path inbox = watch.folders.inbox();
        Files.createSymbolicLink(inbox.resolve("leak.txt"), secret);
        Files.createSymbolicLink(inbox.resolve("leak.json"), secret);
        Files.createSymbolicLink(inbox.resolve("photo.png"), photo);
        watch.drop("photo.png.txt", "make it winter");
        watch.drop("own.png", TestImages.png(80, 60));
        Files.createSymbolicLink(inbox.resolve("own.png.txt"), secret);

        watch.once();

        assertThat(simulator.requests()).isEmpty();
        assertThat(names(watch.folders.outbox())).containsExactly("index.html");
        assertThat(watch.spoken())
                .contains(
                        "Left in the inbox: leak.json, leak.txt, own.png, own.png.txt, photo.png,"
                                + " photo.png.txt");
    }

    @Test
    void noNameReachesTheTerminalOrThePageRaw() throws Exception {
        String name = "red\u001B[31m\nnew line\u202Etxt.exe";
        watch.drop(name + ".txt", "a red fox")
                .drop(name + ".json", "{\"prompt\": ")
                .drop(name + ".png", TestImages.png(8, 8))
                .with("size", "64x64");

        watch.once();

        assertThat(watch.spoken())
                .doesNotContain("\u001B", "\u202E")
                .contains("red\uFFFD[31m\uFFFDnew line\uFFFDtxt.exe.txt -> ");
        assertThat(watch.spoken().lines()).noneMatch(line -> line.startsWith("new line"));
        assertThat(Files.readString(watch.folders.page()))
                .doesNotContain("\u001B", "\u202E")
                .contains("red\uFFFD[31m");
    }

    @Test
    void aSizeThatIsNotTheOneAskedForIsTold() throws Exception {
        watch = new WatchRun(temporary.resolve("apimart"), simulator, "apimart");
        watch.drop("poster.json", "{\"prompt\": \"a poster\", \"size\": \"1024x1536\"}")
                .drop("wide.json", "{\"prompt\": \"wide\", \"width\": 1536, \"height\": 1024}")
                .drop("tier.json", "{\"prompt\": \"square\", \"size\": \"1:1\"}");

        assertThat(watch.once()).as(watch.spoken()).isZero();

        assertThat(watch.spoken())
                .contains("poster.json -> poster.json.png, 1664x2496 (asked 1024x1536), ")
                .contains("wide.json -> wide.json.png, 2496x1664 (asked 1536x1024), ")
                .containsPattern("tier.json -> tier.json.png, \\d+x\\d+, ");
        assertThat(Files.readString(watch.folders.page()))
                .contains(
                        "<span>1664 × 2496</span><span class=\"changed\">asked for 1024 ×"
                                + " 1536</span>")
                .contains("<dt>Adjusted</dt><dd>size: 1024x1536 became 2:3 2K, ");
    }

    private String reason(String input) throws Exception {
        return Files.readString(watch.folders.failed().resolve(input + ".reason.txt"));
    }

    private RecordedRequest onlySubmit() {
        assertThat(simulator.submits()).hasSize(1);
        return simulator.submits().get(0);
    }

    private JsonNode sidecar(String name) throws Exception {
        return JSON.readTree(watch.folders.outbox().resolve(name).toFile());
    }
}
