package io.github.camelseedream.example.watch.outbox;

import io.github.camelseedream.result.Cost;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The story of an image, as it goes into the JSON file beside it. */
final class Sidecar {

    private static final List<String> SIZE_WORDS =
            List.of(
                    "size",
                    "aspectRatio",
                    "aspect_ratio",
                    "resolution",
                    "width",
                    "height",
                    "custom_size");

    private Sidecar() {}

    /**
     * @param madeAt the same for all images of an input, to keep them together
     */
    static Map<String, Object> of(
            Path file, Order order, Delivery delivery, GeneratedImage image, Instant madeAt) {
        ImageResult result = delivery.result();
        Map<String, Object> story = new LinkedHashMap<>();
        story.put("image", String.valueOf(file.getFileName()));
        story.put("input", String.valueOf(order.input().getFileName()));
        story.put("madeAt", madeAt.toString());
        story.put("prompt", order.prompt());
        story.put("revisedPrompt", image.getRevisedPrompt());
        story.put("provider", result.getProvider());
        story.put("model", result.getModel());
        story.put("requestId", result.getRequestId());
        story.put("tasks", delivery.tasks());
        story.put("request", Shortened.of(order.asked()));
        story.put("handlings", Handlings.of(result.getProvider(), order.asked().keySet()));
        story.put("adjustments", result.getAdjustments());
        story.put("sizes", sizes(order, image));
        story.put("number", delivery.number(image));
        story.put("of", delivery.wanted());
        story.put("mode", result.getMode());
        story.put("cost", cost(result));
        story.put("failures", delivery.failures());
        story.put("metadata", Shortened.of(result.getMetadata()));
        if (image.image().isEmpty()) {
            story.put("url", image.getUrl());
            story.put("expiresAt", image.getExpiresAt());
        }
        return story;
    }

    private static Map<String, Object> sizes(Order order, GeneratedImage image) {
        Map<String, Object> asked = new LinkedHashMap<>();
        SIZE_WORDS.stream()
                .filter(order.asked()::containsKey)
                .forEach(word -> asked.put(word, order.asked().get(word)));
        Map<String, Object> made = new LinkedHashMap<>();
        made.put("width", image.getWidth());
        made.put("height", image.getHeight());
        made.put("bytes", image.getLength());
        made.put("mediaType", image.getMediaType());
        Map<String, Object> sizes = new LinkedHashMap<>();
        sizes.put("asked", asked);
        sizes.put("instead", order.otherSize(image.getWidth(), image.getHeight()));
        sizes.put("made", made);
        return sizes;
    }

    /** Of the whole request; so many images share it. Null where the provider does not tell. */
    private static Map<String, Object> cost(ImageResult result) {
        Cost cost = result.getCost();
        if (cost == null) {
            return null;
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("amount", cost.amount());
        told.put("unit", cost.unit());
        told.put("images", result.getImages().size());
        return told;
    }
}
