package io.github.camelseedream.exchange;

import io.github.camelseedream.provider.wire.Json;
import io.github.camelseedream.provider.wire.RequestFields;
import java.io.IOException;
import java.util.Map;

/**
 * The provider's own fields as a message or an endpoint gives them. Texts from an endpoint URI are
 * read as JSON where they are JSON; dots in a name make objects.
 */
final class ProviderParameters {

    private final RequestFields fields = new RequestFields();

    /** Puts fields whose values already have their type. */
    void putAll(Map<?, ?> typed) {
        typed.forEach((name, value) -> put(String.valueOf(name), value));
    }

    /** The fields of a value that is a map, or JSON text of an object. */
    static Map<?, ?> fields(Object value) throws ParameterValues.UnreadableException {
        Object read = value instanceof CharSequence text ? literal(text.toString()) : value;
        if (read instanceof Map<?, ?> fields) {
            return fields;
        }
        throw new ParameterValues.UnreadableException(
                "is no map. Accepted: a map from the provider's field names to values, or a JSON"
                        + " object as text");
    }

    /** Puts fields whose values come as text, from an endpoint URI. */
    void putAllTexts(Map<?, ?> texts) {
        texts.forEach(
                (name, value) ->
                        put(
                                String.valueOf(name),
                                value instanceof String text ? literal(text) : value));
    }

    void put(String name, Object value) {
        fields.put(name, Json.plain(value));
    }

    Map<String, Object> fields() {
        return fields.asMap();
    }

    private static Object literal(String text) {
        try {
            return Json.plain(Json.tree(text));
        } catch (IOException notJson) {
            return text;
        }
    }
}
