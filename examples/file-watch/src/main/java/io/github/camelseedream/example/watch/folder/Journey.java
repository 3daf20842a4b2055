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
     * @param reason why, in words
     */
    void failed(Path input, String reason);
}
