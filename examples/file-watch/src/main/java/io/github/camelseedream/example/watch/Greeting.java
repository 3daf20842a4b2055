package io.github.camelseedream.example.watch;

import io.github.camelseedream.example.shared.Progress;
import io.github.camelseedream.example.shared.ProviderChoice;
import io.github.camelseedream.example.shared.Terminal;
import java.io.IOException;
import java.util.List;

/** What is said at the beginning and at the end. */
record Greeting(Terminal terminal, Folders folders, Leftovers leftovers) {

    void begin(ProviderChoice provider, WatchOptions options, List<String> leftOut) {
        terminal.say("Watching  " + folders.inbox());
        terminal.say("Images    " + folders.outbox());
        terminal.say("Made by   " + provider.title());
        terminal.say(
                "Options",
                options.shown().entrySet().stream()
                        .map(option -> option.getKey() + "=" + option.getValue())
                        .toList());
        terminal.say("Resuming from the last run", leftovers.resumed());
        terminal.say(
                "Sent to another provider or address in the last run, left in %s until the program is started for that again"
                        .formatted(folders.working()),
                leftovers.elsewhere());
        terminal.say(
                "Samples left out, since this provider takes no images of this machine", leftOut);
        terminal.say(
                options.isOnce()
                        ? "It ends when the inbox is empty."
                        : "Drop .txt, .json, or an image with its .txt into the inbox. Stop it with"
                                + " Ctrl+C.");
        terminal.say("");
    }

    void end(Progress progress) throws IOException {
        terminal.say("");
        terminal.say(progress.summary());
        List<String> left = Folders.names(folders.inbox());
        terminal.say("Left in the inbox", left);
        if (left.isEmpty() && progress.finished() == 0) {
            // most often after the second run, when the samples are done
            terminal.say(
                    """
                    The inbox is empty, so there was nothing to do. Put a prompt there:
                      echo 'a red fox in the snow' > '%s'
                    To have the samples again, remove the empty folder %s"""
                            .formatted(folders.inbox().resolve("fox.txt"), folders.inbox()));
        }
        if (!Folders.names(folders.unknown()).isEmpty()) {
            terminal.say("Unknown   " + folders.unknown() + ", with a note beside each");
        }
        if (progress.failures() > 0 && !Folders.names(folders.failed()).isEmpty()) {
            terminal.say("Reasons   " + folders.failed());
        }
        terminal.say("Images    " + folders.outbox());
        terminal.say("The page  " + folders.page().toUri());
    }
}
