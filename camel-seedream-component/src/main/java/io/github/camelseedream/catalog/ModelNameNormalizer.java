package io.github.camelseedream.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reduces a provider's model id to the words that name the model: {@code
 * fal-ai/bytedance/seedream/v4.5/text-to-image} and {@code doubao-seedream-4-5-251128} both to
 * {@code seedream-4-5}.
 */
final class ModelNameNormalizer {

    /** One provider writes its Seedream ids "seedance", which elsewhere is a model for videos. */
    private static final Set<String> MODEL_WORDS = Set.of("seedream", "seedance");

    /** What ids say about the kind of call or the region, after the name of the model. */
    private static final Set<String> CALL_WORDS =
            Set.of(
                    "text",
                    "to",
                    "image",
                    "t2i",
                    "i2i",
                    "edit",
                    "sequential",
                    "layerize",
                    "layer",
                    "decomposition",
                    "us");

    private ModelNameNormalizer() {}

    /** The name with its date, where it has one, then without; empty where it names no Seedream. */
    static List<String> of(String modelId) {
        List<String> words = List.of(modelId.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"));
        int start = -1;
        for (int i = 0; i < words.size(); i++) {
            start = MODEL_WORDS.contains(words.get(i)) ? i : start;
        }
        if (start < 0) {
            return List.of();
        }
        List<String> name = new ArrayList<>(words.subList(start, words.size()));
        name.removeIf(CALL_WORDS::contains);
        name.replaceAll(word -> word.matches("v\\d+") ? word.substring(1) : word);
        String dated = String.join("-", name);
        return List.of(dated, dated.replaceFirst("-\\d{6}$", ""));
    }
}
