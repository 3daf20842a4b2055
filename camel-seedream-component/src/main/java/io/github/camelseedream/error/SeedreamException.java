package io.github.camelseedream.error;

import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.CallOutcome;

/**
 * A failure of the component. {@link #outcome()} says whether the call may have been paid for, and
 * {@link #isRepeatable()} whether sending it again cannot pay twice. Catch the subclasses by what
 * the route does next.
 */
public class SeedreamException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final CallOutcome outcome;
    private final boolean repeatable;
    private final transient CallContext context;
    private transient volatile Object leftBehind;

    protected SeedreamException(
            String message, CallOutcome outcome, boolean repeatable, CallContext context) {
        super(message);
        this.outcome = outcome;
        this.repeatable = repeatable;
        this.context = context;
    }

    /** What became of the call, seen from the bill. */
    public CallOutcome outcome() {
        return outcome;
    }

    /** Whether sending the request again cannot pay twice and may succeed. */
    public boolean isRepeatable() {
        return repeatable;
    }

    /** The provider's name, or an empty text. */
    public String provider() {
        return context().provider();
    }

    /** The model id as it was sent, or an empty text. */
    public String model() {
        return context().model();
    }

    /** The provider's id of the request, or an empty text. */
    public String requestId() {
        return context().requestId();
    }

    void leaveBehind(Object left) {
        leftBehind = left;
    }

    Object leftBehind() {
        return leftBehind;
    }

    CallContext context() {
        return context == null ? CallContext.NONE : context;
    }
}
