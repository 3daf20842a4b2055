package io.github.camelseedream.example.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Who may call: whoever has a key, and from a browser the scripts of some origins (CORS). Jetty's
 * own handler for origins does not let the Authorization header through. How long a check of a key
 * takes says nothing about the keys: digests of one length are compared, all of them each time.
 * Safe for use by several threads.
 */
final class Access {

    private static final String SCHEME = "Bearer ";
    private static final String ALL = "*";

    private final List<byte[]> digests;
    private final List<String> origins;

    /**
     * @param keys those that clients may have
     * @param origins such as {@code https://chat.example}, or {@code *} for all; without any,
     *     browsers let nobody
     */
    Access(List<String> keys, List<String> origins) {
        digests = keys.stream().map(Access::digest).toList();
        this.origins = origins;
    }

    /**
     * @throws OpenAiException unless the request has one of the keys
     */
    void requireKey(Request request) {
        String authorization = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        if (authorization == null
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw refusal(
                    "You did not give an API key. Send it as the header Authorization: Bearer"
                            + " YOUR_KEY");
        }
        if (!isKnown(authorization.substring(SCHEME.length()).strip())) {
            throw refusal("The API key is not one of this gateway. Ask whoever runs it for one");
        }
    }

    private boolean isKnown(String key) {
        byte[] given = digest(key);
        boolean known = false;
        for (byte[] digest : digests) {
            known |= MessageDigest.isEqual(digest, given);
        }
        return known;
    }

    private static OpenAiException refusal(String message) {
        return new OpenAiException(ErrorCode.INVALID_API_KEY, null, message);
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says in any answer that the script may read it, and the headers that clients look at. */
    void allowOrigin(Request request, HttpFields.Mutable answer) {
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        if (origins.contains(ALL)) {
            answer.put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, ALL);
        } else if (!origins.isEmpty()) {
            answer.put(HttpHeader.VARY, HttpHeader.ORIGIN.asString());
            if (origins.contains(origin)) {
                answer.put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            }
        }
        if (answer.contains(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN)) {
            answer.put(
                    HttpHeader.ACCESS_CONTROL_EXPOSE_HEADERS,
                    "Retry-After, X-Request-Id, x-should-retry");
        }
    }

    /** Answers what a browser asks before it calls. */
    void preflight(Request request, HttpFields.Mutable answer) {
        if (!answer.contains(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN)) {
            return;
        }
        answer.put(HttpHeader.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, POST");
        answer.put(HttpHeader.ACCESS_CONTROL_MAX_AGE, "600");
        HttpField wanted = request.getHeaders().getField(HttpHeader.ACCESS_CONTROL_REQUEST_HEADERS);
        if (wanted != null) {
            answer.put(HttpHeader.ACCESS_CONTROL_ALLOW_HEADERS, wanted.getValue());
        }
    }
}
