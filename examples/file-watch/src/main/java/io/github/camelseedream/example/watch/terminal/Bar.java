package io.github.camelseedream.example.watch.terminal;

/** A bar for what is finished, under way and waiting. */
record Bar(long finished, long underWay, long waiting) {

    private static final int WIDTH = 30;

    String text() {
        long all = Math.max(1, finished + underWay + waiting);
        int full = (int) (WIDTH * finished / all);
        int half = (int) (WIDTH * (finished + underWay) / all) - full;
        return "["
                + "#".repeat(full)
                + "-".repeat(half)
                + " ".repeat(WIDTH - full - half)
                + "] "
                + finished
                + " of "
                + (finished + underWay + waiting)
                + ", "
                + underWay
                + " under way";
    }
}
