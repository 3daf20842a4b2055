package io.github.camelseedream.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A reply that was read whole; every image in it is already in the store. Immutable.
 *
 * @param status the HTTP status
 * @param headers the first header of a name, whatever its case
 * @param json the body as a tree; a missing node where it was not JSON
 * @param text the body as text where it was not JSON, bounded
 * @param withoutKey takes the key of the call out of a text
 * @param cutOff why a reply of events broke off after some of its images; empty where it is whole
 */
public record Reply(
        int status,
        Function<String, Optional<String>> headers,
        JsonNode json,
        String text,
        UnaryOperator<String> withoutKey,
        String cutOff) {

    /** A whole reply. */
    public Reply(
            int status,
            Function<String, Optional<String>> headers,
            JsonNode json,
            String text,
            UnaryOperator<String> withoutKey) {
        this(status, headers, json, text, withoutKey, "");
    }

    /** A reply that cannot hold a key. */
    public Reply(
            int status, Function<String, Optional<String>> headers, JsonNode json, String text) {
        this(status, headers, json, text, UnaryOperator.identity());
    }

    /** The same reply with the status that it should have had. */
    public Reply withStatus(int other) {
        return new Reply(other, headers, json, text, withoutKey, cutOff);
    }

    /** The same reply with a better reason why it broke off, where it did. */
    public Reply withCutOff(UnaryOperator<String> better) {
        return cutOff.isEmpty()
                ? this
                : new Reply(status, headers, json, text, withoutKey, better.apply(cutOff));
    }

    /** A part of this reply as a reply of its own. */
    public Reply withJson(JsonNode part) {
        return new Reply(status, headers, part, "", withoutKey, cutOff);
    }

    /** A header, or an empty text. */
    public String header(String name) {
        return headers.apply(name).orElse("");
    }

    public boolean isSuccess() {
        return status / 100 == 2;
    }
}
