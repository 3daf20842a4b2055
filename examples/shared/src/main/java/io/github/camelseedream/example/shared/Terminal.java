package io.github.camelseedream.example.shared;

import java.io.Console;
import java.io.PrintStream;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where the program speaks: whole lines, and on a real terminal one line at the bottom that
 * changes. Safe for use by several threads.
 */
public final class Terminal {

    /** What could move the cursor, change colours or turn the direction of a line. */
    private static final Pattern STEERING =
            Pattern.compile("[\\p{Cc}&&[^\\n]]|[\u200E\u200F\u2028-\u202E\u2066-\u2069]");

    private static final int MAX_NAMES = 20;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean live;
    private String bottom = "";

    /**
     * @param live whether a line can be written over
     */
    public Terminal(PrintStream out, boolean live) {
        this.out = out;
        this.live = live;
    }

    /** The terminal of this process, or whatever its output goes to. */
    public static Terminal ofProcess() {
        return new Terminal(System.out, isTerminal(System.console()));
    }

    /** Newer JDKs have a console without a terminal, and a method to ask. */
    private static boolean isTerminal(Console console) {
        if (console == null || "dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    public boolean isLive() {
        return live;
    }

    /** Writes a line, above the one at the bottom. */
    public synchronized void say(String line) {
        if (!bottom.isEmpty()) {
            out.print(CLEAR_LINE);
        }
        out.println(plain(line));
        out.print(bottom);
        out.flush();
    }

    /** Says which files or options something is about, if there are any. */
    public void say(String what, List<String> names) {
        int more = names.size() - MAX_NAMES;
        if (!names.isEmpty()) {
            say(
                    names.stream()
                            .limit(MAX_NAMES)
                            .map(Terminal::name)
                            .collect(
                                    Collectors.joining(
                                            ", ",
                                            what + ": ",
                                            more > 0 ? " and " + more + " more" : "")));
        }
    }

    /** Names and messages come from outside, and may hold more than letters. */
    private static String plain(String text) {
        return STEERING.matcher(text).replaceAll("\uFFFD");
    }

    /** A name as it may stand within a line. */
    public static String name(Object name) {
        return name.toString().replace('\n', '\uFFFD');
    }

    /** Changes the line at the bottom; an empty one goes away. */
    public synchronized void bottom(String line) {
        if (live && !line.equals(bottom)) {
            out.print(CLEAR_LINE + name(plain(line)));
            out.flush();
            bottom = line;
        }
    }
}
