package io.github.camelseedream.provider.dialect;

import io.github.camelseedream.provider.spec.FailureKind;
import java.util.Map;

/**
 * The error codes of the open relay new-api, which several providers run on. It takes the money
 * before a call and gives it back when the call fails, so that only a failure on the way to or from
 * the model's host leaves open what was paid. Source: github.com/QuantumNous/new-api,
 * types/error.go and middleware, read 2026-11.
 */
public final class NewApiErrors {

    /** What each code means; codes of the model's own host pass through and go by their status. */
    public static final Map<String, FailureKind> CODES =
            Map.ofEntries(
                    Map.entry("invalid_request", FailureKind.REJECTED),
                    Map.entry("sensitive_words_detected", FailureKind.CONTENT),
                    Map.entry("prompt_blocked", FailureKind.CONTENT),
                    Map.entry("insufficient_user_quota", FailureKind.QUOTA),
                    Map.entry("pre_consume_token_quota_failed", FailureKind.QUOTA),
                    Map.entry("access_denied", FailureKind.AUTHENTICATION),
                    // comes with 400
                    Map.entry("get_channel_failed", FailureKind.REJECTED),
                    // comes with 503, though no later call will find the model either
                    Map.entry("model_not_found", FailureKind.REJECTED),
                    Map.entry("do_request_failed", FailureKind.UNKNOWN),
                    Map.entry("bad_response", FailureKind.UNKNOWN),
                    Map.entry("read_response_body_failed", FailureKind.UNKNOWN));

    private NewApiErrors() {}
}
