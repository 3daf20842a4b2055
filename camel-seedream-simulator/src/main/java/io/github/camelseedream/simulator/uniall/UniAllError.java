package io.github.camelseedream.simulator.uniall;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.fault.ErrorReply;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.protocol.NewApi;
import io.github.camelseedream.simulator.protocol.Refusal;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;

/**
 * The errors of new-api ({@code types/error.go} and {@code middleware}, read 2026-11). Those of its
 * middleware have no {@code param} and mostly no code; what an upstream provider answers is passed
 * on.
 */
enum UniAllError {
    INVALID_REQUEST(400, "invalid_request", "Invalid request"),
    SENSITIVE_WORDS(400, "sensitive_words_detected", "user sensitive words detected"),
    PROMPT_BLOCKED(400, "prompt_blocked", "The prompt was blocked"),
    INVALID_TOKEN(401, "", "Invalid token"),
    NO_QUOTA(403, "insufficient_user_quota", "user quota is not enough"),
    NO_TOKEN_QUOTA(403, "pre_consume_token_quota_failed", "token quota is not enough"),
    ACCESS_DENIED(403, "access_denied", "This token has no access to the model"),
    NO_SUCH_PATH(404, "", "Invalid URL"),
    RATE_LIMITED(429, "", "Rate limit exceeded"),
    DO_REQUEST_FAILED(500, "do_request_failed", "do request failed"),
    BAD_RESPONSE(500, "bad_response", "bad response"),
    CONVERT_REQUEST_FAILED(500, "convert_request_failed", "convert request failed"),
    RATE_LIMIT_CHECK_FAILED(500, "rate_limit_check_failed", "rate limit check failed"),
    READ_RESPONSE_BODY_FAILED(500, "read_response_body_failed", "read response body failed"),
    MODEL_NOT_FOUND(503, "model_not_found", "No available channel"),
    TOOK_TOO_LONG(504, "", "The request timed out");

    private final int status;
    private final String code;
    private final String message;

    UniAllError(int status, String code, String message) {
        this.status = status;
        this.code = code;
        this.message = message;
    }

    /** This error in these words; its usual ones if they are empty. */
    Refusal refusal(String ownMessage) {
        return new Refusal(new ErrorReply(status, code, ownMessage));
    }

    static Refusal invalid(String message) {
        return INVALID_REQUEST.refusal(message);
    }

    int status() {
        return status;
    }

    ObjectNode body(String ownMessage, Clock clock) {
        ObjectNode body = Json.object();
        ObjectNode error = body.putObject("error");
        String words = ownMessage.isEmpty() ? message : ownMessage;
        error.put("message", NewApi.signed(words, clock));
        error.put("type", "new_api_error");
        if (!isFromMiddleware()) {
            error.put("param", "");
        }
        error.put("code", code);
        return body;
    }

    /** An upstream provider's error, passed on under its own code. */
    static ObjectNode upstream(String code, String message, Clock clock) {
        ObjectNode body = Json.object();
        body.putObject("error")
                .put("message", NewApi.signed(message, clock))
                .put("type", "upstream_error")
                .put("param", "")
                .put("code", code.isEmpty() ? "bad_response_status_code" : code);
        return body;
    }

    static Optional<UniAllError> forCode(String code) {
        return Arrays.stream(values())
                .filter(error -> !code.isEmpty() && error.code.equals(code))
                .findFirst();
    }

    /** The first one with this status, except the 503 that speaks of the model only. */
    static Optional<UniAllError> forStatus(int status) {
        return Arrays.stream(values())
                .filter(error -> error.status == status && error != MODEL_NOT_FOUND)
                .findFirst();
    }

    private boolean isFromMiddleware() {
        return code.isEmpty() || this == ACCESS_DENIED || this == MODEL_NOT_FOUND;
    }
}
