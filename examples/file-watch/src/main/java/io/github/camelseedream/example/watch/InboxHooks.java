package io.github.camelseedream.example.watch;

import io.github.camelseedream.SeedreamComponent;
import io.github.camelseedream.example.watch.folder.Folders;
import io.github.camelseedream.example.watch.folder.Journey;
import io.github.camelseedream.example.watch.folder.Leftovers;
import io.github.camelseedream.example.watch.folder.Places;
import io.github.camelseedream.example.watch.folder.PollWatch;
import io.github.camelseedream.example.watch.folder.SettledFiles;
import io.github.camelseedream.example.watch.folder.WorkFolders;
import java.time.Duration;
import org.apache.camel.CamelContext;

/** What the file endpoints refer to by name. */
final class InboxHooks {

    private final Folders folders;
    private final Leftovers leftovers;
    private final Duration quiet;
    private final Journey journey;
    private final Runnable whenIdle;

    InboxHooks(
            Folders folders,
            Leftovers leftovers,
            Duration quiet,
            Journey journey,
            Runnable whenIdle) {
        this.folders = folders;
        this.leftovers = leftovers;
        this.quiet = quiet;
        this.journey = journey;
        this.whenIdle = whenIdle;
    }

    /** As many inputs are worked on at once as the component may have calls on the wire. */
    void bind(CamelContext context) {
        SettledFiles settled = new SettledFiles(folders, quiet, journey::waits);
        Places places =
                new Places(
                        context.getComponent("seedream", SeedreamComponent.class)
                                .getConfiguration()
                                .getMaxConcurrentCalls());
        context.getRegistry().bind("settledFiles", settled);
        context.getRegistry()
                .bind("workFolders", new WorkFolders(folders, leftovers, settled, places, journey));
        context.getRegistry().bind("leftovers", leftovers);
        context.getRegistry()
                .bind(
                        "pollWatch",
                        new PollWatch(
                                settled, places, leftovers, InboxRoutes.MOST_PER_POLL, whenIdle));
    }
}
