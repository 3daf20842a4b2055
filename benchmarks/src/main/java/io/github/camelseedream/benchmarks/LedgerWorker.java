package io.github.camelseedream.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A process that calls as fast as its threads can, whenever it is told to. It ends when its
 * standard input does.
 */
final class LedgerWorker implements AutoCloseable {

    private static final int THREADS = 4;

    private final Process process;
    private final BufferedReader out;

    private LedgerWorker(Process process) {
        this.process = process;
        this.out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    static LedgerWorker start(String url) throws IOException {
        return new LedgerWorker(
                new ChildJvm(LedgerWorker.class, List.of("-Xmx128m"), url)
                        .start(ProcessBuilder.Redirect.PIPE));
    }

    void begin(String contender, int millis) throws IOException {
        byte[] order = (contender + " " + millis + "\n").getBytes(StandardCharsets.UTF_8);
        process.getOutputStream().write(order);
        process.getOutputStream().flush();
    }

    /** How many calls it made. */
    int end() throws IOException {
        return Integer.parseInt(out.readLine());
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
    }

    /** Argument: the database's URL. */
    public static void main(String[] args) throws Exception {
        BufferedReader orders =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (LedgerDatabase database = new LedgerDatabase(args[0], THREADS)) {
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                String[] words = order.split(" ");
                System.out.println(calls(database, words[0], Integer.parseInt(words[1])));
            }
        }
    }

    /** How many calls are made in so long a time. */
    static int calls(LedgerDatabase database, String contender, int millis) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            long end = System.nanoTime() + millis * 1_000_000L;
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                running.add(threads.submit(() -> callsUntil(end, database, contender)));
            }
            int calls = 0;
            for (Future<Integer> thread : running) {
                calls += thread.get();
            }
            return calls;
        } finally {
            threads.shutdown();
        }
    }

    private static int callsUntil(long end, LedgerDatabase database, String contender)
            throws Exception {
        int calls = 0;
        for (; System.nanoTime() < end; calls++) {
            database.call(contender);
        }
        return calls;
    }
}
