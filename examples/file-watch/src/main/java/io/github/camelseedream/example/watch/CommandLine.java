package io.github.camelseedream.example.watch;

import java.lang.management.ManagementFactory;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What was typed to start the program. The system properties alone do not tell: Maven and Java add
 * their own.
 *
 * @param text the arguments with spaces between
 */
record CommandLine(String text) {

    private static final Pattern DEFINED =
            Pattern.compile("(?:^|\\s)[\"']?(?:-D|--define)[\\s=]*[\"']?([^\\s=\"']+)");

    /** Maven's start script leaves its arguments in the environment; Java knows its own. */
    static CommandLine ofProcess() {
        return new CommandLine(
                String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments())
                        + " "
                        + Objects.requireNonNullElse(System.getenv("MAVEN_CMD_LINE_ARGS"), ""));
    }

    /**
     * The names that were given with {@code -D}.
     *
     * @param properties holds them all; what is not there was only part of a quoted value
     */
    SortedSet<String> defined(Properties properties) {
        SortedSet<String> names = new TreeSet<>();
        DEFINED.matcher(text)
                .results()
                .map((MatchResult option) -> option.group(1))
                .filter(properties::containsKey)
                .forEach(names::add);
        return names;
    }
}
