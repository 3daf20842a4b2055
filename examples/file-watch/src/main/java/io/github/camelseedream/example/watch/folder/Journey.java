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
     * An input is not done, and stays in {@code working} for the next start to go on with.
     *
     * @param why it could not be waited for any longer
     */
    void later(Path input, String why);

    /**
     * What was sent for an input before a crash cannot be told.
     *
     * @param note where that is written
     */
    void unknown(Path input, Path note);

    /**
     * An image has no text, or a text no image; told once of each file.
     *
     * @param partner what is missing
     */
    void waits(Path file, Path partner);
}
