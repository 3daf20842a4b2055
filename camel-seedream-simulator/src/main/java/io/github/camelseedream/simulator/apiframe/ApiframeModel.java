package io.github.camelseedream.simulator.apiframe;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One Seedream model of the OpenAPI's list (there is no {@code seedream-5} in it).
 *
 * @param credits per image; unpublished for 3, 3.1 and 5-pro
 * @param sizes the tiers its page lists, the usual one first; empty for one whose page lists none
 */
record ApiframeModel(String id, String label, int credits, List<String> sizes) {

    static final String CUSTOM = "custom";

    static final List<ApiframeModel> ALL =
            List.of(
                    of("seedream-3", "Seedream 3", 3),
                    of("seedream-3.1", "Seedream 3.1", 3),
                    of("seedream-4", "Seedream 4", 3, "2K", "1K", "4K", CUSTOM),
                    of("seedream-4.5", "Seedream 4.5", 4, "2K", "4K", CUSTOM),
                    of("seedream-5-lite", "Seedream 5 Lite", 4, "2K", "3K"),
                    of("seedream-5-pro", "Seedream 5 Pro", 5));

    static Optional<ApiframeModel> find(String id) {
        return ALL.stream().filter(model -> model.id.equals(id)).findFirst();
    }

    static List<String> ids() {
        return ALL.stream().map(ApiframeModel::id).toList();
    }

    boolean takes(String size) {
        return sizes.isEmpty() || sizes.contains(size);
    }

    String defaultSize() {
        return sizes.isEmpty() ? "2K" : sizes.get(0);
    }

    boolean isLite() {
        return id.equals("seedream-5-lite");
    }

    private static ApiframeModel of(String id, String label, int credits, String... sizes) {
        return new ApiframeModel(id, label, credits, Arrays.asList(sizes));
    }
}
