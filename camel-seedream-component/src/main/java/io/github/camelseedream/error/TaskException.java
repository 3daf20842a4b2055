package io.github.camelseedream.error;

import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.result.TaskHandle;

/**
 * The provider took the request, and its images did not come here. They are paid for if they are
 * made: go on with {@code seedream:await} and {@link #task()} instead of asking again.
 */
public abstract sealed class TaskException extends SeedreamException
        permits TaskTimedOutException, TaskUnreachableException {

    private static final long serialVersionUID = 1L;

    private final transient TaskHandle task;

    TaskException(CallContext context, TaskHandle task, String message) {
        super(message, CallOutcome.ACCEPTED, false, context);
        this.task = task;
    }

    /** The handle to go on with. */
    public TaskHandle task() {
        return task;
    }
}
