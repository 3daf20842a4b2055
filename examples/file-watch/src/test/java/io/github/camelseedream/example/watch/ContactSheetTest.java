package io.github.camelseedream.example.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.camelseedream.simulator.SeedreamSimulator;
import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContactSheetTest {

    private static final String HOSTILE =
            "\"><script>document.title='gotcha'</script><img src=x onerror=alert(1)> it's & done";

    @TempDir private Path root;

    @Test
    void thePageShowsThumbnailsPromptsSizesAndCost() throws Exception {
        String page = page("a wide valley", "1600x800");

        BufferedImage thumbnail =
                ImageIO.read(root.resolve("outbox/thumbs/a #1 ü?.txt.png.jpg").toFile());
        assertThat(thumbnail.getWidth()).isEqualTo(640);
        assertThat(thumbnail.getHeight()).isEqualTo(320);
        assertThat(page)
                .contains("<img loading=\"lazy\" alt=\"a wide valley\"")
                .contains("src=\"./thumbs/a%20%231%20%C3%BC%3F.txt.png.jpg\"")
                .contains("a wide valley")
                .contains("1600 × 800")
                .contains("0.04 USD, not billed")
                .contains("<b class=\"simulated\">simulated</b>")
                .contains("1 image simulated, 0.04 USD not billed · ")
                .contains("<span class=\"name\">a #1 ü?.txt.png</span>");
    }

    @Test
    void aFormatThatTheJdkCannotReadHadNoImageOnThePage() throws Exception {
        try (SeedreamSimulator simulator = SeedreamSimulator.start();
                WatchRun watch = new WatchRun(root, simulator)) {
            watch.drop("fox.txt", "a red fox").with("outputFormat", "webp").once();
        }
        assertThat(root.resolve("outbox/fox.txt.webp")).exists();
        assertThat(Files.readString(root.resolve("outbox/index.html")))
                .contains("<img loading=\"lazy\" alt=\"a red fox\" src=\"./fox.txt.webp\">");
    }

    @Test
    void whereThereIsOnlyAnAddressTheTileSaysSo() throws Exception {
        try (SeedreamSimulator simulator = SeedreamSimulator.start();
                WatchRun watch = new WatchRun(root, simulator)) {
            watch.drop("fox.txt", "a red fox").with("resultMode", "url").once();
        }
        assertThat(Files.readString(root.resolve("outbox/index.html")))
                .contains("<span class=\"blank\"><b>txt</b>fox.txt.url.txt</span>");
    }

    @Test
    void theImagesOfAnInputStoodInReverse() throws Exception {
        try (SeedreamSimulator simulator = SeedreamSimulator.start();
                WatchRun watch = new WatchRun(root, simulator)) {
            watch.with("size", "64x64");
            Files.writeString(
                    root.resolve("outbox/old.png.json"),
                    "{\"image\": \"old.png\", \"madeAt\": \"2020-01-01T00:00:00Z\"}");
            Files.write(root.resolve("outbox/old.png"), TestImages.png(8, 8));
            watch.drop("a.json", "{\"prompt\": \"a\", \"n\": 11}")
                    .drop("b.json", "{\"prompt\": \"b\", \"n\": 2}");
            assertThat(watch.once()).isZero();
            List<String> asMade = images(watch);
            assertThat(asMade).last().isEqualTo("old.png");
            assertThat(asMade.stream().filter(name -> name.startsWith("a")))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 11)
                                    .mapToObj("a.json-%d.png"::formatted)
                                    .toList());
            assertThat(asMade).containsSubsequence("b.json-1.png", "b.json-2.png");

            watch.once();
            assertThat(images(watch)).as("after a restart").isEqualTo(asMade);
        }
    }

    private static List<String> images(WatchRun watch) throws Exception {
        return Pattern.compile("class=\"image\" href=\"./([^\"]*)\"")
                .matcher(Files.readString(watch.folders.page()))
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    @Test
    void theImagesOfARequestStandInOneFrameAndAnEditBesideWhatItWas() throws Exception {
        try (SeedreamSimulator simulator = SeedreamSimulator.start();
                WatchRun watch = new WatchRun(root, simulator)) {
            watch.with("size", "64x64")
                    .drop("two.json", "{\"prompt\": \"two hens\", \"n\": 2}")
                    .drop("three.json", "{\"prompt\": \"three hens\", \"n\": 3}")
                    .drop("house.png", TestImages.png(80, 60))
                    .drop("house.png.txt", "make it winter");
            assertThat(watch.once()).as(watch.spoken()).isZero();
            String page = Files.readString(watch.folders.page());

            assertThat(
                            Pattern.compile(
                                            "<section class=\"set two\">.*?</section>",
                                            Pattern.DOTALL)
                                    .matcher(page)
                                    .results())
                    .singleElement()
                    .extracting(set -> set.group())
                    .asString()
                    .contains("two.json-1.png", "two.json-2.png", "1 of 2", "2 of 2")
                    .doesNotContain("three.json");
            assertThat(page)
                    .containsOnlyOnce("<section class=\"set many\">")
                    .contains(
                            "src=\"./thumbs/house.png.png.before.jpg\"><i>before</i>",
                            "src=\"./thumbs/house.png.png.jpg\"><i>after</i>",
                            "<dt>Asked</dt><dd>");
            assertThat(root.resolve("outbox/thumbs/house.png.png.before.jpg")).exists();
        }
    }

    @Test
    void whatWasPaidAndWhatWasSimulatedAreNotAddedUp() throws Exception {
        Files.createDirectories(root.resolve("outbox"));
        for (String name : List.of("real", "drawn")) {
            Files.write(root.resolve("outbox/" + name + ".png"), TestImages.png(8, 8));
            Files.writeString(
                    root.resolve("outbox/" + name + ".png.json"),
                    """
                    {"image": "%s.png", "madeAt": "2026-01-01T00:00:00Z", "provider": "apimart",
                     "cost": {"amount": 0.25, "unit": "USD", "images": 1}, "simulated": %s}
                    """
                            .formatted(name, name.equals("drawn")));
        }
        try (SeedreamSimulator simulator = SeedreamSimulator.start();
                WatchRun watch = new WatchRun(root, simulator)) {
            watch.once();
            assertThat(Files.readString(watch.folders.page()))
                    .contains("<p>1 image, 0.25 USD · 1 image simulated, 0.25 USD not billed · ");
        }
    }

    @Test
    void aRunWithoutAnImageShowsWhatFailed() throws Exception {
        try (SeedreamSimulator simulator = SeedreamSimulator.start();
                WatchRun watch = new WatchRun(root, simulator)) {
            watch.drop("empty<b>.txt", "").once();
            String page = Files.readString(watch.folders.page());
            assertThat(page)
                    .contains("<p>0 images · 1 failed · ")
                    .contains("<h2>empty&lt;b&gt;.txt <span>failed, ")
                    .contains("is empty. Write into it what the image shall show")
                    .doesNotContain("No images yet");

            Files.delete(watch.folders.failed().resolve("empty<b>.txt.reason.txt"));
            watch.once();
            assertThat(Files.readString(watch.folders.page())).contains("No images yet.");
        }
    }

    @Test
    void aHostilePromptIsOnlyText() throws Exception {
        assertThat(page(HOSTILE, "64x64"))
                .doesNotContain("<script")
                .doesNotContain("<img src=x")
                .contains("&lt;script&gt;document.title=&#39;gotcha&#39;&lt;/script&gt;");
    }

    @Test
    void aBrowserShowsThePage() throws Exception {
        Optional<String> browser = browser();
        assumeThat(browser).as("chromium is not installed").isPresent();
        page(HOSTILE, "640x480");

        String seen = dump(browser.orElseThrow());

        assertThat(seen)
                .contains("<title>" + root.getFileName() + " · contact sheet</title>")
                .contains("onerror=alert(1)&gt;");
        assertThat(root.resolve("page.png")).isNotEmptyFile();
    }

    private String page(String prompt, String size) throws Exception {
        try (SeedreamSimulator simulator = SeedreamSimulator.start();
                WatchRun watch = new WatchRun(root, simulator)) {
            watch.drop("a #1 ü?.txt", prompt).with("size", size);
            assertThat(watch.once()).as(watch.spoken()).isZero();
            return Files.readString(watch.folders.page());
        }
    }

    private String dump(String browser) throws Exception {
        Path dom = root.resolve("dom.html");
        Process process =
                new ProcessBuilder(
                                browser,
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--user-data-dir=" + root.resolve("browser"),
                                "--screenshot=" + root.resolve("page.png"),
                                "--dump-dom",
                                root.resolve("outbox/index.html").toUri().toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .redirectOutput(dom.toFile())
                        .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(dom);
    }

    private static Optional<String> browser() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(
                        folder ->
                                List.of("chromium", "chromium-browser", "google-chrome").stream()
                                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }
}
