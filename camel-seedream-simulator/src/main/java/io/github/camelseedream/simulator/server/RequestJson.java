package io.github.camelseedream.simulator.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.journal.RecordedPart;
import io.github.camelseedream.simulator.journal.RecordedRequest;

/** A recorded request as {@code GET /_sim/requests} shows it. */
final class RequestJson {

    private RequestJson() {}

    static ObjectNode of(RecordedRequest request) {
        ObjectNode json =
                Json.object()
                        .put("method", request.method())
                        .put("path", request.path())
                        .put("query", request.query())
                        .put("receivedAt", request.receivedAt().toString())
                        .put("accepted", request.accepted())
                        .put("status", request.status());
        json.set("headers", Json.value(request.headers()));
        json.put("size", request.body().size()).put("sha256", request.body().sha256());
        if (!request.json().isMissingNode()) {
            json.set("json", request.json());
        }
        if (!request.parts().isEmpty()) {
            ArrayNode parts = json.putArray("parts");
            request.parts().forEach(part -> parts.add(of(part)));
        }
        return json;
    }

    private static ObjectNode of(RecordedPart part) {
        ObjectNode json =
                Json.object()
                        .put("name", part.name())
                        .put("kind", part.isFile() ? "file" : "text")
                        .put("contentType", part.contentType())
                        .put("size", part.digest().size())
                        .put("sha256", part.digest().sha256());
        return part.isFile()
                ? json.put("fileName", part.fileName())
                : json.put("value", part.value());
    }
}
