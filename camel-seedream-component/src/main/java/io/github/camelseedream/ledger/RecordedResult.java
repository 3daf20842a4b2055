package io.github.camelseedream.ledger;

import io.github.camelseedream.result.Cost;
import io.github.camelseedream.result.ImageLayer;
import java.util.List;
import java.util.Map;

/**
 * What is kept of an answer: its facts, and where its images are; not the images themselves.
 * JSON-plain. Immutable.
 *
 * @param requestId the provider's id of the request, or an empty text
 * @param model the model that ran, or an empty text
 * @param cost what the answer says that it cost, or null
 * @param metadata what else the answer says
 * @param images one for each image, in order
 */
public record RecordedResult(
        String requestId,
        String model,
        Cost cost,
        Map<String, Object> metadata,
        List<Image> images) {

    public RecordedResult {
        metadata = metadata == null ? Map.of() : metadata;
        images = images == null ? List.of() : List.copyOf(images);
    }

    /**
     * One image of an answer.
     *
     * @param url where it is, as long as the provider keeps it; null where it came with the answer
     * @param expiresAt when the URL dies, ISO-8601, or null
     * @param revisedPrompt the prompt as rewritten, or null
     * @param layer which part of a picture it is, or null
     * @param failure why there is none, beside others that came, or null
     */
    public record Image(
            String url, String expiresAt, String revisedPrompt, ImageLayer layer, String failure) {}
}
