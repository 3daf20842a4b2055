package io.github.camelseedream.example.watch.terminal;

import java.io.Console;
import java.io.PrintStream;

/**
 * Where the program speaks: whole lines, and on a real terminal one line at the bottom that
 * changes. Safe for use by several threads.
 */
public final class Terminal {

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
        out.println(line);
        out.print(bottom);
        out.flush();
    }

    /** Changes the line at the bottom; an empty one goes away. */
    public synchronized void bottom(String line) {
        if (live && !line.equals(bottom)) {
            out.print(CLEAR_LINE + line);
            out.flush();
            bottom = line;
        }
    }
}
