package io.github.camelseedream.example.watch.folder;

import java.nio.file.Path;

/** Hears how inputs fare. Called by several threads. */
public interface Journey {

    /** An input was taken out of the inbox. */
    void taken(Path input);

    /** All that was wanted for an input is there. */
    void done(Path input);

    /**
     * An input failed.
     *
     * @param file where the whole reason is written
     */
    void failed(Path input, Reason reason, Path file);

    /**
     * A picture has no text, or a text no picture; told once of each file.
     *
     * @param partner what is missing
     */
    void waits(Path file, Path partner);
}
