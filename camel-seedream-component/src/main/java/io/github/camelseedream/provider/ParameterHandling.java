package io.github.camelseedream.provider;

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
public record ParameterHandling(
        ImageParameter<?> parameter,
        Handling handling,
        String wireName,
        ValueRule rule,
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
        NEUTRAL_ONLY
    }

    public ParameterHandling(
            ImageParameter<?> parameter, Handling handling, String wireName, ValueRule rule) {
        this(parameter, handling, wireName, rule, "");
    }

    public static ParameterHandling passthrough(ImageParameter<?> parameter, ValueRule rule) {
        return new ParameterHandling(parameter, Handling.PASSTHROUGH, parameter.name(), rule);
    }

    public static ParameterHandling renamed(
            ImageParameter<?> parameter, String wireName, ValueRule rule) {
        return new ParameterHandling(parameter, Handling.RENAMED, wireName, rule);
    }

    public static ParameterHandling converted(
            ImageParameter<?> parameter, String wireName, ValueRule rule) {
        return new ParameterHandling(parameter, Handling.CONVERTED, wireName, rule);
    }

    /** Done by the component; nothing is sent for it. */
    public static ParameterHandling emulated(ImageParameter<?> parameter, ValueRule rule) {
        return new ParameterHandling(parameter, Handling.EMULATED, "", rule);
    }

    /** Not taken, but {@code value} is what the provider does anyway, so it is accepted. */
    public static ParameterHandling neutralOnly(ImageParameter<?> parameter, Object value) {
        return new ParameterHandling(parameter, Handling.NEUTRAL_ONLY, "", ValueRule.oneOf(value));
    }

    /** The same row with a note for the documentation. */
    public ParameterHandling note(String text) {
        return new ParameterHandling(parameter, handling, wireName, rule, text);
    }

    /** The same row with what the provider does where the parameter is absent. */
    public ParameterHandling standard(Object value) {
        ValueRule told = rule.standard(value.toString());
        return new ParameterHandling(parameter, handling, wireName, told, note);
    }

    /** Whether the value goes out under {@link #wireName()} unchanged. */
    public boolean isSentAsIs() {
        return handling == Handling.PASSTHROUGH || handling == Handling.RENAMED;
    }
}
