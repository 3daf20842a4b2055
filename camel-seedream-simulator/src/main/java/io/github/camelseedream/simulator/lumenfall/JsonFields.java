package io.github.camelseedream.simulator.lumenfall;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Predicate;

/** Fields of a JSON body, where types are strict and null counts as absent. */
record JsonFields(JsonNode body) implements Fields {

    @Override
    public Optional<String> text(String name) {
        return typed(name, JsonNode::isTextual, "string").map(JsonNode::textValue);
    }

    @Override
    public Optional<Long> integer(String name) {
        return typed(name, JsonFields::isInteger, "integer").map(JsonNode::longValue);
    }

    @Override
    public Optional<Boolean> flag(String name) {
        return typed(name, JsonNode::isBoolean, "boolean").map(JsonNode::booleanValue);
    }

    private static boolean isInteger(JsonNode value) {
        return value.isIntegralNumber() && value.canConvertToLong();
    }

    private Optional<JsonNode> typed(String name, Predicate<JsonNode> type, String expected) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!type.test(value)) {
            throw LumenfallRefusal.invalid("Invalid input: expected " + expected + " for " + name);
        }
        return Optional.of(value);
    }
}
