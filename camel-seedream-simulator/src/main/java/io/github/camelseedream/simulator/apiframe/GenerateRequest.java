package io.github.camelseedream.simulator.apiframe;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * A valid request for an image.
 *
 * @param body as it was sent
 */
record GenerateRequest(ApiframeModel model, JsonNode body) {

    String prompt() {
        return body.path("prompt").textValue();
    }

    JsonNode params() {
        return body.path("seedreamParams");
    }

    List<URI> references() {
        List<URI> urls = new ArrayList<>();
        params().path("image_input").forEach(url -> urls.add(URI.create(url.textValue())));
        return urls;
    }

    /** Empty when none was given. */
    String webhookUrl() {
        return body.path("webhookUrl").asText("");
    }

    /** Whether the caller wants to hear of it; unasked, of the end only. */
    boolean wants(String event) {
        JsonNode events = body.path("webhookEvents");
        if (events.isMissingNode()) {
            return !event.equals("progress");
        }
        for (JsonNode wanted : events) {
            if (wanted.asText().equals(event)) {
                return true;
            }
        }
        return false;
    }
}
