package io.github.camelseedream.error;

/**
 * What an attempt that failed leaves to the next one. Camel makes a new exchange for each
 * redelivery of some steps (enrich, circuitBreaker, split, seda), and what such a new one has of
 * the earlier one is the exception it failed with. For the component only.
 */
public final class LeftBehind {

    private LeftBehind() {}

    /** Hands something on with a failure. */
    public static void with(SeedreamException failure, Object left) {
        failure.leaveBehind(left);
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
            if (cause instanceof SeedreamException told && type.isInstance(told.leftBehind())) {
                return type.cast(told.leftBehind());
            }
            cause = cause.getCause();
        }
        return null;
    }
}
