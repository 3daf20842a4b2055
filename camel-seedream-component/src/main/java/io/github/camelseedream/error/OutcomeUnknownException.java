package io.github.camelseedream.error;

import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.CallOutcome;

/**
 * The call was sent and no usable answer came: it may have been paid for. It is not repeated unless
 * somebody decides so, since repeating may pay twice.
 */
public final class OutcomeUnknownException extends SeedreamException {

    private static final long serialVersionUID = 1L;

    private static final String MAYBE_PAID = ". It may have been paid for";

    private static final String NOT_REPEATED =
            ", so it is not repeated; repeatUnknown=true lets a redelivery repeat it";

    private final String problem;

    /**
     * @param message the whole message
     * @param cause may be null
     */
    public OutcomeUnknownException(CallContext context, String message, Throwable cause) {
        this(context, message, "", cause);
    }

    private OutcomeUnknownException(
            CallContext context, String problem, String ending, Throwable cause) {
        super(problem + ending, CallOutcome.UNKNOWN, false, context);
        this.problem = problem;
        if (cause != null) {
            initCause(cause);
        }
    }

    /**
     * An unknown outcome, with a message that goes on with what that means.
     *
     * @param problem what happened, without a full stop
     * @param cause may be null
     */
    public static OutcomeUnknownException because(
            CallContext context, String problem, Throwable cause) {
        return new OutcomeUnknownException(context, problem, MAYBE_PAID + NOT_REPEATED, cause);
    }

    /**
     * The same doubt after the call was sent again. What that came to is suppressed and no cause:
     * Camel would look for a handler of the cause first.
     */
    public OutcomeUnknownException sentAgain(SeedreamException later) {
        OutcomeUnknownException still =
                new OutcomeUnknownException(
                        context(),
                        problem,
                        MAYBE_PAID + ". Sent again, it ended so: " + later.getMessage(),
                        null);
        still.addSuppressed(later);
        return still;
    }
}
