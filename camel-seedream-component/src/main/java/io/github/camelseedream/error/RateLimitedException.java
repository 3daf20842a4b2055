package io.github.camelseedream.error;

import java.time.Duration;

/** The provider asks to slow down; nothing is billed. */
public final class RateLimitedException extends ProviderException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    /**
     * @param retryAfter how long the provider asks to wait, zero where it does not say
     */
    public RateLimitedException(CallContext context, Refusal refusal, Duration retryAfter) {
        super(context, refusal);
        this.retryAfter = retryAfter;
    }

    /** How long the provider asks to wait, zero where it does not say. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
