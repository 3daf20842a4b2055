package io.github.camelseedream.provider;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The texts within maps, lists and plain values, such as what a provider tells beside images.
 * Stateless.
 */
public final class PlainTexts {

    private PlainTexts() {}

    /** The same values with every text changed, names of fields too. */
    public static Map<String, Object> change(Map<?, ?> map, UnaryOperator<String> change) {
        Map<String, Object> changed = new LinkedHashMap<>();
        map.forEach(
                (name, value) ->
                        changed.put(change.apply(String.valueOf(name)), changed(value, change)));
        return changed;
    }

    private static Object changed(Object value, UnaryOperator<String> change) {
        if (value instanceof String text) {
            return change.apply(text);
        }
        if (value instanceof Map<?, ?> map) {
            return change(map, change);
        }
        if (value instanceof List<?> list) {
            List<Object> changed = new ArrayList<>(list.size());
            list.forEach(element -> changed.add(changed(element, change)));
            return changed;
        }
        return value;
    }
}
