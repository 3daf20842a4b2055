package io.github.camelseedream.simulator.lumenfall;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The gateway says no to a call. */
final class LumenfallRefusal extends RuntimeException {

    private final LumenfallError error;

    LumenfallRefusal(LumenfallError error, String message) {
        super(message, null, false, false);
        this.error = error;
    }

    static LumenfallRefusal invalid(String message) {
        return new LumenfallRefusal(LumenfallError.INVALID_REQUEST, message);
    }

    int status() {
        return error.status();
    }

    ObjectNode body() {
        return error.body(getMessage());
    }
}
