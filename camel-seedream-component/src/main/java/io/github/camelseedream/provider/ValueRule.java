package io.github.camelseedream.provider;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which values of a parameter a provider takes, and how to say so. Immutable. */
public final class ValueRule {

    private static final ValueRule ANY = new ValueRule("any", value -> true);

    private final String accepted;
    private final Predicate<Object> accepts;

    private ValueRule(String accepted, Predicate<Object> accepts) {
        this.accepted = accepted;
        this.accepts = accepts;
    }

    /** Every value of the parameter's type. */
    public static ValueRule any() {
        return ANY;
    }

    /** Numbers from {@code least} to {@code most}. */
    public static ValueRule range(long least, long most) {
        return new ValueRule(
                least + " to " + most,
                value ->
                        value instanceof Number number
                                && number.doubleValue() >= least
                                && number.doubleValue() <= most);
    }

    /** Numbers from {@code least} up. */
    public static ValueRule atLeast(long least) {
        return new ValueRule(
                least + " or more",
                value -> value instanceof Number number && number.doubleValue() >= least);
    }

    /** The listed values. */
    public static ValueRule oneOf(Object... values) {
        List<Object> list = List.of(values);
        return new ValueRule(
                list.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                list::contains);
    }

    public boolean accepts(Object value) {
        return accepts.test(value);
    }

    /** What is accepted, for messages and documentation. */
    public String accepted() {
        return accepted;
    }
}
