package io.github.camelseedream.simulator.journal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request as the simulator got it.
 *
 * @param headers secret values are replaced by their scheme and a digest
 * @param accepted whether a provider would have billed it
 */
public record RecordedRequest(
        Line line,
        Map<String, List<String>> headers,
        Instant receivedAt,
        boolean accepted,
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

    /** The parts of the multipart body, in order. */
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
