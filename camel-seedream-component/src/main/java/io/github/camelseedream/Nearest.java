package io.github.camelseedream;

import io.github.camelseedream.provider.ExtraParameter;
import io.github.camelseedream.provider.ParameterTable;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** Finds the known name that a mistyped one is nearest to. */
final class Nearest {

    private Nearest() {}

    static String of(String name, ParameterTable table) {
        return among(
                name,
                Stream.concat(
                        ImageParameters.all().stream().map(ImageParameter::name),
                        table.extras().stream().map(ExtraParameter::name)));
    }

    static String among(String name, Stream<String> known) {
        return known.min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .orElseThrow();
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
