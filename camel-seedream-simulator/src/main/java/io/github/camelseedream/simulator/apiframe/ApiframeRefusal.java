package io.github.camelseedream.simulator.apiframe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.Reply;
import java.util.List;
import java.util.Map;

/** Apiframe says no: a status and a text, without any code. */
final class ApiframeRefusal extends RuntimeException {

    /** The usual words of each status; those of 401, 402 and 403 are documented. */
    private static final Map<Integer, String> WORDS =
            Map.of(
                    400, "Invalid request",
                    401, "Invalid API key",
                    402, "Insufficient credits",
                    403, "API key is inactive",
                    404, "Not found",
                    409, "Idempotency-Key was already used with a different request",
                    429, "Too many requests",
                    502, "Upload failed",
                    503, "Service temporarily unavailable");

    private final int status;
    private final transient ObjectNode more;

    private ApiframeRefusal(int status, String message, ObjectNode more) {
        super(message, null, false, false);
        this.status = status;
        this.more = more;
    }

    static ApiframeRefusal of(int status) {
        return of(status, words(status));
    }

    static ApiframeRefusal of(int status, String message) {
        return new ApiframeRefusal(status, message, Json.object());
    }

    /** What is wrong, by the path of each field. */
    static ApiframeRefusal invalid(Map<String, List<String>> details) {
        ObjectNode more = Json.object();
        more.set("details", Json.value(details));
        return new ApiframeRefusal(400, "Validation failed", more);
    }

    static ApiframeRefusal poor(int required, int available) {
        ObjectNode more =
                Json.object().put("creditsRequired", required).put("creditsAvailable", available);
        return new ApiframeRefusal(402, words(402), more);
    }

    static String words(int status) {
        return WORDS.getOrDefault(status, "Internal server error");
    }

    Reply reply() {
        JsonNode body = Json.object().put("error", getMessage()).setAll(more);
        return Reply.json(status, body);
    }
}
