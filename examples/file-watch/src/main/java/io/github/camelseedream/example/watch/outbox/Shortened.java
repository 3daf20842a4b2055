package io.github.camelseedream.example.watch.outbox;

import io.github.camelseedream.request.UrlText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values without their megabytes and secrets: images and presigned URLs are cut. */
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
        return value instanceof String text ? text(text) : value;
    }

    private static String text(String text) {
        if (text.startsWith("data:") || text.length() > LONGEST) {
            int kept = text.startsWith("data:") ? "data:".length() : KEPT;
            return text.substring(0, kept) + "... (" + text.length() + " characters)";
        }
        return UrlText.withoutQueries(text);
    }

    private static Object ofListed(Object value) {
        return value == null ? "" : of(value);
    }
}
