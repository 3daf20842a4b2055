package io.github.camelseedream.provider.spec;

import io.github.camelseedream.request.ImageParameter;

/**
 * A number of a provider's own that a parameter is held to, beyond the ranges of its table: the one
 * place of the number, for the check, the documentation and the tests. Immutable.
 *
 * @param parameter what is limited
 * @param unit what is counted, e.g. {@code characters}
 * @param min the least that is taken
 * @param max the most that is taken
 */
public record Limit(ImageParameter<?> parameter, String unit, long min, long max) {

    public boolean contains(long number) {
        return number >= min && number <= max;
    }

    /** What is accepted, for messages and documentation. */
    public String accepted() {
        return min + " to " + max;
    }
}
