package io.github.camelseedream.example.watch.outbox;

import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.provider.spec.ParameterMapping;
import io.github.camelseedream.provider.spec.ParameterTable;
import io.github.camelseedream.request.ImageParameters;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a provider's adapter does with the parameters of a request, from the provider's table. */
final class Handlings {

    private Handlings() {}

    /**
     * @param asked the names of parameters, in any of their spellings
     * @return name to handling, and the provider's name where something is sent, for example {@code
     *     converted: custom_size}
     */
    static Map<String, String> of(String provider, Collection<String> asked) {
        Map<String, String> told = new LinkedHashMap<>();
        BuiltInProviders.all().stream()
                .filter(known -> known.spec().name().equals(provider))
                .findFirst()
                .ifPresent(
                        known ->
                                asked.forEach(name -> tell(known.spec().parameters(), name, told)));
        return told;
    }

    private static void tell(ParameterTable table, String name, Map<String, String> told) {
        ImageParameters.named(name)
                .flatMap(table::of)
                .ifPresent(row -> told.put(row.parameter().name(), words(row)));
    }

    private static String words(ParameterMapping row) {
        String handling = row.handling().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return row.wireName().isEmpty() ? handling : handling + ": " + row.wireName();
    }
}
