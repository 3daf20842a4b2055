package io.github.camelseedream.example.gateway;

import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Lets scripts of other origins call the gateway from a browser (CORS).
 *
 * @param origins such as {@code https://chat.example}, or {@code *} for all; without any, browsers
 *     let nobody
 */
record CrossOrigin(List<String> origins) {

    private static final String ALL = "*";

    /** Says in any answer that the script may read it, and the headers that clients look at. */
    void allow(Request request, HttpFields.Mutable answer) {
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        if (origins.contains(ALL)) {
            answer.put("Access-Control-Allow-Origin", ALL);
        } else if (!origins.isEmpty()) {
            answer.put(HttpHeader.VARY, HttpHeader.ORIGIN.asString());
            if (origins.contains(origin)) {
                answer.put("Access-Control-Allow-Origin", origin);
            }
        }
        if (answer.contains("Access-Control-Allow-Origin")) {
            answer.put(
                    "Access-Control-Expose-Headers", "Retry-After, X-Request-Id, x-should-retry");
        }
    }

    /** Answers what a browser asks before it calls. */
    void preflight(Request request, HttpFields.Mutable answer) {
        if (!answer.contains("Access-Control-Allow-Origin")) {
            return;
        }
        answer.put("Access-Control-Allow-Methods", "GET, HEAD, POST");
        answer.put("Access-Control-Max-Age", "600");
        HttpField wanted = request.getHeaders().getField("Access-Control-Request-Headers");
        if (wanted != null) {
            answer.put("Access-Control-Allow-Headers", wanted.getValue());
        }
    }
}
