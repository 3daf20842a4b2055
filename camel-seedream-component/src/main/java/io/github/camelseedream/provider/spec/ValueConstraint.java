package io.github.camelseedream.provider.spec;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which values of a parameter a provider takes, and how to say so. Immutable. */
public final class ValueConstraint {

    private static final ValueConstraint ANY =
            new ValueConstraint("any", value -> true, "", List.of());

    private final String accepted;
    private final Predicate<Object> accepts;
    private final String standard;
    private final List<Long> ends;

    private ValueConstraint(
            String accepted, Predicate<Object> accepts, String standard, List<Long> ends) {
        this.accepted = accepted;
        this.accepts = accepts;
        this.standard = standard;
        this.ends = ends;
    }

    /** Every value of the parameter's type. */
    public static ValueConstraint any() {
        return ANY;
    }

    /** Numbers from {@code least} to {@code most}. */
    public static ValueConstraint range(long least, long most) {
        return new ValueConstraint(
                least + " to " + most,
                value ->
                        value instanceof Number number
                                && number.doubleValue() >= least
                                && number.doubleValue() <= most,
                "",
                List.of(least, most));
    }

    /** Numbers from {@code least} up. */
    public static ValueConstraint atLeast(long least) {
        return new ValueConstraint(
                least + " or more",
                value -> value instanceof Number number && number.doubleValue() >= least,
                "",
                List.of(least));
    }

    /** The listed values. */
    public static ValueConstraint oneOf(Object... values) {
        List<Object> list = List.of(values);
        return new ValueConstraint(
                list.stream().map(String::valueOf).collect(Collectors.joining(", ")),
                list::contains,
                "",
                List.of());
    }

    /** The same rule, and what the provider does where there is no value. */
    ValueConstraint standard(String value) {
        return new ValueConstraint(accepted, accepts, value, ends);
    }

    /** Whether every value of the parameter's type is taken. */
    public boolean isAny() {
        return accepted.equals(ANY.accepted);
    }

    /** What the provider does without a value; empty where its documentation does not tell. */
    public String standard() {
        return standard;
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
