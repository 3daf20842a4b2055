package io.github.camelseedream.simulator.apiframe;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** What a field may hold, and what is said if it holds something else; null is never taken. */
record Rule(Predicate<JsonNode> test, String violation) {

    static final Rule OBJECT = expected("object", JsonNode::isObject);
    static final Rule TEXT = expected("string", JsonNode::isTextual);
    static final Rule FLAG = expected("boolean", JsonNode::isBoolean);
    static final Rule INTEGER = expected("int", JsonNode::isIntegralNumber);
    static final Rule URL = new Rule(Rule::isUrl, "Invalid URL");

    static Rule expected(String type, Predicate<JsonNode> test) {
        return new Rule(test, "Invalid input: expected " + type);
    }

    static Rule within(long min, long max) {
        return new Rule(
                value -> value.isIntegralNumber() && isWithin(value.asLong(), min, max),
                "Invalid input: expected int from " + min + " to " + max);
    }

    static Rule number(long min, long max) {
        return new Rule(
                value -> value.isNumber() && value.asDouble() >= min && value.asDouble() <= max,
                "Invalid input: expected number from " + min + " to " + max);
    }

    static Rule oneOf(String... words) {
        return new Rule(
                value -> Arrays.asList(words).contains(value.textValue()),
                "Invalid option: expected one of " + String.join("|", words));
    }

    static Rule matching(String pattern, String words) {
        Pattern compiled = Pattern.compile(pattern);
        return new Rule(
                value -> value.isTextual() && compiled.matcher(value.textValue()).matches(),
                "Invalid string: expected " + words);
    }

    static Rule length(int min, int max) {
        return new Rule(
                value -> value.isTextual() && isWithin(value.textValue().length(), min, max),
                "Invalid input: expected string of " + min + " to " + max + " characters");
    }

    static Rule list(int min, int max, Rule each) {
        return new Rule(
                value ->
                        value.isArray()
                                && isWithin(value.size(), min, max)
                                && StreamSupport.stream(value.spliterator(), false)
                                        .allMatch(each.test),
                "Invalid input: expected array of "
                        + min
                        + " to "
                        + max
                        + " items; each: "
                        + each.violation);
    }

    /** The violation about this field of the object, if it is there and wrong. */
    static Optional<String> violation(JsonNode object, String field, Map<String, Rule> rules) {
        Rule rule = rules.get(field);
        if (rule == null) {
            return Optional.of("Unrecognized key");
        }
        return rule.test.test(object.get(field)) ? Optional.empty() : Optional.of(rule.violation);
    }

    private static boolean isUrl(JsonNode value) {
        try {
            URI url = URI.create(value.asText());
            return value.isTextual()
                    && url.getHost() != null
                    && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isWithin(long value, long min, long max) {
        return value >= min && value <= max;
    }
}
