package io.github.camelseedream.error;

import io.github.camelseedream.result.CallContext;

/**
 * The provider's moderation refused the prompt, a reference or the result. The same request usually
 * fails again.
 */
public final class ContentRejectedException extends ProviderException {

    private static final long serialVersionUID = 1L;

    public ContentRejectedException(CallContext context, Refusal refusal) {
        super(context, refusal);
    }
}
