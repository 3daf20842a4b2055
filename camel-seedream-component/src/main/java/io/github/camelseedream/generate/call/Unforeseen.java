package io.github.camelseedream.generate.call;

import io.github.camelseedream.error.CapacityExceededException;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.UrlText;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.CallOutcome;
import java.util.List;

/**
 * The failures that nobody foresaw: of a bean of the user's own (an adapter, a converter, a
 * validator), of the JVM, or of this component. What is told of the bill follows from where it
 * happened, not from the type of what was thrown. Stateless.
 *
 * @hidden
 */
public final class Unforeseen {

    private static final int LONGEST_TEXT = 500;

    private Unforeseen() {}

    /**
     * Before a call was handed to the transport.
     *
     * @param option what it concerns, as in a {@link Violation}
     * @param problem what could not be done, up to the failure itself
     */
    public static SeedreamException beforeSending(
            CallContext context, String option, String value, String problem, Throwable cause) {
        SeedreamException error =
                cause instanceof Error
                        ? new CapacityExceededException(
                                context,
                                "Nothing was sent: the request could not be prepared: "
                                        + text(cause))
                        : new InvalidRequestException(
                                context,
                                List.of(
                                        new Violation(
                                                option, value, "", problem + ": " + text(cause))));
        error.initCause(cause);
        return error;
    }

    /** After a call was handed to the transport: it may be billed. */
    public static SeedreamException afterSending(CallContext context, Throwable cause) {
        return OutcomeUnknownException.because(
                context,
                "what came of the call to "
                        + (context.provider().isEmpty() ? "the provider" : context)
                        + " was lost: "
                        + text(cause),
                cause);
    }

    /** What an adapter tells of a call; it cannot unsay that it was sent. */
    public static SeedreamException sent(CallContext context, SeedreamException told) {
        return told.outcome() == CallOutcome.NOT_SENT ? afterSending(context, told) : told;
    }

    /** An adapter that fails before it has made the call, or over a call that costs nothing. */
    public static SeedreamException adapterFailed(CallContext context, Throwable cause) {
        return beforeSending(
                context,
                ImageParameters.PROVIDER.name(),
                context.provider(),
                "has an adapter that failed",
                cause);
    }

    /** A failure of an adapter, or of the JVM while it was at work. */
    public static String adapterFailed(Throwable cause) {
        return (cause instanceof Error ? "the JVM failed: " : "the provider's adapter failed: ")
                + text(cause);
    }

    /** On one line, bounded, and without the query of a URL. */
    public static String text(Throwable cause) {
        String line = UrlText.withoutQueries(cause.toString()).replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "...";
    }
}
