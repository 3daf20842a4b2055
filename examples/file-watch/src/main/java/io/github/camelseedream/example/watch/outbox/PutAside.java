package io.github.camelseedream.example.watch.outbox;

import io.github.camelseedream.example.watch.folder.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * An input without its images, as the file beside it tells.
 *
 * @param name of the input
 * @param fate the folder it is in
 * @param when it was put there
 * @param why the reason, and whether it was paid for
 */
record PutAside(String name, String fate, Instant when, String why) {

    private static final int MOST = 200;
    private static final int MOST_LETTERS = 2000;

    /** Those in failed and unknown, newest first. */
    static List<PutAside> in(Folders folders) {
        return Stream.of(
                        list(folders.failed(), ".reason.txt"), list(folders.unknown(), ".note.txt"))
                .flatMap(List::stream)
                .sorted(Comparator.comparing(PutAside::when).reversed())
                .limit(MOST)
                .toList();
    }

    private static List<PutAside> list(Path folder, String suffix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .map(file -> read(file, suffix))
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            // a file was moved to the inbox meanwhile: the next page is right
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
                    text.length() > MOST_LETTERS ? text.substring(0, MOST_LETTERS) + "…" : text);
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
                .formatted(
                        Html.text(name),
                        Html.text(fate),
                        Tile.TIME.format(when.atZone(ZoneId.systemDefault())),
                        Html.text(why));
    }
}
