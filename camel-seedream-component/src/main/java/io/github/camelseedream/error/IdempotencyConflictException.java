package io.github.camelseedream.error;

import io.github.camelseedream.result.CallContext;
import java.time.Instant;

/**
 * The idempotency key was used before, for another request, as the provider or the ledger says.
 * Nothing new is billed. Give each request a key of its own, or none: one is derived.
 */
public final class IdempotencyConflictException extends ProviderException {

    private static final long serialVersionUID = 1L;

    public IdempotencyConflictException(CallContext context, Refusal refusal) {
        super(context, refusal);
    }

    private IdempotencyConflictException(CallContext context, String message) {
        super(context, new Refusal(409, "", message, false), message);
    }

    /**
     * The ledger knows the key, so that nothing was sent. The status is 409, as of a provider.
     *
     * @param since when the other request was begun
     */
    public static IdempotencyConflictException inLedger(
            CallContext context, String key, Instant since) {
        return new IdempotencyConflictException(
                context,
                "Nothing was sent: idempotencyKey '"
                        + key
                        + "' stands for another request, of "
                        + since
                        + ", in the ledger. Give each request a key of its own");
    }
}
