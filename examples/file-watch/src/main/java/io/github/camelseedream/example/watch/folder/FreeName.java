package io.github.camelseedream.example.watch.folder;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntFunction;

/** Moves a file to the first name that is free, so that nothing is ever overwritten. */
public final class FreeName {

    private FreeName() {}

    /**
     * Moves a file.
     *
     * @param file what to move; on the same file system as its target, where a move is atomic
     * @param first the number to begin with
     * @param target the target for a number
     * @return where it is now
     */
    public static synchronized Path move(Path file, int first, IntFunction<Path> target)
            throws IOException {
        for (int number = first; ; number++) {
            Path free = target.apply(number);
            if (!Files.exists(free)) {
                try {
                    return Files.move(file, free);
                } catch (FileAlreadyExistsException e) {
                    // another program was quicker: the next number
                }
            }
        }
    }

    /** Moves a file into a folder, under its own name if that is free, else {@code name-2.txt}. */
    static Path moveInto(Path folder, Path file) throws IOException {
        InputName name = InputName.of(file);
        String extension = name.text().substring(name.base().length());
        return move(
                file,
                1,
                number ->
                        folder.resolve(
                                number == 1
                                        ? name.text()
                                        : name.base() + "-" + number + extension));
    }
}
