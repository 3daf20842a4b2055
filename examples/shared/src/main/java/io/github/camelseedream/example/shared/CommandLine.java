package io.github.camelseedream.example.shared;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What was typed to start the program: a misspelt option would otherwise be a system property like
 * any other, and do nothing. The system properties alone do not tell, since Maven and Java add
 * their own. Immutable.
 *
 * @param text the arguments with spaces between
 */
public record CommandLine(String text) {

    private static final Pattern DEFINED =
            Pattern.compile("(?:^|\\s)[\"']?(?:-D|--define)[\\s=]*[\"']?([^\\s=\"']+)");

    /** Maven's start script leaves its arguments in the environment; Java knows its own. */
    public static CommandLine ofProcess() {
        return new CommandLine(
                String.join(" ", ManagementFactory.getRuntimeMXBean().getInputArguments())
                        + " "
                        + Objects.requireNonNullElse(System.getenv("MAVEN_CMD_LINE_ARGS"), ""));
    }

    /** A command line on which all of these were typed. */
    public static CommandLine of(Properties properties) {
        return new CommandLine(
                properties.stringPropertyNames().stream()
                        .map(name -> "-D" + name + "=" + properties.getProperty(name))
                        .collect(Collectors.joining(" ")));
    }

    /**
     * The names that were given with {@code -D}.
     *
     * @param properties holds them all; what is not there was only part of a quoted value
     */
    public SortedSet<String> defined(Properties properties) {
        return DEFINED.matcher(text)
                .results()
                .map((MatchResult option) -> option.group(1))
                .filter(properties::containsKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * What is wrong with the names, one sentence each. Those of Maven, its plugins and Java have a
     * dot, or begin with "skip"; they are left alone, unless they begin as one of ours does. Values
     * may be secret, and are not shown.
     *
     * @param names the program's options, in the order to be listed
     * @param prefixes with their dot, what a name of the provider's or of Camel's follows
     */
    public List<String> unknown(
            Properties properties, Collection<String> names, Collection<String> prefixes) {
        List<String> problems = new ArrayList<>();
        boolean isLikeAll = true;
        for (String name : defined(properties)) {
            String prefix = name.substring(0, name.indexOf('.') + 1);
            if (names.contains(name) || prefixes.stream().anyMatch(name::startsWith)) {
                continue;
            }
            Optional<String> meant =
                    isLikeOurs(prefix, names)
                            ? Spelling.nearest(name, names)
                            : Spelling.nearest(prefix, prefixes)
                                    .map(known -> known + name.substring(prefix.length()));
            if (meant.isPresent() || isLikeOurs(prefix, names) && !name.startsWith("skip")) {
                problems.add(
                        "-D%s is no option%s"
                                .formatted(
                                        name,
                                        meant.map(known -> ". Did you mean -D" + known + "?")
                                                .orElse("")));
                isLikeAll &= meant.isPresent();
            }
        }
        if (!isLikeAll) {
            List<String> all = new ArrayList<>(names);
            prefixes.forEach(prefix -> all.add(prefix + "NAME"));
            problems.add("The options are: " + String.join(", ", all));
        }
        return problems;
    }

    /**
     * Refuses names that were typed and are not known.
     *
     * @throws IllegalArgumentException in words for the person at the terminal
     */
    public void refuseUnknown(
            Properties properties, Collection<String> names, Collection<String> prefixes) {
        List<String> unknown = unknown(properties, names, prefixes);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", unknown));
        }
    }

    /** Without a dot, or with what one of ours has before it. */
    private static boolean isLikeOurs(String prefix, Collection<String> names) {
        return prefix.isEmpty() || names.stream().anyMatch(name -> name.startsWith(prefix));
    }
}
