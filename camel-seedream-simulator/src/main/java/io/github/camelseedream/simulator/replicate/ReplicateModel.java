package io.github.camelseedream.simulator.replicate;

import io.github.camelseedream.simulator.http.Sha256;
import io.github.camelseedream.simulator.protocol.SeedreamSizes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The official models, with the fields that only some of them have. */
enum ReplicateModel {
    SEEDREAM_4(
            "seedream-4",
            SeedreamSizes.FOUR_0,
            10,
            "1K 2K 4K custom",
            "width height sequential_image_generation max_images enhance_prompt"),
    SEEDREAM_4_5(
            "seedream-4.5",
            SeedreamSizes.FOUR_5,
            14,
            "2K 4K custom",
            "width height sequential_image_generation max_images disable_safety_checker"),
    SEEDREAM_5_LITE(
            "seedream-5-lite",
            SeedreamSizes.LITE,
            14,
            "2K 3K",
            "sequential_image_generation max_images output_format"),
    SEEDREAM_5_PRO(
            "seedream-5-pro", SeedreamSizes.PRO, 10, "1K 2K", "output_format layer_decomposition");

    private final String id;
    private final SeedreamSizes sizes;
    private final int maxReferences;
    private final List<String> words;
    private final Set<String> fields;

    ReplicateModel(
            String name, SeedreamSizes sizes, int maxReferences, String words, String fields) {
        id = "bytedance/" + name;
        this.sizes = sizes;
        this.maxReferences = maxReferences;
        this.words = List.of(words.split(" "));
        this.fields = Set.of(fields.split(" "));
    }

    /** By its name, or by the id of its version. */
    static Optional<ReplicateModel> find(String name) {
        return Arrays.stream(values())
                .filter(model -> model.id.equals(name) || model.version().equals(name))
                .findFirst();
    }

    String id() {
        return id;
    }

    String version() {
        return Sha256.of(id.getBytes(StandardCharsets.UTF_8));
    }

    boolean has(String field) {
        return fields.contains(field);
    }

    SeedreamSizes sizes() {
        return sizes;
    }

    List<String> words() {
        return words;
    }

    int maxReferences() {
        return maxReferences;
    }

    /** A prompt may be so long where the page says so. */
    int maxPrompt() {
        return this == SEEDREAM_4_5 || this == SEEDREAM_5_PRO ? 4000 : Integer.MAX_VALUE;
    }
}
