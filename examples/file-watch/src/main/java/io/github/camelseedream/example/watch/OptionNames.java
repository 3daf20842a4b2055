package io.github.camelseedream.example.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds the options that were meant for this program and are not known. Those of Maven, its plugins
 * and Java have a dot in their names; ours have none, but for a few known prefixes.
 */
final class OptionNames {

    /** But for these of Maven's. */
    private static final String MAVENS = "skip";

    private final List<String> names;
    private final List<String> prefixes;

    /**
     * @param names those that are known
     * @param prefixes those that a name of the provider's follows, with their dot
     */
    OptionNames(List<String> names, List<String> prefixes) {
        this.names = names;
        this.prefixes = prefixes;
    }

    /** What is wrong with the given names, and the list of all. Values may be secret. */
    List<String> complaints(Set<String> given) {
        List<String> complaints = new ArrayList<>();
        for (String name : given) {
            int dot = name.indexOf('.') + 1;
            if (dot == 0 && !names.contains(name) && !name.startsWith(MAVENS)) {
                complaints.add(unknown(name, Spelling.nearest(name, names).orElse("")));
            }
            String prefix = name.substring(0, dot);
            if (dot > 0 && !prefixes.contains(prefix)) {
                Spelling.nearest(prefix, prefixes)
                        .map(meant -> unknown(name, meant + name.substring(dot)))
                        .ifPresent(complaints::add);
            }
        }
        if (!complaints.isEmpty()) {
            List<String> all = new ArrayList<>(names);
            prefixes.forEach(prefix -> all.add(prefix + "NAME"));
            complaints.add("The options are: " + String.join(", ", all));
        }
        return complaints;
    }

    private static String unknown(String name, String meant) {
        return "-D"
                + name
                + " is no option"
                + (meant.isEmpty() ? "" : ". Did you mean -D" + meant + "?");
    }
}
