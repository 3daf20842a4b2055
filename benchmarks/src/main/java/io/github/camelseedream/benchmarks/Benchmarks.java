package io.github.camelseedream.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs all benchmarks, or one, each in a JVM of its own. */
public final class Benchmarks {

    private static final String VIRTUAL = "-Dcamel.threads.virtual.enabled=true";

    private Benchmarks() {}

    /** Arguments: calls, crowd, tasks, image, ledger, soak or all; full or quick. */
    public static void main(String[] args) throws Exception {
        String wanted = args.length > 0 ? args[0] : "all";
        String scale = args.length > 1 ? args[1] : "full";
        System.out.printf(
                "Java %s, %s, %d processors%n",
                System.getProperty("java.version"),
                System.getProperty("os.name"),
                Runtime.getRuntime().availableProcessors());
        for (Map.Entry<String, List<ChildJvm>> benchmark : all(scale)) {
            if (wanted.equals("all") || wanted.equals(benchmark.getKey())) {
                for (ChildJvm jvm : benchmark.getValue()) {
                    jvm.run();
                }
            }
        }
    }

    private static List<Map.Entry<String, List<ChildJvm>>> all(String scale) {
        ChildJvm crowd = new ChildJvm(Crowd.class, List.of("-Xmx2g"), scale);
        List<ChildJvm> crowds =
                Runtime.version().feature() < 21
                        ? List.of(crowd)
                        : List.of(
                                crowd,
                                new ChildJvm(Crowd.class, List.of("-Xmx2g", VIRTUAL), scale));
        return List.of(
                Map.entry(
                        "calls",
                        List.of(new ChildJvm(CallOverhead.class, List.of("-Xmx512m"), scale))),
                Map.entry("crowd", crowds),
                Map.entry("tasks", List.of(new ChildJvm(Tasks.class, List.of("-Xmx512m"), scale))),
                Map.entry(
                        "image",
                        List.of(new ChildJvm(LargeImage.class, List.of("-Xmx64m"), scale))),
                Map.entry(
                        "ledger",
                        List.of(new ChildJvm(LedgerCost.class, List.of("-Xmx512m"), scale))),
                Map.entry("soak", List.of(soak(scale))));
    }

    /** How long, and which faults, is said by properties of this JVM. */
    private static ChildJvm soak(String scale) {
        List<String> options = new ArrayList<>(List.of("-Xmx256m"));
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("soak."))
                .forEach(name -> options.add("-D" + name + "=" + System.getProperty(name)));
        return new ChildJvm(Soak.class, options, scale);
    }
}
