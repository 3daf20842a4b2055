package io.github.camelseedream.simulator.apimart;

import io.github.camelseedream.simulator.protocol.Fields;
import io.github.camelseedream.simulator.protocol.Refusal;
import java.util.Collection;

/** What the provider says of a field that is wrong. */
final class FieldErrors implements Fields.Errors {

    @Override
    public Refusal missing(String name) {
        return ApiMartError.badRequest("Invalid request parameters: " + name + " is required");
    }

    @Override
    public Refusal invalid(String name, String expected) {
        return ApiMartError.buildFailed(name + " must be " + expected);
    }

    @Override
    public Refusal notOneOf(String name, String value, Collection<String> accepted) {
        return notAllowed(name, value, String.join(", ", accepted));
    }

    @Override
    public Refusal outOfRange(String name, String value, String min, String max) {
        return notAllowed(name, value, min + "-" + max);
    }

    /** Of a field within another, only its own name is said. */
    private static Refusal notAllowed(String name, String value, String allowed) {
        String own = name.substring(name.lastIndexOf('.') + 1);
        return ApiMartError.buildFailed("invalid " + own + ": " + value + ", allowed: " + allowed);
    }
}
