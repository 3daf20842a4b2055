package io.github.camelseedream.example.watch.terminal;

import io.github.camelseedream.example.watch.folder.InputName;
import io.github.camelseedream.example.watch.folder.Journey;
import io.github.camelseedream.example.watch.folder.Reason;
import io.github.camelseedream.example.watch.outbox.Made;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Shows how the work goes on. Safe for use by several threads. */
public final class Progress implements Journey, AutoCloseable {

    private static final int REFRESH_MILLIS = 250;

    private final Terminal terminal;
    private final Path inbox;
    private final Runnable whenFailed;
    private final Tally tally = new Tally();
    private final Map<Path, Long> begun = new ConcurrentHashMap<>();
    private final Map<Path, Made> made = new ConcurrentHashMap<>();
    private final ScheduledExecutorService refresh;
    private volatile String last = "";

    /**
     * @param inbox where what is still to do is counted
     * @param whenFailed is called when an input failed or is unknown
     */
    public Progress(Terminal terminal, Path inbox, Runnable whenFailed) {
        this.terminal = terminal;
        this.inbox = inbox;
        this.whenFailed = whenFailed;
        this.refresh = terminal.isLive() ? refresher() : null;
    }

    private ScheduledExecutorService refresher() {
        ScheduledExecutorService timer =
                Executors.newSingleThreadScheduledExecutor(
                        work -> {
                            Thread thread = new Thread(work, "progress");
                            thread.setDaemon(true);
                            return thread;
                        });
        timer.scheduleWithFixedDelay(this::draw, 0, REFRESH_MILLIS, TimeUnit.MILLISECONDS);
        return timer;
    }

    @Override
    public void taken(Path input) {
        begun.put(input, System.nanoTime());
    }

    /** Images of an input are in the outbox. */
    public void made(Path input, Made images) {
        made.put(input, images);
    }

    @Override
    public void done(Path input) {
        String seconds = seconds(input);
        Made images = made.remove(input);
        tally.done(images);
        String line = name(input) + " -> " + images + ", " + seconds;
        last = name(input);
        if (!terminal.isLive() || !images.isWhole()) {
            terminal.say(line);
        }
    }

    @Override
    public void failed(Path input, Reason reason, Path file) {
        String seconds = seconds(input);
        tally.failed(made.remove(input), reason);
        terminal.say(name(input) + " FAILED after " + seconds + ": " + reason.line(file));
        whenFailed.run();
    }

    @Override
    public void later(Path input, String why) {
        String seconds = seconds(input);
        tally.later(made.remove(input));
        terminal.say(
                name(input)
                        + " is not done after "
                        + seconds
                        + ", and the next start goes on with it: "
                        + why.lines().findFirst().orElse(""));
    }

    @Override
    public void unknown(Path input, Path note) {
        begun.remove(input);
        tally.unknown();
        whenFailed.run();
        terminal.say(
                name(input)
                        + " was perhaps paid before the last run was cut off, and cannot be asked"
                        + " for again, see "
                        + note);
    }

    @Override
    public void waits(Path file, Path partner) {
        String what =
                InputName.of(file).kind() == InputName.Kind.IMAGE
                        ? ", the text that says how to edit it"
                        : ", the image to edit";
        terminal.say(name(file) + " waits for " + name(partner) + what);
    }

    /** How many inputs came to an end. */
    public int finished() {
        return tally.finished();
    }

    /** How many inputs failed, or came only in part. */
    public int failures() {
        return tally.failures();
    }

    /** Whether all that was begun is done. */
    public boolean isWhole() {
        return tally.failures() == 0 && tally.later() == 0;
    }

    /** What was done, in one line. */
    public String summary() {
        return tally.summary();
    }

    @Override
    public void close() {
        if (refresh != null) {
            refresh.shutdownNow();
            terminal.bottom("");
        }
    }

    private void draw() {
        terminal.bottom(new Bar(tally.finished(), begun.size(), waiting()).text() + shown(last));
    }

    private static String shown(String name) {
        return name.isEmpty()
                ? ""
                : "  " + (name.length() > 30 ? name.substring(0, 29) + "…" : name);
    }

    private long waiting() {
        try (Stream<Path> files = Files.list(inbox)) {
            return files.map(file -> InputName.of(file).kind()).filter(Progress::counts).count();
        } catch (IOException e) {
            return 0;
        }
    }

    private static boolean counts(InputName.Kind kind) {
        return kind != InputName.Kind.OTHER && kind != InputName.Kind.EDIT_TEXT;
    }

    private String seconds(Path input) {
        long since = begun.remove(input);
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - since) / 1e9);
    }

    private static String name(Path input) {
        return String.valueOf(input.getFileName()).replace('\n', '\uFFFD');
    }
}
