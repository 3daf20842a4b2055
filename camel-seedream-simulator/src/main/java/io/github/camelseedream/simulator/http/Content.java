package io.github.camelseedream.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;

/**
 * The body of a {@link Call}.
 *
 * @param size length in bytes, of all parts together for a form
 * @param sha256 digest of the whole body in hex, empty for a form
 * @param json the body as a tree, a missing node when it is not JSON
 * @param parts the parts of a multipart form, empty otherwise
 */
public record Content(long size, String sha256, JsonNode json, List<FormPart> parts) {

    public static final Content NONE = new Content(0, "", MissingNode.getInstance(), List.of());

    public static Content form(List<FormPart> parts) {
        long size = parts.stream().mapToLong(FormPart::size).sum();
        return new Content(size, "", MissingNode.getInstance(), List.copyOf(parts));
    }

    /** The prompt, wherever this body carries one; empty when it has none. */
    public String prompt() {
        return json.path("prompt").asText(json.at("/input/prompt").asText()) + text("prompt");
    }

    /** Whether the JSON, or any text field of the form, contains the words. */
    public boolean contains(String words) {
        return json.toString().contains(words)
                || parts.stream().anyMatch(part -> part.isText() && part.value().contains(words));
    }

    private String text(String name) {
        return parts.stream()
                .filter(part -> part.isText() && part.name().equals(name))
                .map(FormPart::value)
                .findFirst()
                .orElse("");
    }
}
