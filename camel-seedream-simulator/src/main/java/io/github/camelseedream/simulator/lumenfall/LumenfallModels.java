package io.github.camelseedream.simulator.lumenfall;

import io.github.camelseedream.simulator.image.Dimensions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The models on offer, and the upstream providers that a slug may be forced to. */
final class LumenfallModels {

    private static final long FOUR_K = 4096L * 4096;
    private static final int UNLIMITED = Integer.MAX_VALUE;
    private static final long THREE_K = 3072L * 3072;

    /** As listed on the model pages; 4:3 and 3:4 are not each other's mirror there either. */
    private static final List<Dimensions> EIGHT_SIZES =
            List.of(
                    new Dimensions(1183, 887), // 4:3
                    new Dimensions(1024, 1024), // 1:1
                    new Dimensions(887, 1182), // 3:4
                    new Dimensions(836, 1254), // 2:3
                    new Dimensions(1254, 836), // 3:2
                    new Dimensions(768, 1365), // 9:16
                    new Dimensions(1365, 768), // 16:9
                    new Dimensions(1563, 670)); // 21:9

    static final List<LumenfallModel> ALL =
            List.of(
                    model(30_000, FOUR_K, UNLIMITED, EIGHT_SIZES, "seedream-4", "seedream-4.0"),
                    // its page lists 1:1 only and calls other sizes flexible
                    model(40_000, FOUR_K, UNLIMITED, List.of(), "seedream-4.5", "seedream-4-5"),
                    model(35_000, THREE_K, 14, EIGHT_SIZES, "seedream-5-lite", "seedream-5.0-lite"),
                    model(0, FOUR_K, UNLIMITED, List.of(), "mock-image"));

    /** Slug to display name; "runaware" is spelled so by the provider. */
    private static final Map<String, String> UPSTREAMS =
            Map.ofEntries(
                    Map.entry("vertex", "Google Vertex AI"),
                    Map.entry("gemini", "Google Gemini"),
                    Map.entry("openai", "OpenAI"),
                    Map.entry("fireworks", "Fireworks AI"),
                    Map.entry("elevenlabs", "ElevenLabs"),
                    Map.entry("replicate", "Replicate"),
                    Map.entry("fal", "fal"),
                    Map.entry("runaware", "Runware"),
                    Map.entry("xai", "xAI"),
                    Map.entry("alibaba", "Alibaba Cloud"),
                    Map.entry("byteplus", "BytePlus"),
                    Map.entry("openai-compatible", "OpenAI-compatible"),
                    Map.entry("openrouter", "OpenRouter"));

    private static final String DEFAULT_UPSTREAM = "byteplus";

    /**
     * Who understands {@code sequential_image_generation} (the model pages of Lumenfall and of
     * Replicate, read 2026-11); the others get it and ignore it.
     */
    private static final Set<String> GROUP_UPSTREAMS = Set.of("replicate", DEFAULT_UPSTREAM);

    /** Longer than any name: no name is nearer for what comes after so many characters. */
    private static final int COMPARED_LENGTH = 200;

    /** A model and who runs it this time. */
    record Route(LumenfallModel model, String upstream) {

        String upstreamName() {
            return UPSTREAMS.get(upstream);
        }

        boolean makesGroups() {
            return GROUP_UPSTREAMS.contains(upstream);
        }

        String executedModel() {
            return upstream + "/" + model.id();
        }
    }

    private LumenfallModels() {}

    /** Follows a slug, with or without a forced upstream in front; case matters. */
    static Route route(String slug) {
        int slash = slug.indexOf('/');
        String upstream = slash < 0 ? DEFAULT_UPSTREAM : slug.substring(0, slash);
        Optional<LumenfallModel> model = find(slug.substring(slash + 1));
        if (model.isEmpty() || !UPSTREAMS.containsKey(upstream)) {
            String hint = " Did you mean '" + nearest(slug.toLowerCase(Locale.ROOT)) + "'?";
            throw LumenfallError.MODEL_NOT_FOUND.refusal("Model '" + slug + "' not found." + hint);
        }
        return new Route(model.get(), upstream);
    }

    private static Optional<LumenfallModel> find(String name) {
        return ALL.stream().filter(model -> model.names().contains(name)).findFirst();
    }

    private static String nearest(String slug) {
        String start = slug.substring(0, Math.min(slug.length(), COMPARED_LENGTH));
        return names().min(Comparator.comparingInt(name -> distance(name, start))).orElseThrow();
    }

    private static Stream<String> names() {
        return ALL.stream().flatMap(model -> model.names().stream());
    }

    /** Levenshtein. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }

    private static LumenfallModel model(
            long priceMicros,
            long maxPixels,
            int maxReferences,
            List<Dimensions> sizes,
            String... names) {
        return new LumenfallModel(List.of(names), priceMicros, maxPixels, maxReferences, sizes);
    }
}
