package io.github.camelseedream.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.http.Call;

/** Which calls a fault meets; an empty condition is always true. */
record FaultMatch(String method, String pathPart, String bodyPart, String promptPart) {

    static FaultMatch of(JsonNode match) {
        return new FaultMatch(
                match.path("method").asText(""),
                match.path("pathContains").asText(""),
                match.path("bodyContains").asText(""),
                match.path("promptContains").asText(""));
    }

    /** A download is met only by a fault that speaks of paths. */
    boolean matches(Call call, boolean isDownload) {
        return !(isDownload && pathPart.isEmpty())
                && (method.isEmpty() || method.equalsIgnoreCase(call.method()))
                && call.path().contains(pathPart)
                && (bodyPart.isEmpty() || call.body().contains(bodyPart))
                && (promptPart.isEmpty() || call.body().prompt().contains(promptPart));
    }
}
