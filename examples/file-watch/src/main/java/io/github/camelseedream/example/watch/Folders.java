package io.github.camelseedream.example.watch;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folders below one root. An input is dropped into {@code inbox}, is in {@code working} while
 * it is worked on, and ends in {@code done}, {@code failed} or {@code unknown}; images go to {@code
 * outbox}.
 */
record Folders(
        Path root, Path inbox, Path working, Path done, Path failed, Path unknown, Path outbox) {

    static Folders below(Path root) {
        return new Folders(
                root,
                root.resolve("inbox"),
                root.resolve("working"),
                root.resolve("done"),
                root.resolve("failed"),
                root.resolve("unknown"),
                root.resolve("outbox"));
    }

    /** Makes those that are missing. */
    void create() throws IOException {
        for (Path folder : List.of(inbox, working, done, failed, unknown, outbox)) {
            Files.createDirectories(folder);
        }
    }

    /** The contact sheet. */
    Path page() {
        return outbox.resolve("index.html");
    }

    /** The database of the ledger, without its ending. */
    Path ledger() {
        return root.resolve("ledger");
    }

    /** What is in a folder, sorted, without hidden files. */
    static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> !name(entry).startsWith(".")).sorted().toList();
        }
    }

    /** The names of the files in a folder, sorted. */
    static List<String> names(Path folder) throws IOException {
        return entries(folder).stream().filter(Files::isRegularFile).map(Folders::name).toList();
    }

    static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /**
     * Takes an input into a folder of its own in {@code working}, whose name is its idempotency
     * key. So it is the same request after a crash, and another one when it is dropped again, even
     * though not a byte of it has changed.
     *
     * @param place the folder in {@code working} of those who make the images
     */
    static Path take(Path input, Path place) throws IOException {
        return move(input, Files.createDirectory(place.resolve(newKey())));
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** The idempotency key of an input in {@code working}. */
    static String key(Path input) {
        return name(input.getParent());
    }

    /** Makes an input in {@code working} another request, and returns where it is now. */
    static Path renew(Path input) throws IOException {
        Path own = Files.move(input.getParent(), input.getParent().resolveSibling(newKey()));
        return own.resolve(input.getFileName());
    }

    /** Moves an input out of {@code working}, and returns where it is now. */
    static Path end(Path input, Path folder) throws IOException {
        Path moved = move(input, folder);
        deleteIfEmpty(input.getParent());
        return moved;
    }

    static void deleteIfEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            // somebody else has put something there
        }
    }

    /**
     * Moves an input, and after it the text of an image, as {@code fox.txt} or else {@code
     * fox-2.txt}: nothing is ever overwritten.
     */
    private static synchronized Path move(Path input, Path folder) throws IOException {
        String name = name(input);
        int dot = name.lastIndexOf('.') <= 0 ? name.length() : name.lastIndexOf('.');
        Path text = InputKind.textOf(input);
        boolean isPaired = InputKind.of(input) == InputKind.IMAGE && Files.exists(text);
        for (int number = 1; ; number++) {
            String suffix = number == 1 ? "" : "-" + number;
            Path free = folder.resolve(name.substring(0, dot) + suffix + name.substring(dot));
            if (Files.notExists(free) && !(isPaired && Files.exists(InputKind.textOf(free)))) {
                Files.move(input, free);
                if (isPaired) {
                    Files.move(text, InputKind.textOf(free));
                }
                return free;
            }
        }
    }
}
