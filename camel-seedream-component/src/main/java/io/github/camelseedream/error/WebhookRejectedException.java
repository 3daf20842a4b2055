package io.github.camelseedream.error;

import io.github.camelseedream.request.ShortText;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.CallOutcome;

/**
 * A delivery cannot be verified: it is not signed with a key that is known here, or it is none of
 * the provider's. Nothing was done.
 */
public final class WebhookRejectedException extends SeedreamException {

    private static final long serialVersionUID = 1L;

    /** Deliveries come from anybody. */
    private static final int LONGEST_REASON = 1000;

    /**
     * @param why what is wrong with it, and what to check
     */
    public WebhookRejectedException(CallContext context, String why) {
        super(
                "Nothing was done; what came as a delivery of "
                        + context
                        + " is refused: "
                        + ShortText.of(why, LONGEST_REASON),
                CallOutcome.NOT_SENT,
                false,
                context);
    }
}
