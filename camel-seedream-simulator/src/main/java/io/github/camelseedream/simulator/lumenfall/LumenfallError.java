package io.github.camelseedream.simulator.lumenfall;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.fault.ErrorReply;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.protocol.Refusal;
import java.util.Arrays;

/**
 * The error codes of https://docs.lumenfall.ai/api-reference/errors, read 2026-11, and
 * CONTENT_POLICY_VIOLATION from the provider's agent skill. Where no type is published, {@code
 * api_error} stands in: clients are told to go by code and status.
 */
enum LumenfallError {
    INVALID_REQUEST(400, "invalid_request_error", "Invalid request"),
    CONTENT_POLICY_VIOLATION(
            400, "invalid_request_error", "The request was blocked by the content policy"),
    AUTHENTICATION_FAILED(401, "authentication_error", "Invalid API key"),
    INSUFFICIENT_BALANCE(
            402, "insufficient_quota", "Insufficient balance: $0.05 required, $0.02 available"),
    MODEL_NOT_FOUND(404, "invalid_request_error", "Model not found"),
    MODEL_DISABLED(404, "api_error", "Model is disabled"),
    RECORDING_NOT_FOUND(404, "api_error", "No recording matches this request"),
    RATE_LIMITED(429, "api_error", "Rate limit exceeded"),
    INTERNAL_ERROR(500, "api_error", "Internal error"),
    ALL_PROVIDERS_EXHAUSTED(502, "api_error", "All providers failed"),
    // its true status follows the upstream provider's
    UPSTREAM_ERROR(503, "api_error", "The provider returned an error");

    private final int status;
    private final String type;
    private final String message;

    LumenfallError(int status, String type, String message) {
        this.status = status;
        this.type = type;
        this.message = message;
    }

    int status() {
        return status;
    }

    /** This error in these words; its usual ones if they are empty. */
    Refusal refusal(String ownMessage) {
        return new Refusal(new ErrorReply(status, name(), ownMessage));
    }

    ObjectNode body(String ownMessage) {
        return body(name(), type, ownMessage.isEmpty() ? message : ownMessage);
    }

    static ObjectNode body(String code, String type, String message) {
        ObjectNode body = Json.object();
        body.putObject("error").put("message", message).put("type", type).put("code", code);
        return body;
    }

    /** The first one with this status; an upstream error for any other. */
    static LumenfallError forStatus(int status) {
        return Arrays.stream(values())
                .filter(error -> error.status == status)
                .findFirst()
                .orElse(UPSTREAM_ERROR);
    }
}
