package io.github.camelseedream.error;

import io.github.camelseedream.request.UrlText;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.CallOutcome;
import java.time.Instant;

/**
 * The image was made and paid for, but its bytes could not be fetched or stored. The URL may still
 * work: it is carried here, and its message shows it without the query.
 */
public final class DownloadException extends SeedreamException {

    private static final long serialVersionUID = 1L;

    private final String url;

    /**
     * @param url the whole URL, for a second try
     * @param why what happened, without the URL's query
     */
    public DownloadException(CallContext context, String url, String why, Throwable cause) {
        super(
                "an image of "
                        + context
                        + " was made and is paid for, but could not be fetched from "
                        + UrlText.withoutQuery(url)
                        + ": "
                        + why
                        + ". Fetch url() again before it expires instead of generating again",
                CallOutcome.ACCEPTED,
                false,
                context);
        this.url = url;
        if (cause != null) {
            initCause(cause);
        }
    }

    /**
     * An image that came with the reply and has no URL.
     *
     * @param why what happened
     */
    public DownloadException(CallContext context, String why, Throwable cause) {
        super(
                "an image of "
                        + context
                        + " was made and is paid for, but is lost: "
                        + why
                        + ". There is no URL to fetch it from again",
                CallOutcome.ACCEPTED,
                false,
                context);
        this.url = "";
        if (cause != null) {
            initCause(cause);
        }
    }

    private DownloadException(DownloadException earlier, String when) {
        super(earlier.getMessage() + when, CallOutcome.ACCEPTED, false, earlier.context());
        this.url = earlier.url;
        if (earlier.getCause() != null) {
            initCause(earlier.getCause());
        }
    }

    /** The same failure of an image that was made for an earlier delivery of the request. */
    public DownloadException paidAt(Instant time) {
        return new DownloadException(
                this, ". The ledger has it as done and paid for since " + time);
    }

    /**
     * The URL with its query, which may be a credential: do not log it. Empty where the image came
     * with the reply.
     */
    public String url() {
        return url;
    }
}
