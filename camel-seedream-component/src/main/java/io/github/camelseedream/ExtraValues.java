package io.github.camelseedream;

import io.github.camelseedream.provider.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The provider's own fields as a message or an endpoint gives them. Texts from an endpoint URI are
 * read as JSON where they are JSON; dots in a name make objects.
 */
final class ExtraValues {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    /** Puts fields whose values already have their type. */
    void putAll(Map<?, ?> typed) {
        typed.forEach((name, value) -> put(String.valueOf(name), value));
    }

    /** Puts fields whose values come as text, from an endpoint URI. */
    void putAllTexts(Map<String, Object> texts) {
        texts.forEach(
                (name, value) -> put(name, value instanceof String text ? literal(text) : value));
    }

    void put(String name, Object value) {
        Map<String, Object> place = fields;
        String rest = name;
        for (int dot = rest.indexOf('.'); dot > 0; dot = rest.indexOf('.')) {
            place = objectAt(place, rest.substring(0, dot));
            rest = rest.substring(dot + 1);
        }
        place.put(rest, value);
    }

    Map<String, Object> fields() {
        return fields;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> objectAt(Map<String, Object> place, String name) {
        Object there = place.get(name);
        Map<String, Object> object =
                there instanceof Map
                        ? new LinkedHashMap<>((Map<String, Object>) there)
                        : new LinkedHashMap<>();
        place.put(name, object);
        return object;
    }

    private static Object literal(String text) {
        try {
            return Json.plain(Json.tree(text));
        } catch (IOException notJson) {
            return text;
        }
    }
}
