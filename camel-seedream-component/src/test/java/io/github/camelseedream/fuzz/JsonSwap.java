package io.github.camelseedream.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Puts one JSON value in the place of another. */
final class JsonSwap {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonSwap() {}

    static byte[] swapped(byte[] bytes, double at, String json) {
        try {
            JsonNode tree = JSON.readTree(bytes);
            List<Consumer<RawValue>> places = new ArrayList<>();
            collect(tree, places);
            if (places.isEmpty()) {
                return bytes;
            }
            places.get(Mutation.index(at, places.size())).accept(new RawValue(json));
            return JSON.writeValueAsBytes(tree);
        } catch (IOException noJson) {
            return bytes;
        }
    }

    private static void collect(JsonNode node, List<Consumer<RawValue>> places) {
        if (node instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                places.add(json -> object.putRawValue(field.getKey(), json));
                collect(field.getValue(), places);
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                places.add(json -> array.setRawValue(index, json));
                collect(array.get(i), places);
            }
        }
    }
}
