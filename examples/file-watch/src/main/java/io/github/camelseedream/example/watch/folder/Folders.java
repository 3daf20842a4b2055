package io.github.camelseedream.example.watch.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folders below one root. An input is dropped into {@code inbox}, is in {@code working} while
 * it is worked on, and ends in {@code done}, {@code failed} or {@code unknown}; images go to {@code
 * outbox}.
 *
 * @param root where they are
 */
public record Folders(Path root) {

    public Path inbox() {
        return root.resolve("inbox");
    }

    public Path working() {
        return root.resolve("working");
    }

    public Path done() {
        return root.resolve("done");
    }

    public Path failed() {
        return root.resolve("failed");
    }

    public Path unknown() {
        return root.resolve("unknown");
    }

    public Path outbox() {
        return root.resolve("outbox");
    }

    /** The contact sheet. */
    public Path page() {
        return outbox().resolve("index.html");
    }

    /** Makes those that are missing. */
    public void create() throws IOException {
        for (Path folder : List.of(inbox(), working(), done(), failed(), unknown(), outbox())) {
            Files.createDirectories(folder);
        }
    }
}
