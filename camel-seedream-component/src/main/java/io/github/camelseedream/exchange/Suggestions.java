package io.github.camelseedream.exchange;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/**
 * Finds the known name that a mistyped one is nearest to. Safe for use by several threads.
 *
 * @hidden
 */
public final class Suggestions {

    /** No name is longer; what is, is near to none and takes no time. */
    private static final int LONGEST = 64;

    private Suggestions() {}

    /**
     * A question that ends with a space, or nothing where no known name is near.
     *
     * @param prefix what stands before all these names
     */
    public static String question(String prefix, String name, Collection<String> known) {
        if (name.length() > LONGEST) {
            return "";
        }
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .filter(candidate -> isNear(name, candidate))
                .map(candidate -> "Did you mean " + prefix + candidate + "? ")
                .orElse("");
    }

    /** A slip of the finger or two, not another word. */
    private static boolean isNear(String name, String candidate) {
        int distance = distance(name, candidate);
        return distance <= Math.max(2, name.length() / 3) && distance < name.length();
    }

    /** Levenshtein distance, upper and lower case being the same. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
