package io.github.camelseedream.result;

import java.util.Locale;

/** What became of a call that failed, seen from the bill. */
public enum CallOutcome {
    /** Nothing left this machine. */
    NOT_SENT,
    /** The provider refused it; nothing is billed. */
    REJECTED,
    /** The provider took it; its task id or its answer is known. */
    ACCEPTED,
    /** It was sent and no usable answer came: it may be billed. */
    UNKNOWN;

    /** As it is written in headers, JSON and documentation, e.g. {@code not_sent}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
