package io.github.camelseedream.simulator.apiframe;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.image.Dimensions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pixels of an image, which Apiframe does not publish: those that the models' own tables give
 * for ratio and tier (https://github.com/shuchongAI/docs, images/seedream-4.5 and -5-lite, read
 * 2026-11), and by the area of the tier for any other ratio.
 */
final class ImageSize {

    private static final int DEFAULT_CUSTOM_SIDE = 2048;

    private static final Map<String, Dimensions> TABLE =
            table(
                    """
                    1K   2K        4K
                    1:1  1024x1024 2048x2048 4096x4096
                    4:3  1152x864  2304x1728 4694x3520
                    3:4  864x1152  1728x2304 3520x4694
                    16:9 1280x720  2560x1440 5404x3040
                    9:16 720x1280  1440x2560 3040x5404
                    3:2  1248x832  2496x1664 4992x3328
                    2:3  832x1248  1664x2496 3328x4992
                    21:9 1512x648  3024x1296 6198x2656
                    9:21 648x1512  1296x3024 2656x6198
                    """);

    private static final Map<String, Dimensions> LITE_TABLE =
            table(
                    """
                    2K   3K
                    1:1  2048x2048 3072x3072
                    4:3  2304x1728 3456x2592
                    3:4  1728x2304 2592x3456
                    16:9 2848x1600 4096x2304
                    9:16 1600x2848 2304x4096
                    3:2  2496x1664 3744x2496
                    2:3  1664x2496 2496x3744
                    21:9 3136x1344 4704x2016
                    """);

    private ImageSize() {}

    /** The first reference's size is the shape to match, where it is known; else it is a square. */
    static Dimensions of(GenerateRequest request, Optional<Dimensions> reference) {
        JsonNode params = request.params();
        String tier = params.path("size").asText(request.model().defaultSize());
        if (tier.equals(ApiframeModel.CUSTOM)) {
            return new Dimensions(
                    params.path("width").asInt(DEFAULT_CUSTOM_SIDE),
                    params.path("height").asInt(DEFAULT_CUSTOM_SIDE));
        }
        String ratio = params.path("aspect_ratio").asText("match_input_image");
        if (ratio.equals("match_input_image")) {
            return reference
                    .map(shape -> Dimensions.ofArea(area(tier), shape.ratio()))
                    .orElse(Dimensions.ofArea(area(tier), 1));
        }
        Dimensions listed = (request.model().isLite() ? LITE_TABLE : TABLE).get(tier + " " + ratio);
        return listed == null ? Dimensions.ofArea(area(tier), value(ratio)) : listed;
    }

    /** A tier is named after the side of its square in units of 1024; 2K if it cannot be read. */
    private static double area(String tier) {
        boolean isKnown = tier.matches("[1-4](\\.\\d)?K");
        double side = isKnown ? 1024 * Double.parseDouble(tier.replace("K", "")) : 2048;
        return side * side;
    }

    /** Within what the model draws at all. */
    private static double value(String ratio) {
        String[] sides = ratio.split(":");
        double value = Double.parseDouble(sides[0]) / Double.parseDouble(sides[1]);
        return Math.min(16, Math.max(1.0 / 16, value));
    }

    private static Map<String, Dimensions> table(String text) {
        List<List<String>> rows =
                text.lines().map(line -> Arrays.asList(line.split(" +"))).toList();
        List<String> tiers = rows.get(0);
        Map<String, Dimensions> table = new HashMap<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            for (int i = 0; i < tiers.size(); i++) {
                String[] sides = row.get(i + 1).split("x");
                table.put(
                        tiers.get(i) + " " + row.get(0),
                        new Dimensions(Integer.parseInt(sides[0]), Integer.parseInt(sides[1])));
            }
        }
        return table;
    }
}
