package io.github.camelseedream.simulator.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** The one JSON mapper of the simulator. */
public final class Json {

    /** A reference of 30 MB in a data URI is a text of 40. */
    private static final StreamReadConstraints WITH_IMAGES =
            StreamReadConstraints.builder().maxStringLength(64 << 20).build();

    private static final JsonMapper MAPPER =
            JsonMapper.builder(JsonFactory.builder().streamReadConstraints(WITH_IMAGES).build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /** A plain value, or a tree, as a node. */
    public static JsonNode value(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** The tree, or a missing node when the bytes are not JSON. */
    public static JsonNode tree(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** The same tree, of each longer text only its first hundred characters. */
    public static JsonNode withoutLongTexts(JsonNode tree, int longest) {
        if (tree.isTextual() && tree.textValue().length() > longest) {
            return JsonNodeFactory.instance.textNode(tree.textValue().substring(0, 100) + "...");
        }
        if (tree.isArray()) {
            ArrayNode list = array();
            tree.forEach(element -> list.add(withoutLongTexts(element, longest)));
            return list;
        }
        if (tree.isObject()) {
            ObjectNode object = object();
            tree.fields()
                    .forEachRemaining(
                            field ->
                                    object.set(
                                            field.getKey(),
                                            withoutLongTexts(field.getValue(), longest)));
            return object;
        }
        return tree;
    }

    public static String pretty(JsonNode tree) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree is always writable", e);
        }
    }
}
