package io.github.camelseedream.example.watch.folder;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * What an earlier run left in {@code working}. Where its {@link Slip} tells what was sent, it is
 * gone on with, and nothing is paid twice; what nobody knows is never sent again by itself. As a
 * filter it lets through what is gone on with. Safe for use by several threads.
 */
public final class Leftovers implements GenericFileFilter<File> {

    /** What becomes of an input. */
    public enum Fate {
        /** Its tasks are waited for, or the same submit is repeated. */
        GO_ON,
        /** It is sent again: nothing of what was sent is left, and nothing was paid. */
        ANEW,
        /** It stays where it is, until the program is started for whom it was sent to. */
        STAY,
        /** It may have been paid for, and nobody can tell. */
        UNKNOWN
    }

    private static final String NOTE =
            """
            The program ended while it worked on this, so it may have been paid for. It was not sent
            again. Look into outbox and into the provider's history; to make it anew, and perhaps pay
            twice, move it to the inbox.
            """;

    private final Folders folders;
    private final Set<Path> goOn = ConcurrentHashMap.newKeySet();
    private final List<String> staying = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    public Leftovers(Folders folders) {
        this.folders = folders;
    }

    /** Decides on each; what is unknown is moved to {@code unknown}, with a note. */
    public Leftovers sort(Function<Slip, Fate> judge) throws IOException {
        for (String name : WorkFolders.names(folders.working())) {
            Path file = folders.working().resolve(name);
            Optional<Path> input = Slip.inputOf(file);
            if (input.isPresent() && Files.notExists(input.get())) {
                Files.deleteIfExists(file);
            } else if (input.isEmpty() && !isMoved(file) && !hasImage(file)) {
                sort(file, judge);
            }
        }
        return this;
    }

    private void sort(Path input, Function<Slip, Fate> judge) throws IOException {
        switch (Slip.readBeside(input).map(judge).orElse(Fate.UNKNOWN)) {
            case GO_ON -> goOn.add(input);
            case ANEW -> {
                Slip.removeBeside(input);
                goOn.add(input);
            }
            case STAY -> staying.add(String.valueOf(input.getFileName()));
            case UNKNOWN -> {
                WorkFolders.settleUnknown(input, folders.unknown(), NOTE);
                unknown.add(String.valueOf(input.getFileName()));
            }
        }
    }

    /** The text of an image goes with it. */
    private static boolean isMoved(Path file) {
        return Files.notExists(file);
    }

    private static boolean hasImage(Path file) {
        InputName name = InputName.of(file);
        return name.kind() == InputName.Kind.EDIT_TEXT
                && Files.exists(file.resolveSibling(name.base()));
    }

    @Override
    public boolean accept(GenericFile<File> candidate) {
        return goOn.contains(candidate.getFile().toPath());
    }

    /** Takes one to go on with; false where it is none, or was taken. */
    boolean take(Path input) {
        return goOn.remove(input);
    }

    /** Whether there is none, or no more, to go on with. */
    public boolean isEmpty() {
        return goOn.isEmpty();
    }

    /** The names of those that are gone on with. */
    public List<String> goingOn() {
        return goOn.stream().map(input -> String.valueOf(input.getFileName())).sorted().toList();
    }

    /** The names of those that were sent to somebody else. */
    public List<String> staying() {
        return List.copyOf(staying);
    }

    /** The names of those that are in {@code unknown} now. */
    public List<String> unknown() {
        return List.copyOf(unknown);
    }
}
