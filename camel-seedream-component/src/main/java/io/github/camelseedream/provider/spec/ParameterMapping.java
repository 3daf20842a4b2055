package io.github.camelseedream.provider.spec;

import io.github.camelseedream.request.ImageParameter;
import java.util.List;

/**
 * One row of a provider's table: what becomes of one parameter. Immutable.
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

    /** The provider's names for it; empty where nothing is sent. */
    public List<String> wireNames() {
        return wireName.isEmpty() ? List.of() : List.of(wireName.split(", "));
    }

    /** Whether the value goes out under {@link #wireName()} unchanged. */
    public boolean isSentAsIs() {
        return handling == Handling.PASSTHROUGH || handling == Handling.RENAMED;
    }
}
