package io.github.camelseedream.simulator.protocol;

import io.github.camelseedream.simulator.fault.ErrorReply;

/** A provider says no to a call. The answer is this error in the provider's own form. */
public final class Refusal extends RuntimeException {

    private final transient ErrorReply error;

    public Refusal(ErrorReply error) {
        super(error.message(), null, false, false);
        this.error = error;
    }

    /** The usual error of this status. */
    public static Refusal of(int status, String message) {
        return new Refusal(new ErrorReply(status, "", message));
    }

    public ErrorReply error() {
        return error;
    }
}
