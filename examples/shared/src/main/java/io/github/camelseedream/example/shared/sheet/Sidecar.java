package io.github.camelseedream.example.shared.sheet;

import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.provider.spec.ParameterMapping;
import io.github.camelseedream.provider.spec.ParameterTable;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.UrlText;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageResult;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The story of an image, as it goes into the JSON file beside it. */
final class Sidecar {

    private static final List<String> SIZE_FIELDS =
            List.of(
                    "size",
                    "aspectRatio",
                    "aspect_ratio",
                    "resolution",
                    "width",
                    "height",
                    "custom_size");

    private static final int MAX_TEXT = 8000;
    private static final int KEPT = 64;

    private Sidecar() {}

    /**
     * @param madeAt the same for all images of an order, to keep them together
     */
    static Map<String, Object> of(
            Path file,
            Order order,
            ImageResult result,
            List<String> tasks,
            GeneratedImage image,
            Instant madeAt) {
        Map<String, Object> story = new LinkedHashMap<>();
        story.put("image", String.valueOf(file.getFileName()));
        story.put("input", order.input());
        story.put("madeAt", madeAt.toString());
        story.put("prompt", order.prompt());
        story.put("revisedPrompt", image.getRevisedPrompt());
        story.put("provider", result.getProvider());
        story.put("model", result.getModel());
        story.put("requestId", result.getRequestId());
        story.put("tasks", tasks);
        story.put("request", shortened(order.asked()));
        story.put("handlings", handlings(order, result.getProvider()));
        story.put("adjustments", result.getAdjustments());
        story.put("sizes", sizes(order, image));
        story.put("number", image.getIndex());
        story.put("of", ImageFolder.wanted(result));
        story.put("layer", image.getLayer());
        story.put("aiMark", image.getAiMark());
        story.put("mode", result.getMode());
        story.put("cost", cost(result));
        story.put("failures", result.getFailures());
        story.put("metadata", shortened(result.getMetadata()));
        if (image.image().isEmpty()) {
            story.put("url", image.getUrl());
            story.put("expiresAt", image.getExpiresAt());
        }
        return story;
    }

    private static Map<String, Object> sizes(Order order, GeneratedImage image) {
        Map<String, Object> asked = new LinkedHashMap<>(order.asked());
        asked.keySet().retainAll(SIZE_FIELDS);
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
        if (result.getCost() == null) {
            return null;
        }
        Map<String, Object> cost = new LinkedHashMap<>();
        cost.put("amount", result.getCost().amount());
        cost.put("unit", result.getCost().unit());
        cost.put("images", result.getImages().size());
        return cost;
    }

    /**
     * What the provider's adapter does with each parameter, from the provider's table: name to
     * handling, and the provider's name where something is sent, for example {@code converted:
     * custom_size}.
     */
    private static Map<String, String> handlings(Order order, String provider) {
        Map<String, String> handlings = new LinkedHashMap<>();
        BuiltInProviders.all().stream()
                .filter(known -> known.spec().name().equals(provider))
                .forEach(
                        known ->
                                order.asked()
                                        .keySet()
                                        .forEach(
                                                name ->
                                                        add(
                                                                known.spec().parameters(),
                                                                name,
                                                                handlings)));
        return handlings;
    }

    private static void add(ParameterTable table, String name, Map<String, String> handlings) {
        ImageParameters.named(name)
                .flatMap(table::of)
                .ifPresent(row -> handlings.put(row.parameter().name(), handling(row)));
    }

    private static String handling(ParameterMapping row) {
        String handling = row.handling().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return row.wireName().isEmpty() ? handling : handling + ": " + row.wireName();
    }

    /** A value without megabytes and secrets: images and presigned URLs are cut. */
    private static Object shortened(Object value) {
        if (value instanceof Map<?, ?> fields) {
            Map<String, Object> shortened = new LinkedHashMap<>();
            fields.forEach((name, field) -> shortened.put(String.valueOf(name), shortened(field)));
            return shortened;
        }
        if (value instanceof List<?> values) {
            return values.stream().map(each -> each == null ? "" : shortened(each)).toList();
        }
        return value instanceof String text ? shortenedText(text) : value;
    }

    private static String shortenedText(String text) {
        boolean isImage = text.startsWith("data:");
        if (!isImage && text.length() <= MAX_TEXT) {
            return UrlText.withoutQueries(text);
        }
        String begin = text.substring(0, isImage ? "data:".length() : KEPT);
        return begin + "... (" + text.length() + " characters)";
    }
}
