package io.github.camelseedream.provider.spec;

import io.github.camelseedream.request.ImageParameter;

/**
 * One row of a provider's table: what becomes of one parameter.
 *
 * @param parameter the parameter
 * @param handling in which of the ways it is handled
 * @param wireName the provider's name for it; several are separated by a comma, and a dot stands
 *     for a field within an object; empty where nothing is sent
 * @param rule the values it takes
 * @param note what a reader should know; may be empty
 */
public record ParameterMapping(
        ImageParameter<?> parameter,
        Handling handling,
        String wireName,
        ValueConstraint rule,
        String note) {

    /** The ways a parameter is handled, in the words of the providers' own documentation. */
    public enum Handling {
        /** Sent as it is under the same name. */
        PASSTHROUGH,
        /** Sent as it is under the provider's name. */
        RENAMED,
        /** Sent in the provider's own form. */
        CONVERTED,
        /** Done by the component, since the provider has no such thing. */
        EMULATED,
        /** Not taken, except a value that asks for what the provider does anyway. */
        DEFAULT_VALUE_ONLY
    }

    public ParameterMapping(
            ImageParameter<?> parameter, Handling handling, String wireName, ValueConstraint rule) {
        this(parameter, handling, wireName, rule, "");
    }

    public static ParameterMapping passthrough(ImageParameter<?> parameter, ValueConstraint rule) {
        return new ParameterMapping(parameter, Handling.PASSTHROUGH, parameter.name(), rule);
    }

    public static ParameterMapping renamed(
            ImageParameter<?> parameter, String wireName, ValueConstraint rule) {
        return new ParameterMapping(parameter, Handling.RENAMED, wireName, rule);
    }

    public static ParameterMapping converted(
            ImageParameter<?> parameter, String wireName, ValueConstraint rule) {
        return new ParameterMapping(parameter, Handling.CONVERTED, wireName, rule);
    }

    /** Done by the component; nothing is sent for it. */
    public static ParameterMapping emulated(ImageParameter<?> parameter, ValueConstraint rule) {
        return new ParameterMapping(parameter, Handling.EMULATED, "", rule);
    }

    /** Not taken, but {@code value} is what the provider does anyway, so it is accepted. */
    public static ParameterMapping neutralOnly(ImageParameter<?> parameter, Object value) {
        return new ParameterMapping(
                parameter, Handling.DEFAULT_VALUE_ONLY, "", ValueConstraint.oneOf(value));
    }

    /** The same row with a note for the documentation. */
    public ParameterMapping note(String text) {
        return new ParameterMapping(parameter, handling, wireName, rule, text);
    }

    /** The same row with what the provider does where the parameter is absent. */
    public ParameterMapping standard(Object value) {
        ValueConstraint told = rule.standard(value.toString());
        return new ParameterMapping(parameter, handling, wireName, told, note);
    }

    /** Whether the value goes out under {@link #wireName()} unchanged. */
    public boolean isSentAsIs() {
        return handling == Handling.PASSTHROUGH || handling == Handling.RENAMED;
    }
}
