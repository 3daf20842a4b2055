package io.github.camelseedream.error;

import io.github.camelseedream.result.CallContext;
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

    /** The same refusal, which also says how often the call was sent before giving up. */
    public RateLimitedException after(int times) {
        String sent = "It was sent " + (times == 1 ? "once" : times + " times");
        String wait =
                retryAfter.isZero()
                        ? ""
                        : ", and the provider asks to wait " + retryAfter.toSeconds() + " s";
        RateLimitedException told =
                new RateLimitedException(
                        context(),
                        refusal().with(sent + wait + ". Send less at once, or redeliver later"),
                        retryAfter);
        told.setStackTrace(getStackTrace());
        return told;
    }

    /** How long the provider asks to wait, zero where it does not say. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
