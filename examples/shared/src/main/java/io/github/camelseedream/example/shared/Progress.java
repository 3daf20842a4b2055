package io.github.camelseedream.example.shared;

import io.github.camelseedream.example.shared.sheet.Made;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Shows how the work goes on: a bar where there is a terminal, a line for each input elsewhere.
 * Inputs are known by their names. Safe for use by several threads.
 */
public final class Progress implements AutoCloseable {

    private static final int REFRESH_MILLIS = 250;
    private static final int BAR = 30;
    private static final int MAX_NAME = 30;

    private final Terminal terminal;
    private final LongSupplier waiting;
    private final Tally tally = new Tally();
    private final Map<String, Long> begun = new ConcurrentHashMap<>();
    private final ScheduledExecutorService refresh;
    private volatile String last = "";

    /**
     * @param waiting how many inputs have not been begun with
     */
    public Progress(Terminal terminal, LongSupplier waiting) {
        this.terminal = terminal;
        this.waiting = waiting;
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

    /** An input is begun with. */
    public void begun(String input) {
        begun.put(input, System.nanoTime());
    }

    /** All is done that was wanted of an input, or as much as there will be. */
    public void done(String input, Made made) {
        tally.done(made);
        last = shown(input);
        String line = Terminal.name(input) + " -> " + made + ", " + seconds(input);
        if (!terminal.isLive() || !made.isWhole()) {
            terminal.say(line);
        }
    }

    /**
     * An input failed.
     *
     * @param made what came nevertheless
     * @param file where the whole reason is written
     */
    public void failed(String input, Optional<Made> made, Reason reason, Path file) {
        tally.failed(made, reason);
        terminal.say(
                "%s FAILED after %s: %s"
                        .formatted(Terminal.name(input), seconds(input), reason.line(file)));
    }

    /**
     * An input is not done, and the next start goes on with it.
     *
     * @param made what came already
     */
    public void later(String input, Optional<Made> made, String why) {
        tally.later(made);
        terminal.say(
                "%s is not done after %s, and the next start goes on with it: %s"
                        .formatted(
                                Terminal.name(input),
                                seconds(input),
                                why.lines().findFirst().orElse("")));
    }

    /**
     * What became of an input that was sent before a crash cannot be told.
     *
     * @param note where that is written
     */
    public void unknown(String input, Path note) {
        begun.remove(input);
        tally.unknown();
        terminal.say(
                Terminal.name(input)
                        + " was perhaps paid when the last run was cut off, and is not sent again,"
                        + " see "
                        + note);
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
        return tally.isWhole();
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
        long finished = tally.finished();
        long underWay = begun.size();
        long all = finished + underWay + waiting.getAsLong();
        int full = (int) (BAR * finished / Math.max(1, all));
        int half = (int) (BAR * (finished + underWay) / Math.max(1, all)) - full;
        String bar = "#".repeat(full) + "-".repeat(half) + " ".repeat(BAR - full - half);
        terminal.bottom(
                "[%s] %d of %d, %d under way  %s".formatted(bar, finished, all, underWay, last));
    }

    private String seconds(String input) {
        long since = begun.remove(input);
        return String.format(Locale.ROOT, "%.1f s", (System.nanoTime() - since) / 1e9);
    }

    private static String shown(String input) {
        String name = Terminal.name(input);
        return name.length() > MAX_NAME ? name.substring(0, MAX_NAME - 1) + "…" : name;
    }
}
