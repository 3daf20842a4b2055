package io.github.camelseedream.error;

import io.github.camelseedream.result.CallContext;

/** There is no money or quota left at the provider. */
public final class QuotaExceededException extends ProviderException {

    private static final long serialVersionUID = 1L;

    public QuotaExceededException(CallContext context, Refusal refusal) {
        super(context, refusal);
    }
}
