package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.SeedreamSimulatorExtension;
import io.github.camelseedream.simulator.fault.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * TestImages far larger than the heap has room for go through a JVM with 64 MB of it, both ways.
 */
@Tag("slow")
class FlatMemoryTest {

    @RegisterExtension
    static final SeedreamSimulatorExtension SIMULATOR = new SeedreamSimulatorExtension();

    private static final long LARGE = 25_000_000;

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "responseFormat=b64_json",
                "responseFormat=url",
                "parameter.sync_mode=true",
                "responseFormat=b64_json&size=4096x4096"
            })
    void aLargeImageComesThroughASmallHeap(String options) throws Exception {
        simulator().fault(Fault.imageBytes(LARGE).always());

        assertThat(run("lumenfall", "in", options)).isEmpty();

        assertThat(Files.size(folder.resolve("image.png"))).isGreaterThanOrEqualTo(LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"b64_json", "url"})
    void fifteenLargeImagesOfAStreamComeThroughASmallHeap(String form) throws Exception {
        simulator().fault(Fault.imageBytes(LARGE).always());
        String options =
                "provider=modelark&size=2K&imageMode=set&count=15&resultMode=stream&responseFormat="
                        + form;

        assertThat(run("modelark", "stream", options)).isEmpty();

        for (int i = 1; i <= 15; i++) {
            assertThat(Files.size(folder.resolve("set-" + i + ".png")))
                    .isGreaterThanOrEqualTo(LARGE);
        }
    }

    @Test
    void tenLargeReferencesGoOutOfASmallHeap() throws Exception {
        tenReferences();

        assertThat(run("lumenfall", "out", "resultMode=image")).isEmpty();

        assertThat(folder.resolve("edited.txt")).exists();
        assertThat(simulator().submits().get(0).body().parts())
                .filteredOn(part -> part.name().equals("image[]"))
                .hasSize(10)
                .allSatisfy(
                        part ->
                                assertThat(part.digest().size())
                                        .isGreaterThanOrEqualTo(10_000_000));
    }

    @Test
    void tenLargeReferencesGoOutOfASmallHeapAsDataUris() throws Exception {
        tenReferences();

        assertThat(run("apimart", "out", "provider=apimart")).isEmpty();

        assertThat(folder.resolve("edited.txt")).exists();
        // the simulator has read and looked at them, else it would have refused them
        assertThat(simulator().acceptedCount()).isOne();
        assertThat(simulator().submits().get(0).body().size()).isGreaterThan(133_000_000);
    }

    private void tenReferences() throws Exception {
        Path first = folder.resolve("reference-0.png");
        padded(10_000_000, first);
        for (int i = 1; i < 10; i++) {
            Files.copy(first, folder.resolve("reference-" + i + ".png"));
        }
        simulator().clear();
    }

    /** A real image of that many bytes, made by the simulator. */
    private static void padded(long bytes, Path file) throws Exception {
        simulator().fault(Fault.imageBytes(bytes).always());
        HttpClient http = HttpClient.newHttpClient();
        String reply =
                http.send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        SIMULATOR.baseUrl("lumenfall")
                                                                + "/images/generations"))
                                        .header("Authorization", "Bearer k")
                                        .header("Content-Type", "application/json")
                                        .POST(
                                                HttpRequest.BodyPublishers.ofString(
                                                        "{\"model\":\"seedream-4.5\",\"prompt\":\"p\","
                                                                + "\"size\":\"640x480\"}"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString())
                        .body();
        String url = reply.replaceAll("(?s).*\"url\"\\s*:\\s*\"([^\"]+)\".*", "$1");
        try (InputStream image = URI.create(url).toURL().openStream()) {
            Files.copy(image, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static SeedreamSimulator simulator() {
        return SIMULATOR.simulator();
    }

    /** What the child JVM said where it failed; empty where it ended well. */
    private String run(String provider, String direction, String options)
            throws IOException, InterruptedException {
        Path log = folder.resolve("log.txt");
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx64m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                FlatMemory.class.getName(),
                                SIMULATOR.baseUrl(provider),
                                folder.toString(),
                                direction,
                                options)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try (OutputStream nothing = child.getOutputStream()) {
            boolean ended = child.waitFor(2, TimeUnit.MINUTES);
            return ended && child.exitValue() == 0 ? "" : Files.readString(log);
        } finally {
            child.destroyForcibly();
        }
    }
}
