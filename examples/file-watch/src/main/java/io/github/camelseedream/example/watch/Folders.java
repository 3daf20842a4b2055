package io.github.camelseedream.example.watch;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
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

    /** The names of the files in a folder, sorted. */
    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Keeps a name for an input in another folder, {@code fox.txt} or else {@code fox-2.txt}, by an
     * empty file that the input is to replace: nothing is ever overwritten. The text of an image is
     * moved there at once.
     */
    static Path reserve(Path folder, Path input) throws IOException {
        String name = input.getFileName().toString();
        int dot = name.lastIndexOf('.') <= 0 ? name.length() : name.lastIndexOf('.');
        Path text = InputKind.textOf(input);
        boolean paired = InputKind.of(input) == InputKind.IMAGE && Files.exists(text);
        for (int number = 1; ; number++) {
            String suffix = number == 1 ? "" : "-" + number;
            Path free = folder.resolve(name.substring(0, dot) + suffix + name.substring(dot));
            if (paired && Files.exists(InputKind.textOf(free))) {
                continue;
            }
            try {
                Files.createFile(free);
                if (paired) {
                    Files.move(text, InputKind.textOf(free));
                }
                return free;
            } catch (FileAlreadyExistsException e) {
                // the next number
            }
        }
    }

    /** Moves an input, and the text of an image, and returns where it is now. */
    static Path move(Path input, Path folder) throws IOException {
        return Files.move(input, reserve(folder, input), StandardCopyOption.REPLACE_EXISTING);
    }
}
