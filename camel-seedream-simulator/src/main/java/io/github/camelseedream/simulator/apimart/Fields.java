package io.github.camelseedream.simulator.apimart;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The fields of a request, whose types are strict: a number in quotes is an error. */
record Fields(JsonNode body) {

    Optional<String> text(String name) {
        return typed(name, JsonNode::isTextual, "a string").map(JsonNode::textValue);
    }

    Optional<Boolean> flag(String name) {
        return typed(name, JsonNode::isBoolean, "a boolean").map(JsonNode::booleanValue);
    }

    Optional<Integer> integer(String name, int min, int max) {
        Optional<Integer> value =
                typed(name, JsonNode::isInt, "an integer").map(JsonNode::intValue);
        if (value.filter(number -> number < min || number > max).isPresent()) {
            throw ApiMartRefusal.buildFailed(
                    "invalid " + name + ": " + value.get() + ", allowed: " + min + "-" + max);
        }
        return value;
    }

    Optional<String> oneOf(String name, List<String> words) {
        Optional<String> value = text(name);
        value.ifPresent(word -> check(name, word, words));
        return value;
    }

    /** The fields of an object in this field; none if it is absent. */
    Fields within(String name) {
        return typed(name, JsonNode::isObject, "an object")
                .map(Fields::new)
                .orElseGet(() -> new Fields(body.path(name)));
    }

    /** The texts in a list; none if it is absent. */
    List<String> texts(String name) {
        Optional<JsonNode> list = typed(name, Fields::isListOfTexts, "an array of strings");
        return list.stream().flatMap(JsonNode::valueStream).map(JsonNode::textValue).toList();
    }

    static void check(String what, String word, List<String> words) {
        if (!words.contains(word)) {
            throw ApiMartRefusal.buildFailed(
                    "invalid " + what + ": " + word + ", allowed: " + String.join(", ", words));
        }
    }

    private static boolean isListOfTexts(JsonNode value) {
        return value.isArray() && value.valueStream().allMatch(JsonNode::isTextual);
    }

    private Optional<JsonNode> typed(String name, Predicate<JsonNode> type, String expected) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!type.test(value)) {
            throw ApiMartRefusal.buildFailed(name + " must be " + expected);
        }
        return Optional.of(value);
    }
}
