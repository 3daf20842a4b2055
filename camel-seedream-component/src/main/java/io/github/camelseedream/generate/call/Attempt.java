package io.github.camelseedream.generate.call;

/**
 * Who asks for a request, and whether again. Immutable.
 *
 * @param exchangeId the id of the exchange
 * @param caller the step of a route that asks, compared by identity; null where there is none
 * @param isRedelivered whether Camel says that it sends the message again
 * @hidden
 */
public record Attempt(String exchangeId, Object caller, boolean isRedelivered) {

    /** Nobody's. */
    public static final Attempt NONE = new Attempt("", null, false);
}
