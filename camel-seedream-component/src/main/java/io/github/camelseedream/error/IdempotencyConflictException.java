package io.github.camelseedream.error;

import io.github.camelseedream.result.CallContext;

/**
 * The idempotency key was used before, for another request. Nothing new is billed. Give each
 * request a key of its own, or none: one is derived.
 */
public final class IdempotencyConflictException extends ProviderException {

    private static final long serialVersionUID = 1L;

    public IdempotencyConflictException(CallContext context, Refusal refusal) {
        super(context, refusal);
    }
}
