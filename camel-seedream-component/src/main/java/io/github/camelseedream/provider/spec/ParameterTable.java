package io.github.camelseedream.provider.spec;

import io.github.camelseedream.provider.spec.ParameterMapping.Handling;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that one provider takes: what becomes of each parameter, and the fields of its own that its
 * documentation names. Written as text, one row a line with its cells between bars, as the
 * documentation shows it; cells at the end may be left out:
 *
 * <pre>
 * parameter | handling | sent as | accepted | default | note
 * field | type | accepted | understood by
 * </pre>
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class ParameterTable {

    private static final Map<String, Class<?>> TYPES =
            Stream.of(Boolean.class, List.class, Long.class, Number.class, String.class)
                    .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, type -> type));

    private final List<ParameterMapping> rows;
    private final Map<ImageParameter<?>, ParameterMapping> byParameter;
    private final Map<String, ProviderParameter> providerParameters;

    private ParameterTable(
            List<ParameterMapping> rows, List<ProviderParameter> providerParameters) {
        this.rows = List.copyOf(rows);
        this.byParameter = byKey(rows, ParameterMapping::parameter);
        this.providerParameters = byKey(providerParameters, ProviderParameter::name);
    }

    /**
     * Reads a table.
     *
     * @param parameters what becomes of each parameter
     * @param providerParameters the fields of the provider's own; may be empty
     * @throws IllegalArgumentException if a row is none, with the row
     */
    public static ParameterTable parse(String parameters, String providerParameters) {
        return new ParameterTable(
                rows(parameters, ParameterTable::mapping),
                rows(providerParameters, ParameterTable::providerParameter));
    }

    private static <T> List<T> rows(String text, Function<List<String>, T> reader) {
        return cells(text).stream().map(cells -> row(cells, reader)).toList();
    }

    private static <T> T row(List<String> cells, Function<List<String>, T> reader) {
        try {
            return reader.apply(cells);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(String.join(" | ", cells) + " is no row", e);
        }
    }

    /** The cells of each row of a text. */
    static List<List<String>> cells(String text) {
        return text.lines()
                .filter(line -> !line.isBlank())
                .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
                .toList();
    }

    private static ParameterMapping mapping(List<String> cells) {
        ImageParameter<?> parameter = ImageParameters.named(cells.get(0)).orElseThrow();
        Handling handling =
                Handling.valueOf(cells.get(1).toUpperCase(Locale.ROOT).replace(' ', '_'));
        String sentAs = cell(cells, 2);
        return new ParameterMapping(
                parameter,
                handling,
                handling == Handling.PASSTHROUGH && sentAs.isEmpty() ? parameter.name() : sentAs,
                ValueConstraint.parse(cell(cells, 3), parameter.type()).withDefault(cell(cells, 4)),
                cell(cells, 5));
    }

    private static ProviderParameter providerParameter(List<String> cells) {
        Class<?> type = Optional.<Class<?>>ofNullable(TYPES.get(cells.get(1))).orElseThrow();
        return new ProviderParameter(
                cells.get(0), type, ValueConstraint.parse(cell(cells, 2), type), cell(cells, 3));
    }

    private static String cell(List<String> cells, int index) {
        return index < cells.size() ? cells.get(index) : "";
    }

    private static <K, V> Map<K, V> byKey(List<V> values, Function<V, K> key) {
        return values.stream().collect(Collectors.toUnmodifiableMap(key, Function.identity()));
    }

    public List<ParameterMapping> rows() {
        return rows;
    }

    /** What becomes of a parameter, or empty where the provider does not know it. */
    public Optional<ParameterMapping> of(ImageParameter<?> parameter) {
        return Optional.ofNullable(byParameter.get(parameter));
    }

    /** The provider's own field of that name, if its documentation names it. */
    public Optional<ProviderParameter> providerParameter(String name) {
        return Optional.ofNullable(providerParameters.get(name));
    }

    /** Whether the provider's documentation names fields within an object of that name. */
    public boolean hasProviderParametersWithin(String name) {
        return providerParameters.keySet().stream().anyMatch(field -> field.startsWith(name + "."));
    }

    /** The provider's own fields, by name. */
    public List<ProviderParameter> providerParameters() {
        return providerParameters.values().stream()
                .sorted(Comparator.comparing(ProviderParameter::name))
                .toList();
    }
}
