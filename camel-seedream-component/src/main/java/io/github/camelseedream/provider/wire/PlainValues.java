package io.github.camelseedream.provider.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.github.camelseedream.result.StoredImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON trees as maps, lists, texts, numbers and booleans. */
final class PlainValues {

    private PlainValues() {}

    static Object of(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> map(node);
            case ARRAY -> list(node);
            case STRING -> node.textValue();
            case NUMBER -> node.numberValue();
            case BOOLEAN -> node.booleanValue();
            case POJO, BINARY ->
                    OpenAiImageJson.image(node)
                            .<Object>map(PlainValues::text)
                            .orElseGet(() -> embedded(node));
            case NULL, MISSING -> null;
        };
    }

    /** What a program put into its tree; no text leads to that. */
    private static Object embedded(JsonNode node) {
        return node instanceof POJONode pojo
                ? pojo.getPojo()
                : node instanceof BinaryNode binary ? binary.binaryValue() : null;
    }

    private static String text(StoredImage image) {
        return "(" + image.format().mediaType() + ", " + image.length() + " bytes)";
    }

    private static Map<String, Object> map(JsonNode node) {
        Map<String, Object> map = new LinkedHashMap<>();
        node.properties().forEach(field -> map.put(field.getKey(), of(field.getValue())));
        return map;
    }

    private static List<Object> list(JsonNode node) {
        List<Object> list = new ArrayList<>(node.size());
        node.forEach(element -> list.add(of(element)));
        return list;
    }
}
