package io.github.camelseedream.error;

import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.CallOutcome;

/** The images of a task were made and paid for, and the provider no longer keeps them. */
public final class TaskExpiredException extends SeedreamException {

    private static final long serialVersionUID = 1L;

    /**
     * @param context with the task's id as the request id
     */
    public TaskExpiredException(CallContext context) {
        super(
                "the images of "
                        + context
                        + " were made, and the provider no longer keeps them. Await a task sooner"
                        + " than its images expire",
                CallOutcome.ACCEPTED,
                false,
                context);
    }
}
