package io.github.camelseedream.error;

import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.TaskHandle;

/**
 * The time to wait for a task was over, or the Camel context stops. The provider goes on with it.
 */
public final class TaskTimedOutException extends TaskException {

    private static final long serialVersionUID = 1L;

    /**
     * @param why what ended the wait
     */
    public TaskTimedOutException(CallContext context, TaskHandle task, String why) {
        super(
                context,
                task,
                "the images of "
                        + context
                        + " are not ready: "
                        + why
                        + ". The provider goes on and may bill them; send task() to"
                        + " seedream:await instead of asking again");
    }
}
