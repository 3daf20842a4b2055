package io.github.camelseedream.error;

import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.CallOutcome;

/** The provider took the task, worked on it and gave up; it bills nothing. */
public final class TaskFailedException extends SeedreamException {

    private static final long serialVersionUID = 1L;

    /**
     * @param context with the task's id as the request id
     * @param text what the provider said, bounded
     */
    public TaskFailedException(CallContext context, String text) {
        super(
                "the task of "
                        + context
                        + " failed"
                        + (text.isEmpty() ? "" : ": " + text)
                        + ". Nothing is billed for it; the request may be sent again",
                CallOutcome.REJECTED,
                true,
                context);
    }
}
