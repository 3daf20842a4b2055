package io.github.camelseedream.example.watch;

import io.github.camelseedream.example.shared.ProviderChoice;
import io.github.camelseedream.ledger.CallState;
import io.github.camelseedream.ledger.LedgerCall;
import io.github.camelseedream.ledger.LedgerUnavailableException;
import io.github.camelseedream.ledger.jdbc.JdbcLedger;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * What an earlier run left in {@code working}. What it may have sent is the same request again, and
 * the ledger says what has become of that; the rest is back in the inbox. As a filter it lets
 * through what is the same request. Safe for use by several threads.
 */
final class Leftovers implements GenericFileFilter<File> {

    private final Folders folders;
    private final Path place;
    private final JdbcLedger ledger;
    private final List<String> resumed = new ArrayList<>();
    private final List<String> elsewhere = new ArrayList<>();

    /** Those that may have been sent. */
    private final Set<Path> sent = new HashSet<>();

    /** Those of them that are still to be taken. */
    private final Set<Path> waiting = ConcurrentHashMap.newKeySet();

    private Leftovers(Folders folders, Path place, JdbcLedger ledger) {
        this.folders = folders;
        this.place = place;
        this.ledger = ledger;
    }

    /**
     * Decides on each.
     *
     * @param place where the inputs are of those who make the images now
     */
    static Leftovers in(Folders folders, Path place, JdbcLedger ledger)
            throws IOException, LedgerUnavailableException {
        Leftovers leftovers = new Leftovers(folders, place, ledger);
        for (Path each : Folders.entries(folders.working())) {
            for (Path own : Folders.entries(each)) {
                leftovers.sort(own);
                Folders.deleteIfEmpty(own);
            }
        }
        return leftovers;
    }

    private void sort(Path own) throws IOException, LedgerUnavailableException {
        boolean mayBeSent = mayBeSent(own);
        List<Path> files = Folders.entries(own).stream().filter(file -> !isOfImage(file)).toList();
        for (Path file : files) {
            String name = Folders.name(file);
            if (!mayBeSent || InputKind.of(file) == InputKind.EDIT_TEXT) {
                Folders.end(file, folders.inbox());
                resumed.add(name);
            } else if (own.startsWith(place)) {
                sent.add(file);
                waiting.add(file);
                resumed.add(name);
            } else {
                elsewhere.add(name);
            }
        }
    }

    /** The text of an image goes with it. */
    private static boolean isOfImage(Path file) {
        return InputKind.of(file) == InputKind.EDIT_TEXT && Files.exists(InputKind.imageOf(file));
    }

    /** The simulator inside ended with the program, and nothing was paid. */
    private boolean mayBeSent(Path own) throws LedgerUnavailableException {
        boolean isSimulated = own.getParent().endsWith(ProviderChoice.SIMULATOR);
        return !isSimulated
                && ledger.calls(Folders.name(own)).stream().anyMatch(Leftovers::mayBeBilled);
    }

    private static boolean mayBeBilled(LedgerCall call) {
        return call.state().isOpen() || call.state() == CallState.done;
    }

    /** The names of those that are gone on with. */
    List<String> resumed() {
        return resumed;
    }

    /** The names of those that were begun with another provider or address. */
    List<String> elsewhere() {
        return elsewhere;
    }

    @Override
    public boolean accept(GenericFile<File> candidate) {
        return candidate.isDirectory() || waiting.contains(candidate.getFile().toPath());
    }

    /** One is under way, and not taken a second time. */
    void take(Exchange exchange) {
        Path input = exchange.getMessage().getBody(File.class).toPath();
        exchange.setProperty(InputReader.INPUT, input);
        waiting.remove(input);
    }

    /** Whether there is none, or no more, to go on with. */
    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Those that an earlier run may have sent. */
    Set<Path> sent() {
        return sent;
    }
}
