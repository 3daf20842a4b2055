package io.github.camelseedream.provider.spec;

/**
 * A field of the provider's own that its documentation names. It is given under {@code parameters}
 * or by its own name in a structured body; fields that are not listed pass through untyped.
 * Immutable.
 *
 * @param name the provider's name; a dot stands for a field within an object
 * @param type Boolean, List, Long, Number or String
 * @param rule the values it takes
 * @param note which models and hosts understand it
 */
public record ProviderParameter(String name, Class<?> type, ValueConstraint rule, String note) {}
