package io.github.camelseedream.example.watch.folder;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.FileConsumer;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.GenericFileProcessStrategy;

/**
 * Camel's hooks around a file: take it into {@code working} when there is a place, and out of it to
 * {@code done}, or to {@code failed} with the reason beside it. A picture and its text stay
 * together.
 */
public final class WorkFolders implements GenericFileProcessStrategy<File> {

    private final Folders folders;
    private final SettledFiles settled;
    private final Places places;
    private final Journey journey;

    public WorkFolders(Folders folders, SettledFiles settled, Places places, Journey journey) {
        this.folders = folders;
        this.settled = settled;
        this.places = places;
        this.journey = journey;
    }

    @Override
    public void prepareOnStartup(
            GenericFileOperations<File> operations, GenericFileEndpoint<File> endpoint) {
        // see Leftovers: they are moved before the route starts
    }

    @Override
    public boolean begin(
            GenericFileOperations<File> operations,
            GenericFileEndpoint<File> endpoint,
            Exchange exchange,
            GenericFile<File> file)
            throws Exception {
        if (!places.take(() -> !endpoint.getCamelContext().isStopping())) {
            return false;
        }
        Path input = take(file.getFile().toPath());
        if (input == null) {
            places.give();
            return false;
        }
        journey.taken(input);
        FileConsumer.asGenericFile(
                        folders.working().toString(), input.toFile(), file.getCharset(), false)
                .bindToExchange(exchange);
        return true;
    }

    /** Moves an input and what belongs to it; null when it is no longer as it was. */
    private Path take(Path file) throws IOException {
        Path text = SettledFiles.textOf(file);
        boolean paired = isPicture(file);
        if (!settled.isUnchanged(file) || paired && !settled.isUnchanged(text)) {
            return null;
        }
        Path target = folders.working().resolve(file.getFileName());
        try {
            Files.move(file, target);
        } catch (NoSuchFileException e) {
            return null;
        }
        if (paired) {
            Files.move(text, SettledFiles.textOf(target));
        }
        return target;
    }

    @Override
    public void abort(
            GenericFileOperations<File> operations,
            GenericFileEndpoint<File> endpoint,
            Exchange exchange,
            GenericFile<File> file) {
        // it never left the inbox
    }

    @Override
    public void commit(
            GenericFileOperations<File> operations,
            GenericFileEndpoint<File> endpoint,
            Exchange exchange,
            GenericFile<File> file)
            throws IOException {
        Path input = file.getFile().toPath();
        try {
            settle(input, folders.done());
            journey.done(input);
        } finally {
            places.give();
        }
    }

    @Override
    public void rollback(
            GenericFileOperations<File> operations,
            GenericFileEndpoint<File> endpoint,
            Exchange exchange,
            GenericFile<File> file)
            throws IOException {
        Path input = file.getFile().toPath();
        Reason reason = Reason.of(exchange);
        Path written = folders.failed();
        try {
            Path failed = settle(input, folders.failed());
            written = failed.resolveSibling(failed.getFileName() + ".reason.txt");
            Files.writeString(written, reason.text() + "\n");
        } finally {
            journey.failed(input, reason, written);
            places.give();
        }
    }

    /** Moves an input, and the text of a picture, out of {@code working}. */
    static Path settle(Path input, Path folder) throws IOException {
        Path text = SettledFiles.textOf(input);
        Path target = FreeName.moveInto(folder, input);
        if (isPicture(input) && Files.exists(text)) {
            FreeName.move(
                    text,
                    1,
                    number ->
                            number == 1
                                    ? SettledFiles.textOf(target)
                                    : target.resolveSibling(
                                            target.getFileName() + "-" + number + ".txt"));
        }
        return target;
    }

    private static boolean isPicture(Path file) {
        return InputName.of(file).kind() == InputName.Kind.PICTURE;
    }

    /** The names of what is left in the inbox: nobody takes it. */
    public static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
