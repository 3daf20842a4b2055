package io.github.camelseedream.simulator.fault;

import java.util.Optional;

/** What happens in place of a provider's answer. */
public sealed interface Interruption {

    /** Nothing: the provider answers. */
    record None() implements Interruption {}

    /** The connection is reset, before or after the provider has taken the request. */
    record Drop(boolean afterAccept) implements Interruption {}

    /** The caller is sent elsewhere. */
    record Redirect(String location) implements Interruption {}

    /** A web page with this status. */
    record HtmlPage(int status) implements Interruption {}

    /**
     * An error in the provider's own form.
     *
     * @param status 0 for the one that belongs to the code
     * @param code empty for the one that belongs to the status
     * @param message empty for the usual one
     * @param retryAfter the header, empty for none
     */
    record ErrorReply(int status, String code, String message, Optional<RetryAfter> retryAfter)
            implements Interruption {}
}
