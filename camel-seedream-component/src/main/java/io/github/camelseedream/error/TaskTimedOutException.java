package io.github.camelseedream.error;

import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.CancelOutcome;
import io.github.camelseedream.result.TaskHandle;
import java.util.Optional;

/**
 * The time to wait for a task was over, or the Camel context stops. The provider goes on with it,
 * unless {@link #cancellation()} says otherwise.
 */
public final class TaskTimedOutException extends TaskException {

    private static final long serialVersionUID = 1L;

    private static final String GOES_ON =
            "he provider goes on and may bill them; send task() to seedream:await instead of asking"
                    + " again";

    private final CancelOutcome cancellation;

    /**
     * @param why what ended the wait
     */
    public TaskTimedOutException(CallContext context, TaskHandle task, String why) {
        this(context, task, why, "T" + GOES_ON, null);
    }

    private TaskTimedOutException(
            CallContext context,
            TaskHandle task,
            String why,
            String andNow,
            CancelOutcome cancellation) {
        super(context, task, "the images of " + context + " are not ready: " + why + ". " + andNow);
        this.cancellation = cancellation;
    }

    /**
     * The provider was asked to stop the task then.
     *
     * @param outcome what became of that
     */
    public static TaskTimedOutException cancelled(
            CallContext context, TaskHandle task, String why, CancelOutcome outcome) {
        String andNow =
                switch (outcome) {
                    case cancelled ->
                            "The provider has stopped it, as onTimeout=cancel asks; what it had done"
                                    + " until then may be billed";
                    case requested ->
                            "The provider stops it if it still can, as onTimeout=cancel asks, and"
                                    + " may bill what it makes; send task() to seedream:status to"
                                    + " see what became of it";
                    case unknown ->
                            "The provider knew no such task when it was to be stopped, as"
                                    + " onTimeout=cancel asks; it may be billed";
                    case ended ->
                            "It had ended before it could be stopped, as onTimeout=cancel asks, and"
                                    + " may be billed; send task() to seedream:await instead of"
                                    + " asking again";
                };
        return new TaskTimedOutException(context, task, why, andNow, outcome);
    }

    /**
     * The provider was to be asked to stop the task then, and could not be.
     *
     * @param problem why
     */
    public static TaskTimedOutException notCancelled(
            CallContext context, TaskHandle task, String why, String problem) {
        return new TaskTimedOutException(
                context,
                task,
                why,
                "It could not be stopped, as onTimeout=cancel asks ("
                        + problem
                        + "), so t"
                        + GOES_ON,
                null);
    }

    /**
     * What became of stopping the task under {@code onTimeout=cancel}; empty where that was not
     * asked for, and where it failed.
     */
    public Optional<CancelOutcome> cancellation() {
        return Optional.ofNullable(cancellation);
    }
}
