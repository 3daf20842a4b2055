package io.github.camelseedream.provider;

import io.github.camelseedream.error.AuthenticationException;
import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.error.ContentRejectedException;
import io.github.camelseedream.error.IdempotencyConflictException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.ProviderError;
import io.github.camelseedream.error.ProviderException;
import io.github.camelseedream.error.QuotaExceededException;
import io.github.camelseedream.error.RateLimitedException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.http.Retry;

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

    SeedreamException exception(Reply reply, CallContext context, String code, String text) {
        boolean repeatable = this == RATE_LIMITED || this == BLOCKED;
        ProviderError refusal =
                new ProviderError(
                        reply.status(), code, this == BLOCKED ? blocked(text) : text, repeatable);
        return switch (this) {
            case REJECTED, BLOCKED -> new ProviderException(context, refusal);
            case AUTHENTICATION -> new AuthenticationException(context, refusal);
            case QUOTA -> new QuotaExceededException(context, refusal);
            case CONTENT -> new ContentRejectedException(context, refusal);
            case CONFLICT -> new IdempotencyConflictException(context, refusal);
            case RATE_LIMITED ->
                    new RateLimitedException(context, refusal, Retry.after(reply.headers()));
            case UNKNOWN -> new OutcomeUnknownException(context, unknown(refusal, context), null);
        };
    }

    private static String blocked(String text) {
        return (text.isEmpty() || text.endsWith(".") ? text : text + ".")
                + " That is a page of a bot check or firewall in front of the provider, which has"
                + " not seen the call or its key. Send it again later; if that goes on, let this"
                + " machine's address be allowed there, or call from another one";
    }

    private static String unknown(ProviderError refusal, CallContext context) {
        return context
                + " answered with status "
                + refusal.status()
                + (refusal.code().isEmpty() ? "" : " " + refusal.code())
                + (refusal.text().isEmpty() ? "" : ": " + refusal.text())
                + ". "
                + ReplyReader.MAYBE_PAID;
    }
}
