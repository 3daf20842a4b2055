package io.github.camelseedream.error;

import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.CallOutcome;

/**
 * A failure of the component. {@link #outcome()} says whether the call may have been paid for, and
 * {@link #isRepeatable()} whether sending it again cannot pay twice. Catch the subclasses by what
 * the route does next. Immutable but for its stack trace, so threads may share it.
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

    CallContext context() {
        return context == null ? CallContext.NONE : context;
    }

    /**
     * What an attempt that failed leaves to the next one. Camel makes a new exchange for each
     * redelivery of some steps (enrich, circuitBreaker, split, seda), and what such a new one has
     * of the earlier one is the exception it failed with. For the component only.
     */
    public static final class LeftBehind {

        private LeftBehind() {}

        /** Hands something on with a failure. */
        public static void with(SeedreamException failure, Object left) {
            failure.leftBehind = left;
        }

        /**
         * What a failure hands on, where it or one of its causes does.
         *
         * @param failure may be null
         * @return null where there is nothing of that type
         */
        public static <T> T by(Throwable failure, Class<T> type) {
            Throwable cause = failure;
            for (int depth = 0; cause != null && depth < 20; depth++) {
                if (cause instanceof SeedreamException told && type.isInstance(told.leftBehind)) {
                    return type.cast(told.leftBehind);
                }
                cause = cause.getCause();
            }
            return null;
        }
    }
}
