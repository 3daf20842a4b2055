package io.github.camelseedream.error.ledger;

import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.CallOutcome;

/**
 * The ledger gave no claim on the call now: it cannot be reached, or another process works on the
 * same request. Nothing was sent. Sent again later, it goes on or gets what the other one made.
 */
public final class LedgerException extends SeedreamException {

    private static final long serialVersionUID = 1L;

    /**
     * @param why what kept the ledger from it, without a full stop
     * @param cause may be null
     */
    public LedgerException(CallContext context, String why, Throwable cause) {
        super("Nothing was sent: " + why, CallOutcome.NOT_SENT, true, context);
        if (cause != null) {
            initCause(cause);
        }
    }
}
