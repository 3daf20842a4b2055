package io.github.camelseedream.simulator.apiframe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Checks a request as strictly as the OpenAPI says, with the narrower values that the models' pages
 * list for sizes. All violations come at once. References are http(s) addresses; nothing is said of
 * data URIs. Their number is the schema's for all models, although the page of 4 says 10.
 */
final class GenerateReader {

    private static final int MAX_REFERENCES = 14;
    private static final int MIN_SIDE = 512;
    private static final int MIN_SIDE_OF_A_PAGE = 1024;
    private static final int MAX_SIDE = 4096;
    private static final String PARAMS = "seedreamParams";

    private static final Map<String, Rule> TOP =
            Map.of(
                    "model",
                    Rule.oneOf(ApiframeModel.ids().toArray(String[]::new)),
                    "prompt",
                    Rule.length(1, 2000),
                    PARAMS,
                    Rule.OBJECT,
                    "webhookUrl",
                    Rule.URL,
                    "webhookEvents",
                    Rule.list(1, 3, Rule.oneOf("progress", "completed", "failed")));

    private static final Map<String, Rule> SEEDREAM = params(MIN_SIDE);
    private static final Map<String, Rule> SEEDREAM_WITH_PAGE = params(MIN_SIDE_OF_A_PAGE);

    private final Map<String, List<String>> violations = new TreeMap<>();

    private GenerateReader() {}

    private static Map<String, Rule> params(int minSide) {
        return Map.ofEntries(
                Map.entry(
                        "aspect_ratio",
                        Rule.matching(
                                "match_input_image|[1-9]\\d{0,4}:[1-9]\\d{0,4}",
                                "match_input_image or W:H")),
                Map.entry("size", Rule.TEXT),
                Map.entry("width", Rule.within(minSide, MAX_SIDE)),
                Map.entry("height", Rule.within(minSide, MAX_SIDE)),
                Map.entry("image_input", Rule.list(0, MAX_REFERENCES, Rule.URL)),
                Map.entry("enhance_prompt", Rule.FLAG),
                Map.entry("output_format", Rule.oneOf("jpg", "png")),
                Map.entry("resolution", Rule.TEXT),
                Map.entry("seed", Rule.INTEGER),
                Map.entry("guidance_scale", Rule.number(1, 10)),
                Map.entry("use_pre_llm", Rule.FLAG));
    }

    static GenerateRequest read(JsonNode body) {
        if (!body.isObject()) {
            throw ApiframeRefusal.of(400, "Invalid JSON body");
        }
        return new GenerateReader().checked(body);
    }

    private GenerateRequest checked(JsonNode body) {
        check(body, "", TOP);
        require(body, "model");
        require(body, "prompt");
        JsonNode params = body.path(PARAMS);
        Optional<ApiframeModel> model = ApiframeModel.find(body.path("model").asText());
        boolean hasPage = model.filter(known -> !known.sizes().isEmpty()).isPresent();
        check(params, PARAMS + ".", hasPage ? SEEDREAM_WITH_PAGE : SEEDREAM);
        model.ifPresent(known -> checkSize(params, known));
        if (!violations.isEmpty()) {
            throw ApiframeRefusal.invalid(violations);
        }
        return new GenerateRequest(model.orElseThrow(), body);
    }

    private void check(JsonNode object, String path, Map<String, Rule> rules) {
        object.fieldNames()
                .forEachRemaining(
                        field ->
                                Rule.violation(object, field, rules)
                                        .ifPresent(violation -> add(path + field, violation)));
    }

    private void require(JsonNode body, String field) {
        if (!body.has(field)) {
            add(field, "Required");
        }
    }

    private void checkSize(JsonNode params, ApiframeModel model) {
        String size = params.path("size").asText(model.defaultSize());
        if (!model.takes(size)) {
            add(
                    PARAMS + ".size",
                    "Invalid option: expected one of " + String.join("|", model.sizes()));
        }
        boolean hasSides = params.has("width") || params.has("height");
        if (hasSides && !size.equals(ApiframeModel.CUSTOM)) {
            add(PARAMS + ".size", "width and height are only for size custom");
        }
    }

    private void add(String path, String violation) {
        violations.computeIfAbsent(path, unused -> new ArrayList<>()).add(violation);
    }
}
