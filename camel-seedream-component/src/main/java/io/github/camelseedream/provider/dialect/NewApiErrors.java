package io.github.camelseedream.provider.dialect;

/**
 * The error codes of the open relay new-api, which several providers run on. It takes the money
 * before a call and gives it back when the call fails, so that only a failure on the way to or from
 * the model's host leaves open what was paid. Source: github.com/QuantumNous/new-api,
 * types/error.go and middleware, read 2026-11. Immutable.
 */
public final class NewApiErrors {

    /**
     * What each code means; codes of the model's own host pass through and go by their status.
     * get_channel_failed comes with 400; model_not_found comes with 503, though no later call will
     * find the model either.
     */
    public static final String CODES =
            """
            rejected       | invalid_request get_channel_failed model_not_found
            content        | sensitive_words_detected prompt_blocked
            quota          | insufficient_user_quota pre_consume_token_quota_failed
            authentication | access_denied
            unknown        | do_request_failed bad_response read_response_body_failed
            """;

    private NewApiErrors() {}
}
