package io.github.camelseedream.example.durable;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The options that somebody typed. A misspelt one would otherwise be a system property like any
 * other, and do nothing.
 */
final class TypedOptions {

    /** All that there are, but for Camel's. */
    private static final List<String> KNOWN =
            JobOptions.DEFAULTS.keySet().stream().sorted().toList();

    /** What a name of ours may begin with and Java's and Maven's does not. */
    private static final String BROKER = "broker.";

    private static final Pattern DEFINED =
            Pattern.compile("(?:^|\\s)[\"']?(?:-D|--define)[\\s=]*[\"']?([^\\s=\"']+)");

    private TypedOptions() {}

    /** Maven's start script leaves its arguments in the environment; Java knows its own. */
    static String ofProcess() {
        return String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments())
                + " "
                + Objects.requireNonNullElse(System.getenv("MAVEN_CMD_LINE_ARGS"), "");
    }

    /**
     * Refuses those that are not known.
     *
     * @param typed the command line
     * @param properties holds them all; what is not there was only part of a quoted value
     * @throws IllegalArgumentException with those that are unknown, and all there are
     */
    static void refuseUnknown(String typed, Properties properties) {
        List<String> unknown =
                DEFINED.matcher(typed)
                        .results()
                        .map((MatchResult option) -> option.group(1))
                        .filter(properties::containsKey)
                        .filter(TypedOptions::isOurs)
                        .filter(name -> !KNOWN.contains(name))
                        .distinct()
                        .sorted()
                        .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    ("-D%s is not an option of this program. There are: -D%s, and"
                                    + " -Dcamel.component.seedream.NAME")
                            .formatted(String.join(", -D", unknown), String.join(", -D", KNOWN)));
        }
    }

    /** Java's, Maven's and Camel's have a dot in their names, or begin with "skip". */
    private static boolean isOurs(String name) {
        return name.startsWith(BROKER) || !name.contains(".") && !name.startsWith("skip");
    }
}
