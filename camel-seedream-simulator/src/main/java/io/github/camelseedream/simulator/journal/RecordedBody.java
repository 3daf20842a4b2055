package io.github.camelseedream.simulator.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelseedream.simulator.http.Content;
import java.util.List;

/** The body of a recorded request: a JSON tree, or form parts, or only length and digest. */
public record RecordedBody(long size, String sha256, JsonNode json, List<RecordedPart> parts) {

    /** A larger JSON body is not kept. */
    private static final long KEPT_JSON = 1024 * 1024;

    static RecordedBody of(Content content) {
        boolean isKept = content.size() <= KEPT_JSON;
        return new RecordedBody(
                content.size(),
                content.sha256(),
                isKept ? content.json() : MissingNode.getInstance(),
                content.parts().stream().map(RecordedPart::of).toList());
    }

    RecordedBody withoutJson() {
        return new RecordedBody(size, sha256, MissingNode.getInstance(), parts);
    }

    /** How much a kept JSON body counts; 0 without one. */
    long keptSize() {
        return json.isMissingNode() ? 0 : size;
    }
}
