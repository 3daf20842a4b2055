package io.github.camelseedream.example.watch.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What an earlier run left in {@code working}: it was sent, or about to be, and nobody knows. It is
 * never sent again by itself.
 */
public final class Leftovers {

    private static final String NOTE =
            """
            The program ended while it worked on this, so it may have been paid for. It was not sent
            again. Look into outbox and into the provider's history; to make it anew, and perhaps pay
            twice, move it to the inbox.
            """;

    private final Folders folders;

    public Leftovers(Folders folders) {
        this.folders = folders;
    }

    /** Moves them to {@code unknown}, each with a note; their names. */
    public List<String> moveToUnknown() throws IOException {
        List<String> moved = new ArrayList<>();
        for (String name : WorkFolders.names(folders.working())) {
            Path input = folders.working().resolve(name);
            boolean ofPicture = new InputName(name).kind() == InputName.Kind.EDIT_TEXT;
            if (Files.exists(input) && !(ofPicture && Files.exists(pictureOf(input)))) {
                Path unknown = WorkFolders.settle(input, folders.unknown());
                Files.writeString(
                        unknown.resolveSibling(unknown.getFileName() + ".note.txt"), NOTE);
                moved.add(name);
            }
        }
        return moved;
    }

    private static Path pictureOf(Path text) {
        return text.resolveSibling(InputName.of(text).base());
    }
}
