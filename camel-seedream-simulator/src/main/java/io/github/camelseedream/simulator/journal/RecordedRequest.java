package io.github.camelseedream.simulator.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One request as the simulator got it.
 *
 * @param headers secret values are replaced by their scheme and a digest
 * @param accepted whether a provider would have billed it
 * @param status what it was answered with; 0 for a connection that was reset instead
 */
public record RecordedRequest(
        Line line,
        Map<String, List<String>> headers,
        Instant receivedAt,
        boolean accepted,
        int status,
        RecordedBody body) {

    /** What was asked for; the query is empty when there was none. */
    public record Line(String method, String path, String query) {}

    public String method() {
        return line.method();
    }

    public String path() {
        return line.path();
    }

    public String query() {
        return line.query();
    }

    /** The JSON body; a missing node when there was none or it was too large to keep. */
    public JsonNode json() {
        return body.json();
    }

    /** The prompt, wherever it stood; empty without one. */
    public String prompt() {
        return json().path("prompt")
                .asText(
                        parts("prompt").stream()
                                .map(RecordedPart::value)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(json().at("/input/prompt").asText()));
    }

    /** The parts of the form, in order. */
    public List<RecordedPart> parts() {
        return body.parts();
    }

    /** The parts of this name, in order. */
    public List<RecordedPart> parts(String name) {
        return body.parts().stream().filter(part -> part.name().equals(name)).toList();
    }

    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().get(0))
                .findFirst();
    }
}
