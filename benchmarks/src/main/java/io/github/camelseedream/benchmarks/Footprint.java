package io.github.camelseedream.benchmarks;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;

/**
 * What the component holds at a moment, as it can be seen from outside.
 *
 * @param working requests and calls under way, and connections they hold
 * @param timers what waits for its time
 * @param threads workers and timer
 * @param files in the spool, as counted, and as there are
 * @param heapBytes after a collection
 */
record Footprint(long working, long timers, long threads, long files, long heapBytes) {

    /** A worker that stays, and the timer. */
    private static final int IDLE_THREADS = 2;

    /** What looks after deadlines. */
    private static final int IDLE_TIMERS = 1;

    /** Collects garbage first, so that images nobody holds lose their files. */
    static Footprint of(CamelContext context, Path spool) {
        System.gc();
        Map<?, ?> shown = shown(context);
        Runtime runtime = Runtime.getRuntime();
        return new Footprint(
                number(shown, "activeCalls")
                        + number(shown, "pendingRequests")
                        + number(shown, "connections"),
                number(shown, "timers"),
                workersAndTimer(),
                number(shown, "spoolFiles") + images(spool.toFile()),
                runtime.totalMemory() - runtime.freeMemory());
    }

    /** Whether nothing is held; threads stay for a while. */
    boolean isAtRest() {
        return working == 0 && timers <= IDLE_TIMERS && files == 0;
    }

    /** Whether threads are gone, too. */
    boolean isIdle() {
        return isAtRest() && threads <= IDLE_THREADS;
    }

    private static Map<?, ?> shown(CamelContext context) {
        DevConsole console =
                context.getCamelContextExtension()
                        .getContextPlugin(DevConsoleRegistry.class)
                        .resolveById("seedream");
        Map<?, ?> components = (Map<?, ?>) console.call(DevConsole.MediaType.JSON);
        return (Map<?, ?>) components.get("seedream");
    }

    private static long number(Map<?, ?> shown, String field) {
        return ((Number) shown.get(field)).longValue();
    }

    private static long workersAndTimer() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains(" - Seedream"))
                .count();
    }

    /** The lock of the directory stays as long as this JVM; others may go while this looks. */
    private static long images(File folder) {
        long files = 0;
        for (File file : Objects.requireNonNull(folder.listFiles(), folder.toString())) {
            if (file.isDirectory()) {
                files += images(file);
            } else if (!file.getName().equals("lock")) {
                files++;
            }
        }
        return files;
    }
}
