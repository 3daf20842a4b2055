package io.github.camelseedream.example.watch;

import io.github.camelseedream.example.shared.CommandLine;
import io.github.camelseedream.example.shared.Progress;
import io.github.camelseedream.example.shared.ProviderChoice;
import io.github.camelseedream.example.shared.RunLock;
import io.github.camelseedream.example.shared.Samples;
import io.github.camelseedream.example.shared.Shell;
import io.github.camelseedream.example.shared.Terminal;
import io.github.camelseedream.example.shared.sheet.ContactSheet;
import io.github.camelseedream.example.shared.sheet.ImageFolder;
import io.github.camelseedream.ledger.LedgerUnavailableException;
import io.github.camelseedream.ledger.jdbc.JdbcLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import org.apache.camel.main.Main;

/**
 * The application: folders, Camel, and what stands around them. {@link #run()} ends when the inbox
 * is empty, where asked so, or when {@link #stop()} is called. Started from a shell, its options
 * are system properties; see the README.
 */
public final class FileWatch {

    private final Properties properties;
    private final CommandLine typed;
    private final Terminal terminal;
    private final Main main = new Main();

    FileWatch(Properties properties, CommandLine typed, Terminal terminal) {
        this.properties = properties;
        this.typed = typed;
        this.terminal = terminal;
    }

    /**
     * @param arguments where the folders are without {@code -Ddirectory}
     */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("java.awt.headless", "true");
        FileWatch watch =
                new FileWatch(
                        Shell.options(arguments), CommandLine.ofProcess(), Terminal.ofProcess());
        Shell.run(watch::run, watch::stop);
    }

    /** Ends {@link #run()}; what is under way is waited for. */
    void stop() {
        main.completed();
    }

    /**
     * Does the work.
     *
     * @return the exit code: 0, 1 where something failed, 2 where it could not start
     */
    int run() throws Exception {
        try {
            WatchOptions options = WatchOptions.read(properties, typed);
            Folders folders = Folders.below(options.directory());
            try (ProviderChoice provider = options.provider("lumenfall", System::getenv);
                    RunLock lock = RunLock.take(folders.root());
                    JdbcLedger ledger = JdbcLedger.inFile(folders.ledger())) {
                return watch(options, folders, provider, ledger);
            } catch (LedgerUnavailableException e) {
                throw new IllegalArgumentException(
                        "Not started, since the ledger %s.mv.db cannot be read: %s"
                                .formatted(folders.ledger(), e.getMessage()),
                        e);
            }
        } catch (IllegalArgumentException e) {
            terminal.say(e.getMessage());
            return 2;
        }
    }

    private int watch(
            WatchOptions options, Folders folders, ProviderChoice provider, JdbcLedger ledger)
            throws Exception {
        Predicate<String> taken = sample -> provider.takesFiles() || !sample.contains(".png");
        List<String> leftOut =
                Files.exists(folders.inbox()) ? List.of() : Samples.copy(folders.inbox(), taken);
        folders.create();
        // what one provider works on, another knows nothing of
        Path place = Files.createDirectories(folders.working().resolve(provider.place()));
        Leftovers leftovers = Leftovers.in(folders, place, ledger);
        Greeting greeting = new Greeting(terminal, folders, leftovers);
        greeting.begin(provider, options, leftOut);
        Runnable whenEmpty = options.isOnce() ? this::stop : () -> {};
        Inbox inbox =
                new Inbox(folders.inbox(), place, options.quiet(), terminal, leftovers, whenEmpty);
        Map<Path, String> aside =
                Map.of(folders.failed(), ".reason.txt", folders.unknown(), ".note.txt");
        try (ContactSheet sheet = new ContactSheet(folders.outbox(), aside);
                Progress progress = new Progress(terminal, inbox::waiting)) {
            ImageFolder images = new ImageFolder(folders.outbox(), provider.isSimulated());
            Ending ending = new Ending(folders, leftovers.sent(), ledger, images, sheet, progress);
            main.configure()
                    .addRoutesBuilder(
                            new InboxRoutes(
                                    inbox, leftovers, new InputReader(options.shown()), ending));
            main.bind("ledger", ledger);
            run(folders.inbox(), place, provider);
            progress.close();
            sheet.close();
            greeting.end(progress);
            return progress.isWhole() && main.getExitCode() == 0 ? 0 : 1;
        }
    }

    private void run(Path inbox, Path place, ProviderChoice provider) throws Exception {
        provider.start().forEach(main::addOverrideProperty);
        main.addInitialProperty("watch.inbox", inbox.toString());
        main.addInitialProperty("watch.place", place.toString());
        main.addInitialProperty("camel.component.seedream.referenceDirectory", inbox.toString());
        main.run();
    }
}
