package io.github.camelseedream.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.payload.Payload;
import java.util.LinkedHashMap;
import java.util.Map;

/** One HTTP answer: status, headers in order, and a body that is produced while it is sent. */
public record Reply(int status, Map<String, String> headers, Payload body) {

    public static Reply json(int status, JsonNode tree) {
        return of(status, "application/json", Payload.text(tree.toString()));
    }

    public static Reply of(int status, String contentType, Payload body) {
        return new Reply(status, Map.of("Content-Type", contentType), body);
    }

    public static Reply empty(int status) {
        return new Reply(status, Map.of(), Payload.text(""));
    }

    /** The same answer with another body. */
    public Reply with(Payload other) {
        return new Reply(status, headers, other);
    }

    /** The same answer with one more header, or another value of it. */
    public Reply with(String header, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(header, value);
        return new Reply(status, changed, body);
    }
}
