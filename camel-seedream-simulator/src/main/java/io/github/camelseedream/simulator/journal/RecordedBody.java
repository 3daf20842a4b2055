package io.github.camelseedream.simulator.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelseedream.simulator.http.Content;
import java.util.List;

/** The body of a recorded request: a JSON tree, or form parts, or only length and digest. */
public record RecordedBody(long size, String sha256, JsonNode json, List<RecordedPart> parts) {

    /** A larger JSON body is not kept, nor are the texts of a form that has more. */
    private static final long KEPT = 1024 * 1024;

    static RecordedBody of(Content content) {
        List<RecordedPart> parts = content.parts().stream().map(RecordedPart::of).toList();
        boolean isKept = parts.isEmpty() ? content.size() <= KEPT : textSize(parts) <= KEPT;
        return new RecordedBody(
                content.size(),
                content.sha256(),
                isKept ? content.json() : MissingNode.getInstance(),
                isKept ? parts : withoutTexts(parts));
    }

    RecordedBody withoutTexts() {
        return new RecordedBody(size, sha256, MissingNode.getInstance(), withoutTexts(parts));
    }

    /** How much kept JSON or texts count; 0 without any. */
    long keptSize() {
        return textSize(parts) + (json.isMissingNode() ? 0 : size);
    }

    private static long textSize(List<RecordedPart> parts) {
        return parts.stream()
                .filter(part -> part.value() != null)
                .mapToLong(part -> part.value().length())
                .sum();
    }

    private static List<RecordedPart> withoutTexts(List<RecordedPart> parts) {
        return parts.stream().map(RecordedPart::withoutText).toList();
    }
}
