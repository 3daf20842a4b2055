package io.github.camelseedream.snippets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the snippet that names files after files makes of all kinds of names. */
final class FileNameExpectations {

    private static final List<String> PLAIN =
            List.of(
                    "fox.txt",
                    "poster.v1.txt",
                    "poster.v2.txt",
                    "double..dot.txt",
                    "ends in a dot..txt",
                    "loud.TXT",
                    "fox.png.txt",
                    "sub/fox.txt",
                    "sub/deeper.d/fox.txt",
                    "it's (1), \"so\" & ${body} {{x}} %20 #1.txt",
                    "x".repeat(226) + ".txt");

    /** Which look the same, and are two files. */
    private static final List<String> UNICODE = List.of("f\u00FCchse.txt", "fu\u0308chse.txt");

    private static final String TOO_LONG = "y".repeat(250) + ".txt";
    private static final String HIDDEN = ".hidden.txt";

    private FileNameExpectations() {}

    /** Those that files may have on this machine. */
    private static List<String> names() {
        List<String> names = new ArrayList<>(PLAIN);
        if (Charset.forName(System.getProperty("sun.jnu.encoding"))
                .newEncoder()
                .canEncode('\u0308')) {
            names.addAll(UNICODE);
        }
        return names;
    }

    /** Each input has its image, under a name of its own, and nothing is lost or paid twice. */
    static void named(Playground playground, Snippet snippet) throws Exception {
        List<String> names = names();
        Path inbox = playground.directory.resolve("inbox");
        Path outbox = playground.directory.resolve("outbox");
        for (String name : names) {
            drop(inbox.resolve(name));
        }
        drop(inbox.resolve(TOO_LONG));
        drop(inbox.resolve(HIDDEN));
        playground.start(snippet);

        await().atMost(Duration.ofMinutes(1))
                .until(() -> inbox.resolve(".failed").resolve(TOO_LONG).toFile().exists());
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () ->
                                assertThat(files(outbox))
                                        .containsExactlyInAnyOrderElementsOf(
                                                names.stream()
                                                        .map(name -> name + ".png")
                                                        .toList()));
        assertThat(inbox.resolve(HIDDEN)).as("left alone").exists();

        drop(inbox.resolve("fox.txt"));
        drop(inbox.resolve("sub/fox.txt"));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(files(outbox)).hasSize(names.size() + 2));
        assertThat(playground.files("outbox/.old"))
                .singleElement()
                .satisfies(
                        old ->
                                assertThat(old.getFileName().toString())
                                        .matches("\\d{17}-fox\\.txt\\.png"));
        assertThat(playground.files("outbox/sub/.old")).hasSize(1);
        assertThat(playground.simulator.submits())
                .as("each once, the one that could not be written too")
                .hasSize(names.size() + 3);
    }

    private static void drop(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "an image for " + file.getFileName());
    }

    private static List<String> files(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }
}
