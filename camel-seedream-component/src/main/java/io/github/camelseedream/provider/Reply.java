package io.github.camelseedream.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Function;

/**
 * A reply that was read whole; every picture in it is already in the store.
 *
 * @param status the HTTP status
 * @param headers the first header of a name, whatever its case
 * @param json the body as a tree; a missing node where it was not JSON
 * @param text the body as text where it was not JSON, bounded
 */
public record Reply(
        int status, Function<String, Optional<String>> headers, JsonNode json, String text) {

    /** A header, or an empty text. */
    public String header(String name) {
        return headers.apply(name).orElse("");
    }

    public boolean isSuccess() {
        return status / 100 == 2;
    }
}
