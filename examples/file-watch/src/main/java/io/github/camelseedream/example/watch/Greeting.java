package io.github.camelseedream.example.watch;

import io.github.camelseedream.example.watch.folder.Folders;
import io.github.camelseedream.example.watch.folder.Leftovers;
import io.github.camelseedream.example.watch.folder.WorkFolders;
import io.github.camelseedream.example.watch.terminal.Progress;
import io.github.camelseedream.example.watch.terminal.Terminal;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** What is said at the beginning and at the end. */
final class Greeting {

    private static final int MOST_NAMES = 20;

    private final Terminal terminal;
    private final Folders folders;
    private final WatchOptions options;

    Greeting(Terminal terminal, Folders folders, WatchOptions options) {
        this.terminal = terminal;
        this.folders = folders;
        this.options = options;
    }

    void begin(String provider, Leftovers leftovers) {
        terminal.say("Watching  " + folders.inbox());
        terminal.say("Images  " + folders.outbox());
        terminal.say("Made by   " + provider);
        if (!options.shown().isEmpty()) {
            terminal.say(
                    "Options   "
                            + options.shown().entrySet().stream()
                                    .map(option -> option.getKey() + "=" + option.getValue())
                                    .sorted()
                                    .collect(Collectors.joining(", ")));
        }
        say("Resuming from the last run", leftovers.goingOn());
        say(
                "Sent to another provider or address in the last run, left in "
                        + folders.working()
                        + " until the program is started for that again",
                leftovers.staying());
        say(
                "Interrupted in the last run, possibly billed, not resent; moved to "
                        + folders.unknown(),
                leftovers.unknown());
        terminal.say(
                options.once()
                        ? "It ends when the inbox is empty."
                        : "Drop .txt, .json, or an image with its .txt into the inbox. Stop it with"
                                + " Ctrl+C.");
        terminal.say("");
    }

    private void say(String what, List<String> names) {
        if (!names.isEmpty()) {
            terminal.say(what + ": " + shortened(names));
        }
    }

    /** Samples that the provider cannot take. */
    void leftOut(String provider, List<String> samples) {
        say(provider + " takes no images of this machine, so these samples are left out", samples);
    }

    void end(Progress progress, Leftovers leftovers) throws IOException {
        terminal.say("");
        terminal.say(progress.summary());
        List<String> left = WorkFolders.names(folders.inbox());
        if (!left.isEmpty()) {
            terminal.say("Left in the inbox: " + shortened(left));
        } else if (progress.finished() == 0 && leftovers.unknown().isEmpty()) {
            sayWhatToDo();
        }
        if (!leftovers.unknown().isEmpty()) {
            terminal.say("Unknown   " + folders.unknown() + ", with a note beside each");
        }
        if (progress.failures() > 0) {
            terminal.say("Reasons   " + folders.failed());
        }
        terminal.say("Images  " + folders.outbox());
        terminal.say("The page  " + folders.page().toUri());
    }

    /** Most often after the second run, when the samples are done. */
    private void sayWhatToDo() {
        terminal.say("The inbox is empty, so there was nothing to do. Put a prompt there:");
        terminal.say(
                "  echo 'a red fox in the snow' > '" + folders.inbox().resolve("fox.txt") + "'");
        terminal.say("To have the samples again, remove the empty folder " + folders.inbox());
    }

    private static String shortened(List<String> names) {
        String first =
                String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())))
                        .replace('\n', '\uFFFD');
        return names.size() <= MOST_NAMES
                ? first
                : first + " and " + (names.size() - MOST_NAMES) + " more";
    }
}
