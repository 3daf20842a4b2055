package io.github.camelseedream.simulator.uniall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.http.FormPart;
import io.github.camelseedream.simulator.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A form read as if it had been JSON: some reference fields may come that way, as addresses. Files
 * are refused, and so is {@code images}, which is said to belong into a JSON body.
 */
final class FormAsJson {

    private static final Set<String> REFERENCES = Set.of("image", "image_url", "image_urls");
    private static final Set<String> NOT_TEXT =
            Set.of("n", "num_images", "custom_size", "timeout_seconds");

    private FormAsJson() {}

    static JsonNode body(Call call) {
        boolean isForm =
                call.hasContentType("multipart/form-data") || call.hasContentType(Call.URLENCODED);
        if (!isForm || !call.body().json().isMissingNode()) {
            return call.body().json();
        }
        ObjectNode body = Json.object();
        for (FormPart part : call.body().parts()) {
            String name = part.name().replace("[]", "");
            if (!part.isText()) {
                throw UniAllError.invalid(
                        "File upload is not supported: " + name + " must be a URL");
            }
            if (name.equals("images")) {
                throw UniAllError.invalid("images must be sent in a JSON body");
            }
            if (REFERENCES.contains(name)) {
                body.withArray(name).add(part.value());
            } else if (NOT_TEXT.contains(name)) {
                body.set(name, Json.tree(part.value().getBytes(StandardCharsets.UTF_8)));
            } else {
                body.put(name, part.value());
            }
        }
        return body;
    }
}
