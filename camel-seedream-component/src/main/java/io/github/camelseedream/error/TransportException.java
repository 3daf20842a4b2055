package io.github.camelseedream.error;

import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.CallOutcome;

/** No connection to the provider was made; nothing was sent, and sending again is safe. */
public final class TransportException extends SeedreamException {

    private static final long serialVersionUID = 1L;

    private final String phase;
    private final String host;

    /**
     * @param phase how far it got, e.g. {@code connect}
     * @param host host and port
     */
    public TransportException(CallContext context, String phase, String host, Throwable cause) {
        super(
                "could not reach "
                        + context.provider()
                        + " at "
                        + host
                        + " ("
                        + phase
                        + "): "
                        + cause.getMessage()
                        + ". Nothing was sent; check baseUrl, the proxy and the network",
                CallOutcome.NOT_SENT,
                true,
                context);
        this.phase = phase;
        this.host = host;
        initCause(cause);
    }

    public String phase() {
        return phase;
    }

    /** Host and port that were called. */
    public String host() {
        return host;
    }
}
