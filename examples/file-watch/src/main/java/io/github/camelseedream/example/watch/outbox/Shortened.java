package io.github.camelseedream.example.watch.outbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values without their megabytes: a long text, such as a picture as data URI, is cut. */
final class Shortened {

    private static final int LONGEST = 8000;
    private static final int KEPT = 64;

    private Shortened() {}

    static Object of(Object value) {
        if (value instanceof Map<?, ?> fields) {
            Map<String, Object> shortened = new LinkedHashMap<>();
            fields.forEach((name, field) -> shortened.put(String.valueOf(name), of(field)));
            return shortened;
        }
        if (value instanceof List<?> values) {
            return values.stream().map(Shortened::ofListed).toList();
        }
        if (value instanceof String text && text.length() > LONGEST) {
            return text.substring(0, KEPT) + "... (" + text.length() + " characters)";
        }
        return value;
    }

    private static Object ofListed(Object value) {
        return value == null ? "" : of(value);
    }
}
