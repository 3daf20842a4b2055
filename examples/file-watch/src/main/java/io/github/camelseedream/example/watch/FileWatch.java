package io.github.camelseedream.example.watch;

import io.github.camelseedream.example.watch.folder.Folders;
import io.github.camelseedream.example.watch.folder.Leftovers;
import io.github.camelseedream.example.watch.folder.RunLock;
import io.github.camelseedream.example.watch.outbox.ContactSheet;
import io.github.camelseedream.example.watch.outbox.Outbox;
import io.github.camelseedream.example.watch.terminal.Progress;
import io.github.camelseedream.example.watch.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.apache.camel.main.Main;

/**
 * The application: folders, Camel, and what stands around them. {@link #run()} ends when the inbox
 * is empty, where asked so, or when {@link #stop()} is called.
 */
public final class FileWatch {

    private final WatchOptions options;
    private final Terminal terminal;
    private final Folders folders;
    private final Main main = new Main();

    public FileWatch(WatchOptions options, Terminal terminal) {
        this.options = options;
        this.terminal = terminal;
        this.folders = new Folders(options.directory());
    }

    /**
     * Does the work.
     *
     * @return the exit code: 0, 1 where something failed, 2 where it could not start
     */
    public int run() throws Exception {
        try (ProviderChoice provider = ProviderChoice.of(options, System::getenv)) {
            new Rehearsal(provider.options(), provider.provider()).run();
            return watchAlone(provider);
        } catch (IllegalArgumentException e) {
            terminal.say(e.getMessage());
            return 2;
        }
    }

    private int watchAlone(ProviderChoice provider) throws Exception {
        Optional<RunLock> lock = lock();
        if (lock.isEmpty()) {
            terminal.say("Another program is watching " + folders.root());
            return 2;
        }
        try (RunLock held = lock.get()) {
            return watch(provider);
        }
    }

    private Optional<RunLock> lock() {
        try {
            Files.createDirectories(folders.root());
            return RunLock.take(folders);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "-Ddirectory=" + folders.root() + " cannot be written to: " + e, e);
        }
    }

    /** Ends {@link #run()}; what is under way is waited for. */
    public void stop() {
        main.completed();
    }

    private int watch(ProviderChoice provider) throws Exception {
        List<String> leftOut = Samples.copyAtFirstRun(folders, provider.provider());
        folders.create();
        Greeting greeting = new Greeting(terminal, folders, options);
        Leftovers leftovers = new Leftovers(folders).sort(provider::fate);
        greeting.begin(provider.title(), leftovers);
        greeting.leftOut(provider.provider().spec().title(), leftOut);
        try (ContactSheet sheet = new ContactSheet(folders);
                Progress progress = new Progress(terminal, folders.inbox(), sheet::refresh)) {
            configure(
                    provider,
                    new Outbox(folders.outbox(), sheet, progress::made, provider.isSimulated()),
                    new InboxHooks(folders, leftovers, options.quiet(), progress, this::idle));
            main.run();
            progress.close();
            sheet.close();
            greeting.end(progress, leftovers);
            boolean isAllDone = progress.isWhole() && leftovers.unknown().isEmpty();
            return isAllDone && main.getExitCode() == 0 ? 0 : 1;
        }
    }

    private void configure(ProviderChoice provider, Outbox outbox, InboxHooks hooks) {
        provider.options()
                .seedream()
                .forEach(
                        (name, value) ->
                                main.addOverrideProperty(
                                        "camel.component.seedream." + name, value));
        main.addInitialProperty("watch.inbox", folders.inbox().toString());
        main.addInitialProperty("watch.working", folders.working().toString());
        main.addInitialProperty(
                "camel.component.seedream.referenceDirectory", folders.inbox().toString());
        main.configure()
                .addRoutesBuilder(
                        new InboxRoutes(
                                hooks,
                                new InputReader(options.shown()),
                                new Submission(provider),
                                outbox));
    }

    private void idle() {
        if (options.once()) {
            main.completed();
        }
    }
}
