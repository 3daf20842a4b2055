package io.github.camelseedream.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Which keys a fault script has, and what each may hold. */
final class FaultKeys {

    /** What a key may hold, in words and as a test. */
    private record Kind(String words, Predicate<JsonNode> rule) {}

    private static final Kind TEXT = new Kind("a text", JsonNode::isTextual);
    private static final Kind FLAG = new Kind("true or false", JsonNode::isBoolean);
    private static final Kind MILLIS =
            new Kind("milliseconds, from 0", value -> isWhole(value) && value.asLong() >= 0);
    private static final Kind SECONDS =
            new Kind("seconds, from 0", value -> isWhole(value) && value.asLong() >= 0);
    private static final Kind BYTES =
            new Kind("a number of bytes, from 0", value -> isWhole(value) && value.asLong() >= 0);
    private static final Kind STATUS =
            new Kind(
                    "a status from 200 to 599",
                    value -> value.isInt() && value.asInt() >= 200 && value.asInt() <= 599);

    private static final Map<String, Kind> SCRIPT =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("match", new Kind("an object", JsonNode::isObject)),
                            Map.entry("times", new Kind("a number, -1 = always", JsonNode::isInt)),
                            Map.entry(
                                    "beyondPerSecond",
                                    new Kind(
                                            "a number of calls, from 1",
                                            value -> value.isInt() && value.asInt() > 0)),
                            Map.entry("accepted", FLAG),
                            Map.entry("delayMillis", MILLIS),
                            Map.entry("status", STATUS),
                            Map.entry("code", TEXT),
                            Map.entry("error", TEXT),
                            Map.entry("message", TEXT),
                            Map.entry("retryAfter", TEXT),
                            Map.entry("retryAfterDate", SECONDS),
                            Map.entry("html", FLAG),
                            Map.entry("okWithError", FLAG),
                            Map.entry("redirect", TEXT),
                            Map.entry("drop", oneOf("beforeAccept", "afterAccept")),
                            Map.entry("cutBody", FLAG),
                            Map.entry("slowBody", speed()),
                            Map.entry("wrongContentType", TEXT),
                            Map.entry("body", TEXT),
                            Map.entry("bodyBytes", BYTES),
                            Map.entry("gzip", FLAG),
                            Map.entry("emptyData", FLAG),
                            Map.entry("expiredUrl", FLAG),
                            Map.entry("refuseImages", imageNumbers()),
                            Map.entry("taskEnd", oneOf(TaskEnd.words())),
                            Map.entry("taskMillis", MILLIS),
                            Map.entry("imageBytes", BYTES),
                            Map.entry("truncateImage", FLAG),
                            Map.entry("escapeBase64", FLAG),
                            Map.entry("wrapBase64", FLAG)));

    private static final Map<String, Kind> MATCH =
            new TreeMap<>(
                    Map.of(
                            "method", TEXT,
                            "pathContains", TEXT,
                            "bodyContains", TEXT,
                            "promptContains", TEXT));

    private FaultKeys() {}

    /** What each key of a script takes, or of its match. */
    static Map<String, String> words(boolean ofMatch) {
        Map<String, String> words = new TreeMap<>();
        (ofMatch ? MATCH : SCRIPT).forEach((name, kind) -> words.put(name, kind.words));
        return words;
    }

    /** Refuses what is not in the grammar, naming what is. */
    static void check(JsonNode script) {
        if (!script.isObject()) {
            throw new IllegalArgumentException(
                    "A fault is a JSON object, such as {\"status\": 429, \"retryAfter\": \"2\"}");
        }
        check(script, SCRIPT);
        check(script.path("match"), MATCH);
    }

    private static void check(JsonNode object, Map<String, Kind> keys) {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            Kind kind = keys.get(name);
            if (kind == null) {
                throw new IllegalArgumentException(
                        "Unknown key '" + name + "' in a fault; known: " + keys.keySet());
            }
            if (!kind.rule.test(object.get(name))) {
                throw new IllegalArgumentException(
                        "The key '%s' of a fault cannot be %s; it takes %s"
                                .formatted(name, object.get(name), kind.words));
            }
        }
    }

    private static Kind oneOf(String... words) {
        String list =
                Arrays.stream(words)
                        .map(word -> '"' + word + '"')
                        .collect(Collectors.joining(" or "));
        return new Kind(list, value -> Arrays.asList(words).contains(value.textValue()));
    }

    private static Kind speed() {
        return new Kind(
                "an object such as {\"bytesPerSecond\": 1000}",
                value -> value.path("bytesPerSecond").asInt() > 0);
    }

    private static Kind imageNumbers() {
        return new Kind(
                "a list of image numbers, from 1",
                value ->
                        value.isArray()
                                && StreamSupport.stream(value.spliterator(), false)
                                        .allMatch(number -> number.isInt() && number.asInt() > 0));
    }

    private static boolean isWhole(JsonNode value) {
        return value.isIntegralNumber();
    }
}
