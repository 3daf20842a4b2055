package io.github.camelseedream.provider.spec;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which values of a parameter a provider takes, and how to say so. Immutable and safe for use by
 * several threads.
 */
public final class ValueConstraint {

    private static final ValueConstraint ANY =
            new ValueConstraint("any", value -> true, "", List.of());

    private static final Pattern RANGE = Pattern.compile("(\\d+) (?:to (\\d+)|or more)");

    private final String accepted;
    private final Predicate<Object> accepts;
    private final String providerDefault;
    private final List<Long> ends;

    private ValueConstraint(
            String accepted, Predicate<Object> accepts, String providerDefault, List<Long> ends) {
        this.accepted = accepted;
        this.accepts = accepts;
        this.providerDefault = providerDefault;
        this.ends = ends;
    }

    /** Every value of the parameter's type. */
    public static ValueConstraint any() {
        return ANY;
    }

    /**
     * Reads what is accepted as a table says it: {@code 1 to 100}, {@code 1 or more}, a list of
     * values such as {@code png, jpeg}, or nothing where every value is.
     *
     * @param type the type of the values
     */
    static ValueConstraint parse(String accepted, Class<?> type) {
        if (accepted.isEmpty()) {
            return ANY;
        }
        Matcher range = RANGE.matcher(accepted);
        return range.matches()
                ? range(accepted, Long.parseLong(range.group(1)), range.group(2))
                : oneOf(accepted, type);
    }

    private static ValueConstraint range(String accepted, long min, String end) {
        long max = end == null ? Long.MAX_VALUE : Long.parseLong(end);
        return new ValueConstraint(
                accepted,
                value ->
                        value instanceof Number number
                                && number.doubleValue() >= min
                                && number.doubleValue() <= max,
                "",
                end == null ? List.of(min) : List.of(min, max));
    }

    private static ValueConstraint oneOf(String accepted, Class<?> type) {
        Stream<String> words = Stream.of(accepted.split(", "));
        List<?> values =
                type == Boolean.class ? words.map(Boolean::valueOf).toList() : words.toList();
        return new ValueConstraint(accepted, values::contains, "", List.of());
    }

    /** The same constraint, and what the provider does where there is no value. */
    ValueConstraint withDefault(String value) {
        return new ValueConstraint(accepted, accepts, value, ends);
    }

    /** Whether every value of the parameter's type is taken. */
    public boolean isAny() {
        return accepted.equals(ANY.accepted);
    }

    /** What the provider does without a value; empty where its documentation does not tell. */
    public String providerDefault() {
        return providerDefault;
    }

    /** The least number taken and, where there is one, the most; empty where it is no range. */
    public List<Long> ends() {
        return ends;
    }

    public boolean accepts(Object value) {
        return accepts.test(value);
    }

    /** What is accepted, for messages and documentation. */
    public String accepted() {
        return accepted;
    }
}
