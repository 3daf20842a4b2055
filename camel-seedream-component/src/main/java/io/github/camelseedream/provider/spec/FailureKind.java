package io.github.camelseedream.provider.spec;

import java.util.Locale;

/** What a failed submit means: which exception, and whether it may have been paid for. */
public enum FailureKind {
    /** Refused; nothing is billed. */
    REJECTED,
    /** Refused for its key. */
    AUTHENTICATION,
    /** Refused for want of money. */
    QUOTA,
    /** Refused for now; the same call may be sent later. */
    RATE_LIMITED,
    /** Refused by moderation. */
    CONTENT,
    /** Stopped in front of the provider, e.g. by a bot check; it may be sent later. */
    BLOCKED,
    /** Refused because its idempotency key stands for another request. */
    CONFLICT,
    /** It may have run, and may be billed. */
    UNKNOWN;

    /** The kind of that name, in lower case and with blanks. */
    static FailureKind named(String words) {
        return valueOf(words.toUpperCase(Locale.ROOT).replace(' ', '_'));
    }

    /** What a status means where the code says nothing. */
    public static FailureKind ofStatus(int status) {
        return switch (status) {
            case 401, 403 -> AUTHENTICATION;
            case 402 -> QUOTA;
            case 429 -> RATE_LIMITED;
            // timed out, in conflict or given up on: it may have run
            case 408, 409, 499 -> UNKNOWN;
            // 303 points at a result, and servers said 301 and 302 for it before there was a 303
            case 301, 302, 303 -> UNKNOWN;
            default -> status / 100 == 3 || status / 100 == 4 ? REJECTED : UNKNOWN;
        };
    }
}
