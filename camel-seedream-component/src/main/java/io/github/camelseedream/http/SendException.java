package io.github.camelseedream.http;

import java.io.IOException;

/**
 * A call without a reply, and how far it got. Immutable.
 *
 * @hidden
 */
public final class SendException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * How far a call got.
     *
     * @hidden
     */
    public enum Phase {
        /** No connection was made, so nothing was sent. */
        CONNECT,
        /** The call was, or may have been, sent. */
        EXCHANGE
    }

    private final Phase phase;
    private final String host;

    public SendException(Phase phase, String host, String message, Throwable cause) {
        super(message, cause);
        this.phase = phase;
        this.host = host;
    }

    public Phase phase() {
        return phase;
    }

    /** Host and port that were called. */
    public String host() {
        return host;
    }
}
