package io.github.camelseedream.example.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * What an option takes, as the catalogue tells. Camel itself is no judge: it reads a number that is
 * none as 0.
 *
 * @param accepted in words
 */
record ValueType(String accepted, Predicate<String> test) {

    private static final Pattern DURATION =
            Pattern.compile(
                    "\\d{1,18}|(?=\\d)(\\d+d)?(\\d+h)?(\\d+m)?(\\d+s)?(\\d+ms)?",
                    Pattern.CASE_INSENSITIVE);

    static final ValueType SWITCH = oneOf(List.of("true", "false"));

    /** The type of an option of the catalogue. */
    static ValueType of(JsonNode option) {
        return switch (option.path("type").asText()) {
            case "boolean" -> SWITCH;
            case "integer" ->
                    option.path("javaType").asText().toLowerCase(Locale.ROOT).contains("long")
                            ? wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE)
                            : wholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE);
            case "duration" ->
                    new ValueType(
                            "milliseconds, or such as 90s, 5m or 1h30m",
                            DURATION.asMatchPredicate());
            case "enum" ->
                    oneOf(
                            StreamSupport.stream(option.path("enum").spliterator(), false)
                                    .map(JsonNode::asText)
                                    .toList());
            default -> new ValueType("any text", value -> true);
        };
    }

    static ValueType wholeNumber(long least, long most) {
        return new ValueType(
                "a whole number" + (least == 0 ? " from 0" : ""),
                value -> isBetween(value, least, most));
    }

    private static boolean isBetween(String value, long least, long most) {
        try {
            long number = Long.parseLong(value);
            return least <= number && number <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static ValueType oneOf(List<String> words) {
        return new ValueType(
                String.join(", ", words),
                value -> words.stream().anyMatch(value::equalsIgnoreCase));
    }

    /** What is wrong with a value, or nothing. */
    Optional<String> complaint(String name, String value) {
        return test.test(value)
                ? Optional.empty()
                : Optional.of("-D" + name + "=" + value + " is not taken. Accepted: " + accepted);
    }
}
