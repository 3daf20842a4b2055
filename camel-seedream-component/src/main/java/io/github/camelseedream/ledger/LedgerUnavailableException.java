package io.github.camelseedream.ledger;

/**
 * A ledger could not be reached, or did not do what it was asked to. Immutable but for its stack
 * trace, so threads may share it.
 */
public final class LedgerUnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * @param message what went wrong, without secrets
     * @param cause may be null
     */
    public LedgerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
