package io.github.camelseedream.provider.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.github.camelseedream.result.StoredImage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** JSON trees, and what a program writes in their place, as maps, lists and plain values. */
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

    /** Maps and lists of any type, with what they hold; another value stays as it is. */
    static Object of(Object value) {
        if (value instanceof JsonNode node) {
            return of(node);
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((name, inner) -> plain.put(String.valueOf(name), of(inner)));
            return plain;
        } else if (value instanceof Collection<?> list) {
            return list(list.stream());
        } else if (value instanceof Object[] array) {
            return list(Stream.of(array));
        }
        return value;
    }

    private static List<Object> list(Stream<?> elements) {
        List<Object> list = new ArrayList<>();
        elements.forEach(element -> list.add(of(element)));
        return list;
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
