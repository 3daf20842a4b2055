package io.github.camelseedream.example.shared.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * An input without its images, as the file beside it tells.
 *
 * @param name of the input
 * @param folder the name of the folder that it is in
 * @param when it was put there
 * @param why the reason, and whether it was paid for
 */
record PutAside(String name, String folder, Instant when, String why) {

    private static final int MAX_SHOWN = 200;
    private static final int MAX_LETTERS = 2000;

    /**
     * The newest ones.
     *
     * @param folders where they are, and how the names of the files end that say why
     */
    static List<PutAside> in(Map<Path, String> folders) {
        return folders.entrySet().stream()
                .flatMap(folder -> list(folder.getKey(), folder.getValue()).stream())
                .sorted(Comparator.comparing(PutAside::when).reversed())
                .limit(MAX_SHOWN)
                .toList();
    }

    private static List<PutAside> list(Path folder, String suffix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .map(file -> read(file, suffix))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            // a file was moved meanwhile: the next page is right
            return List.of();
        }
    }

    private static PutAside read(Path file, String suffix) {
        String name = String.valueOf(file.getFileName());
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8).strip();
            return new PutAside(
                    name.substring(0, name.length() - suffix.length()),
                    String.valueOf(file.toAbsolutePath().getParent().getFileName()),
                    Files.getLastModifiedTime(file).toInstant(),
                    text.length() > MAX_LETTERS ? text.substring(0, MAX_LETTERS) + "…" : text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String html() {
        return """
        <article>
        <h2>%s <span>%s, %s</span></h2>
        <p>%s</p>
        </article>
        """
                .formatted(Html.text(name), Html.text(folder), Html.time(when), Html.text(why));
    }
}
