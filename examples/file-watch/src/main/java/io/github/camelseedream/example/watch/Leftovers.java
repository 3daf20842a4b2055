package io.github.camelseedream.example.watch;

import io.github.camelseedream.example.shared.ProviderChoice;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * What an earlier run left in {@code working}. Where its {@link Slip} tells what was sent, it is
 * gone on with, and nothing is paid twice; what nobody knows is never sent again by itself. As a
 * filter it lets through what is gone on with. Safe for use by several threads.
 */
final class Leftovers implements GenericFileFilter<File> {

    /** What becomes of an input. */
    enum Fate {
        /** Its tasks are waited for, or the same submit is repeated. */
        GO_ON,
        /** It is sent again: nothing of what was sent is left, and nothing was paid. */
        ANEW,
        /** It stays where it is, until the program is started for whom it was sent to. */
        STAY,
        /** It may have been paid for, and nobody can tell. */
        UNKNOWN
    }

    /** The id of the route that goes on with them. */
    static final String ROUTE = "leftovers";

    /** For how long Apiframe knows an idempotency key: a day, of which an hour is kept clear of. */
    private static final Duration KEY_LIFE = Duration.ofHours(23);

    private static final String NOTE =
            """
            The program ended while it worked on this, so it may have been paid for. It was not sent
            again. Look into outbox and into the provider's history; to make it anew, and perhaps pay
            twice, move it to the inbox.
            """;

    private final ProviderChoice provider;
    private final Map<Fate, List<String>> names = new EnumMap<>(Fate.class);
    private final Set<Path> goOn = ConcurrentHashMap.newKeySet();

    private Leftovers(ProviderChoice provider) {
        this.provider = provider;
    }

    /** Decides on each; what is unknown is moved to {@code unknown}, with a note. */
    static Leftovers in(Folders folders, ProviderChoice provider) throws IOException {
        Leftovers leftovers = new Leftovers(provider);
        for (String name : Folders.names(folders.working())) {
            Path file = folders.working().resolve(name);
            Optional<Path> input = Slip.inputOf(file);
            if (input.isPresent() && Files.notExists(input.get())) {
                Files.deleteIfExists(file);
            } else if (input.isEmpty() && Files.exists(file) && !isOfImage(file)) {
                leftovers.sort(file, folders.unknown());
            }
        }
        return leftovers;
    }

    /** The text of an image goes with it. */
    private static boolean isOfImage(Path file) {
        return InputKind.of(file) == InputKind.EDIT_TEXT && Files.exists(InputKind.imageOf(file));
    }

    private void sort(Path input, Path unknown) throws IOException {
        Fate fate = Slip.readBeside(input).map(slip -> fate(slip, provider)).orElse(Fate.UNKNOWN);
        if (fate == Fate.ANEW || fate == Fate.UNKNOWN) {
            Slip.removeBeside(input);
        }
        if (fate == Fate.GO_ON || fate == Fate.ANEW) {
            goOn.add(input);
        }
        if (fate == Fate.UNKNOWN) {
            note(Folders.move(input, unknown), NOTE);
        }
        names.computeIfAbsent(fate == Fate.ANEW ? Fate.GO_ON : fate, any -> new ArrayList<>())
                .add(String.valueOf(input.getFileName()));
    }

    /** What becomes of an input that was sent by an earlier run. */
    static Fate fate(Slip sent, ProviderChoice provider) {
        if (sent.place().equals(ProviderChoice.SIMULATOR)) {
            return Fate.ANEW;
        }
        if (!sent.place().equals(provider.place(sent.provider()))) {
            return Fate.STAY;
        }
        boolean isRepeatable =
                ProviderChoice.isIdempotent(sent.provider())
                        && sent.writtenAt().plus(KEY_LIFE).isAfter(Instant.now());
        return sent.isSubmitted() || isRepeatable ? Fate.GO_ON : Fate.UNKNOWN;
    }

    /** Writes beside an input that is unknown what may have become of it. */
    static Path note(Path unknown, String text) throws IOException {
        return Files.writeString(unknown.resolveSibling(unknown.getFileName() + ".note.txt"), text);
    }

    /** The names of those with a fate; those that are made anew are gone on with. */
    List<String> names(Fate fate) {
        return names.getOrDefault(fate, List.of());
    }

    @Override
    public boolean accept(GenericFile<File> candidate) {
        return goOn.contains(candidate.getFile().toPath());
    }

    /** One is under way, and not taken a second time. */
    void take(Exchange exchange) {
        goOn.remove(exchange.getMessage().getBody(File.class).toPath());
    }

    /** Whether there is none, or no more, to go on with. */
    boolean isEmpty() {
        return goOn.isEmpty();
    }
}
