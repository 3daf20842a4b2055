package io.github.camelseedream.simulator;

import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Runs the simulator from a shell until it is killed. */
public final class SimulatorMain {

    private SimulatorMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        // SLF4J would greet with a warning that there is nowhere to log to
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        CommandLine line = CommandLine.read(arguments);
        if (line.isHelp()) {
            System.out.println(CommandLine.USAGE);
            return;
        }
        if (!line.error().isEmpty()) {
            System.err.println(line.error() + System.lineSeparator() + CommandLine.USAGE);
            System.exit(2);
        }
        Optional<SeedreamSimulator> started = started(line.options(), System.err);
        if (started.isEmpty()) {
            System.exit(1);
        }
        try (SeedreamSimulator simulator = started.get()) {
            greet(simulator, System.out);
            new CountDownLatch(1).await();
        }
    }

    /** Empty, after one line that says why, when it cannot listen. */
    static Optional<SeedreamSimulator> started(SimulatorOptions options, PrintStream err) {
        try {
            return Optional.of(SeedreamSimulator.start(options));
        } catch (IllegalStateException e) {
            err.println(
                    e.getMessage() + ". Choose another port with --port N; 0 picks a free one.");
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            err.println("The option --root: " + e.getMessage() + ".");
            return Optional.empty();
        }
    }

    static void greet(SeedreamSimulator simulator, PrintStream out) {
        out.println("The Seedream simulator is running. Base URLs, for any API key:");
        simulator
                .providers()
                .forEach(name -> out.printf("  %-12s %s%n", name, simulator.baseUrl(name)));
        simulator.rootUrls().forEach((name, url) -> out.printf("  %-12s %s%n", name, url));
        out.printf(
                """

                Try it:
                  curl -s %1$s/images/generations -H 'Authorization: Bearer any' \\
                       -H 'Content-Type: application/json' \\
                       -d '{"model":"seedream-4.5","prompt":"a red fox","size":"2048x2048"}'

                See it in a browser: %2$s/
                What it got:        curl -s %2$s/_sim/requests
                Let a call fail:    curl -s %2$s/_sim/faults -d '{"status":429,"retryAfter":"2"}'
                All it can do:      curl -s %2$s/  and docs/simulator.md
                Stop it:            Ctrl+C
                """,
                simulator.baseUrl("lumenfall"), simulator.url());
    }
}
