package io.github.camelseedream.error;

import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.CallOutcome;

/**
 * The provider took the task, worked on it and gave up, and bills nothing; or somebody cancelled
 * the task, and then {@link #outcome()} is unknown.
 */
public final class TaskFailedException extends SeedreamException {

    private static final long serialVersionUID = 1L;

    /**
     * @param context with the task's id as the request id
     * @param text what the provider said, bounded
     */
    public TaskFailedException(CallContext context, String text) {
        this(
                "the task of "
                        + context
                        + " failed"
                        + (text.isEmpty() ? "" : ": " + text)
                        + ". Nothing is billed for it; the request may be sent again",
                CallOutcome.REJECTED,
                context);
    }

    private TaskFailedException(String message, CallOutcome outcome, CallContext context) {
        super(message, outcome, outcome == CallOutcome.REJECTED, context);
    }

    /**
     * Somebody cancelled the task. It is not submitted again unasked.
     *
     * @param context with the task's id as the request id
     */
    public static TaskFailedException cancelled(CallContext context) {
        return new TaskFailedException(
                "the task of "
                        + context
                        + " was cancelled. What it had done until then may be billed, and the"
                        + " request is not sent again unasked",
                CallOutcome.UNKNOWN,
                context);
    }
}
