package io.github.camelseedream.simulator.lumenfall;

import io.github.camelseedream.simulator.protocol.Fields;
import io.github.camelseedream.simulator.protocol.Refusal;

/** What the gateway says of a field that is wrong. */
final class FieldErrors implements Fields.Errors {

    @Override
    public Refusal missing(String name) {
        return refusal("Missing required parameter: " + name);
    }

    @Override
    public Refusal invalid(String name, String expected) {
        return refusal(
                "Invalid input: expected " + expected.replaceFirst("^an? ", "") + " for " + name);
    }

    @Override
    public Refusal outOfRange(String name, String value, String min, String max) {
        return refusal("Invalid " + name + ": expected " + min + " to " + max);
    }

    static Refusal refusal(String message) {
        return LumenfallError.INVALID_REQUEST.refusal(message);
    }
}
