package io.github.camelseedream.example.shared;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that was meant. */
final class Spelling {

    private static final int NEAR = 2;

    private Spelling() {}

    /** The known word that this one was most likely meant to be, if there is one. */
    static Optional<String> nearest(String word, Collection<String> known) {
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= NEAR)
                .min(Comparator.comparingInt(candidate -> distance(word, candidate)));
    }

    /** How many letters to add, drop, change or swap; upper and lower case are the same. */
    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[][] rows = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : step(a, b, i, j, rows);
            }
        }
        return rows[a.length()][b.length()];
    }

    private static int step(String a, String b, int i, int j, int[][] rows) {
        boolean isSame = a.charAt(i - 1) == b.charAt(j - 1);
        int changed = rows[i - 1][j - 1] + (isSame ? 0 : 1);
        int min = Math.min(changed, 1 + Math.min(rows[i - 1][j], rows[i][j - 1]));
        boolean isSwap =
                i > 1
                        && j > 1
                        && a.charAt(i - 1) == b.charAt(j - 2)
                        && a.charAt(i - 2) == b.charAt(j - 1);
        return isSwap ? Math.min(min, rows[i - 2][j - 2] + 1) : min;
    }
}
