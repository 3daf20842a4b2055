package io.github.camelseedream.error;

/**
 * The call was sent and no usable answer came: it may have been paid for. It is not repeated unless
 * somebody decides so, since repeating may pay twice.
 */
public final class OutcomeUnknownException extends SeedreamException {

    private static final long serialVersionUID = 1L;

    public OutcomeUnknownException(CallContext context, String message, Throwable cause) {
        super(message, CallOutcome.UNKNOWN, false, context);
        if (cause != null) {
            initCause(cause);
        }
    }
}
