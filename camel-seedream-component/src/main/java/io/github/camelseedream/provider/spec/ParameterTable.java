package io.github.camelseedream.provider.spec;

import io.github.camelseedream.request.ImageParameter;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All that one provider takes: the handling of each parameter, and its own named fields. */
public final class ParameterTable {

    private final List<ParameterMapping> rows;
    private final Map<ImageParameter<?>, ParameterMapping> byParameter;
    private final Map<String, ProviderParameter> extras;

    public ParameterTable(List<ParameterMapping> rows, List<ProviderParameter> extras) {
        this.rows = List.copyOf(rows);
        this.byParameter =
                rows.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        ParameterMapping::parameter, Function.identity()));
        this.extras =
                extras.stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        ProviderParameter::name, Function.identity()));
    }

    public List<ParameterMapping> rows() {
        return rows;
    }

    /** The handling of a parameter, or empty where the provider does not know it. */
    public Optional<ParameterMapping> of(ImageParameter<?> parameter) {
        return Optional.ofNullable(byParameter.get(parameter));
    }

    /** The provider's own field of that name, if its documentation names it. */
    public Optional<ProviderParameter> extra(String name) {
        return Optional.ofNullable(extras.get(name));
    }

    /** Whether the provider's documentation names fields within an object of that name. */
    public boolean hasExtrasWithin(String name) {
        return extras.keySet().stream().anyMatch(extra -> extra.startsWith(name + "."));
    }

    /** The provider's own fields, by name. */
    public List<ProviderParameter> extras() {
        return extras.values().stream()
                .sorted(Comparator.comparing(ProviderParameter::name))
                .toList();
    }
}
