package io.github.camelseedream.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.camelseedream.simulator.http.Json;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the value of a fault's key may be.
 *
 * @param words the accepted values, for the manual and for errors
 * @param accepts the same as a test
 * @param reader from JSON
 * @param writer to something that Jackson writes
 * @param absent the value of a key that is not there
 */
record ValueType<T>(
        String words,
        Predicate<JsonNode> accepts,
        Function<JsonNode, T> reader,
        Function<T, Object> writer,
        T absent) {

    static final ValueType<String> TEXT =
            of("a text", JsonNode::isTextual, JsonNode::textValue, "");
    static final ValueType<Boolean> FLAG =
            of("true or false", JsonNode::isBoolean, JsonNode::booleanValue, false);
    static final ValueType<Long> BYTES =
            of("a number of bytes, from 0", ValueType::isFromZero, JsonNode::longValue, 0L);
    static final ValueType<Integer> STATUS = number("a status from 200 to 599", 200, 599, 0);
    static final ValueType<Integer> RATE =
            number("a number of calls, from 1", 1, Integer.MAX_VALUE, 0);
    static final ValueType<Integer> TIMES =
            number("a number, -1 = always", Integer.MIN_VALUE, Integer.MAX_VALUE, 1);
    static final ValueType<JsonNode> OBJECT =
            of("an object", JsonNode::isObject, node -> node, MissingNode.getInstance());

    static final ValueType<Duration> MILLIS =
            new ValueType<>(
                    "milliseconds, from 0",
                    ValueType::isFromZero,
                    node -> Duration.ofMillis(node.longValue()),
                    Duration::toMillis,
                    Duration.ZERO);

    static final ValueType<Duration> SECONDS =
            new ValueType<>(
                    "seconds, from 0",
                    ValueType::isFromZero,
                    node -> Duration.ofSeconds(node.longValue()),
                    Duration::toSeconds,
                    Duration.ZERO);

    static final ValueType<Integer> SPEED =
            new ValueType<>(
                    "an object such as {\"bytesPerSecond\": 1000}",
                    node -> node.path("bytesPerSecond").asInt() > 0,
                    node -> node.path("bytesPerSecond").asInt(),
                    speed -> Json.object().put("bytesPerSecond", speed),
                    0);

    static final ValueType<Integer> EVENTS =
            number("a number of events, from 0", 0, Integer.MAX_VALUE, Integer.MAX_VALUE);
    static final ValueType<Integer> IMAGE_NUMBER =
            number("the number of an image, from 1", 1, Integer.MAX_VALUE, 0);

    static final ValueType<EventStyle> EVENT_STYLE =
            new ValueType<>(
                    quoted(EventStyle.words()),
                    node -> Arrays.asList(EventStyle.words()).contains(node.textValue()),
                    node -> EventStyle.of(node.textValue()),
                    EventStyle::word,
                    EventStyle.USUAL);

    static final ValueType<List<Integer>> IMAGE_NUMBERS =
            of(
                    "a list of image numbers, from 1",
                    node -> node.isArray() && node.valueStream().allMatch(ValueType::isFromOne),
                    node -> node.valueStream().map(JsonNode::intValue).toList(),
                    List.of());

    static final ValueType<TaskEnd> TASK_END =
            new ValueType<>(
                    quoted(TaskEnd.words()),
                    node -> Arrays.asList(TaskEnd.words()).contains(node.textValue()),
                    node -> TaskEnd.of(node.textValue()),
                    TaskEnd::word,
                    TaskEnd.COMPLETED);

    static ValueType<String> oneOf(String... words) {
        return of(
                quoted(words),
                node -> Arrays.asList(words).contains(node.textValue()),
                JsonNode::textValue,
                "");
    }

    private static <T> ValueType<T> of(
            String words, Predicate<JsonNode> accepts, Function<JsonNode, T> reader, T absent) {
        return new ValueType<>(words, accepts, reader, value -> value, absent);
    }

    private static ValueType<Integer> number(String words, int min, int max, int absent) {
        Predicate<JsonNode> accepts =
                node -> node.isInt() && node.intValue() >= min && node.intValue() <= max;
        return of(words, accepts, JsonNode::intValue, absent);
    }

    private static boolean isFromZero(JsonNode node) {
        return node.isIntegralNumber() && node.longValue() >= 0;
    }

    private static boolean isFromOne(JsonNode node) {
        return node.isInt() && node.intValue() >= 1;
    }

    private static String quoted(String... words) {
        return Arrays.stream(words)
                .map(word -> '"' + word + '"')
                .collect(Collectors.joining(" or "));
    }
}
