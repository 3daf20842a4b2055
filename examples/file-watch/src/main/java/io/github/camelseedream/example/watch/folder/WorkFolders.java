package io.github.camelseedream.example.watch.folder;

import io.github.camelseedream.error.IdempotencyConflictException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.FileConsumer;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.GenericFileProcessStrategy;

/**
 * Camel's hooks around a file: take it into {@code working} when there is a place, and out of it to
 * {@code done}, or to {@code failed} with the reason beside it. What the provider still works on
 * stays in {@code working}. An image and its text stay together.
 */
public final class WorkFolders implements GenericFileProcessStrategy<File> {

    /** On the exchange of an input that an earlier run had begun with. */
    private static final String LEFTOVER = "WatchLeftover";

    private static final String CONFLICT_NOTE =
            """
            The program ended before the provider's answer to this came. The same submit was repeated,
            and the provider refused it, since it is no longer the same: an option was changed
            meanwhile, or an image was uploaded anew and has another address. So the first one was
            taken, and its images are in the provider's history; to make it anew, and pay twice,
            move it to the inbox.
            """;

    private final Folders folders;
    private final Leftovers leftovers;
    private final SettledFiles settled;
    private final Places places;
    private final Journey journey;

    public WorkFolders(
            Folders folders,
            Leftovers leftovers,
            SettledFiles settled,
            Places places,
            Journey journey) {
        this.folders = folders;
        this.leftovers = leftovers;
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
        Path found = file.getFile().toPath();
        boolean leftover = leftovers.take(found);
        Path input = leftover ? found : take(found);
        if (input == null) {
            places.give();
            return false;
        }
        journey.taken(input);
        exchange.setProperty(LEFTOVER, leftover);
        FileConsumer.asGenericFile(
                        folders.working().toString(), input.toFile(), file.getCharset(), false)
                .bindToExchange(exchange);
        return true;
    }

    /** Moves an input and what belongs to it; null when it is no longer as it was. */
    private Path take(Path file) throws IOException {
        Path text = SettledFiles.textOf(file);
        boolean paired = isImage(file);
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
        Optional<Slip> rest = Remainder.ofDone(exchange);
        try {
            if (rest.isPresent()) {
                rest.get().writeBeside(input);
                journey.later(input, "some of its images are not ready");
            } else {
                settle(input, folders.done());
                Slip.removeBeside(input);
                journey.done(input);
            }
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
        Exception error = Reason.error(exchange);
        Optional<Slip> rest = Remainder.ofFailed(exchange, error);
        try {
            if (rest.isPresent()) {
                rest.get().writeBeside(input);
                journey.later(input, error.getMessage());
            } else if (error instanceof IdempotencyConflictException
                    && exchange.getProperty(LEFTOVER, false, Boolean.class)) {
                journey.unknown(input, settleUnknown(input, folders.unknown(), CONFLICT_NOTE));
            } else {
                fail(input, Reason.of(exchange));
            }
        } finally {
            places.give();
        }
    }

    private void fail(Path input, Reason reason) throws IOException {
        Path written = folders.failed();
        try {
            Path failed = settle(input, folders.failed());
            Path slip = reason.isAccepted() ? keepSlip(input, failed) : null;
            Slip.removeBeside(input);
            written = failed.resolveSibling(failed.getFileName() + ".reason.txt");
            Files.writeString(written, reason.text(slip) + "\n");
        } finally {
            journey.failed(input, reason, written);
        }
    }

    /** Of what is paid for it is kept where to find it; null where there is nothing to keep. */
    private static Path keepSlip(Path input, Path failed) throws IOException {
        return Files.exists(Slip.pathBeside(input))
                ? Files.move(
                        Slip.pathBeside(input),
                        Slip.pathBeside(failed),
                        StandardCopyOption.REPLACE_EXISTING)
                : null;
    }

    /** Moves an input to {@code unknown}, with a note beside it that is returned. */
    static Path settleUnknown(Path input, Path folder, String text) throws IOException {
        Path unknown = settle(input, folder);
        Slip.removeBeside(input);
        Path note = unknown.resolveSibling(unknown.getFileName() + ".note.txt");
        return Files.writeString(note, text);
    }

    /** Moves an input, and the text of an image, out of {@code working}. */
    static Path settle(Path input, Path folder) throws IOException {
        Path text = SettledFiles.textOf(input);
        Path target = FreeName.moveInto(folder, input);
        if (isImage(input) && Files.exists(text)) {
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

    private static boolean isImage(Path file) {
        return InputName.of(file).kind() == InputName.Kind.IMAGE;
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
