package io.github.camelseedream.simulator.uniall;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;

/** The relay says no to a call. */
final class UniAllRefusal extends RuntimeException {

    private final UniAllError error;

    /** An empty message stands for the error's usual one. */
    UniAllRefusal(UniAllError error, String message) {
        super(message, null, false, false);
        this.error = error;
    }

    static UniAllRefusal invalid(String message) {
        return new UniAllRefusal(UniAllError.INVALID_REQUEST, message);
    }

    int status() {
        return error.status();
    }

    ObjectNode body(Clock clock) {
        return error.body(getMessage(), clock);
    }
}
