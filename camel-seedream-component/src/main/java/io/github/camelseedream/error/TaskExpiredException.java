package io.github.camelseedream.error;

/** The pictures of a task were made and paid for, and the provider no longer keeps them. */
public final class TaskExpiredException extends SeedreamException {

    private static final long serialVersionUID = 1L;

    /**
     * @param context with the task's id as the request id
     */
    public TaskExpiredException(CallContext context) {
        super(
                "the pictures of "
                        + context
                        + " were made, and the provider no longer keeps them. Await a task sooner"
                        + " than its pictures expire",
                CallOutcome.ACCEPTED,
                false,
                context);
    }
}
