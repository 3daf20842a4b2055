package io.github.camelseedream.error;

import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.CallOutcome;

/** The component had no room for the call in time; nothing was sent. */
public final class CapacityExceededException extends SeedreamException {

    private static final long serialVersionUID = 1L;

    public CapacityExceededException(CallContext context, String message) {
        super(message, CallOutcome.NOT_SENT, true, context);
    }
}
