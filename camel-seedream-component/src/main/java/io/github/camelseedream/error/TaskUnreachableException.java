package io.github.camelseedream.error;

import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.TaskHandle;

/** The provider does not tell how its task stands, e.g. for a key that is no longer good. */
public final class TaskUnreachableException extends TaskException {

    private static final long serialVersionUID = 1L;

    /**
     * @param why what the provider said
     */
    public TaskUnreachableException(CallContext context, TaskHandle task, String why) {
        super(
                context,
                task,
                "the provider does not tell how the task of "
                        + context
                        + " stands: "
                        + why
                        + ". It may be billed; once that is mended, send task() to"
                        + " seedream:await instead of asking again");
    }
}
