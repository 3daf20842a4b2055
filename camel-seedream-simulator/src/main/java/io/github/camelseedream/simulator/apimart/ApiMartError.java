package io.github.camelseedream.simulator.apimart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.fault.ErrorReply;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.protocol.NewApi;
import io.github.camelseedream.simulator.protocol.Refusal;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;

/**
 * The errors on the provider's pages, and those that others have seen instead: there the code is a
 * text, often an empty one, and bad parameters may be a 500.
 */
enum ApiMartError {
    BAD_REQUEST(400, "invalid_request_error", "Invalid request parameters", ""),
    NO_CHANNEL(400, "invalid_request_error", "No available channel", "get_channel_failed"),
    BAD_KEY(401, "authentication_error", "Invalid authentication credentials", ""),
    NO_KEY(401, "authentication_error", "Invalid authentication credentials", ""),
    NO_MONEY(402, "payment_required", "Insufficient balance. Please top up your account", ""),
    FORBIDDEN(
            403,
            "permission_error",
            "Access forbidden. You don't have permission to access this resource",
            ""),
    NOT_FOUND(404, "invalid_request_error", "Invalid URL", ""),
    TOO_LARGE(413, "invalid_request_error", "File too large", ""),
    REFUSED_UPSTREAM(
            422, "invalid_request_error", "bad response status code", "bad_response_status_code"),
    RATE_LIMITED(429, "rate_limit_error", "Rate limit exceeded. Please try again later", ""),
    SERVER_ERROR(500, "server_error", "Internal server error. Please try again later", ""),
    BUILD_FAILED(500, "server_error", "build_request_failed", "build_request_failed"),
    BAD_GATEWAY(502, "bad_gateway", "Bad gateway. The server is temporarily unavailable", ""),
    UNAVAILABLE(503, "server_error", "The server is temporarily unavailable", "");

    private final int status;
    private final String type;
    private final String message;
    private final String code;

    ApiMartError(int status, String type, String message, String code) {
        this.status = status;
        this.type = type;
        this.message = message;
        this.code = code;
    }

    /** This error in these words; its usual ones if they are empty. */
    Refusal refusal(String ownMessage) {
        return new Refusal(new ErrorReply(status, name(), ownMessage));
    }

    static Refusal badRequest(String message) {
        return BAD_REQUEST.refusal(message);
    }

    /** A parameter from which no request to the upstream provider can be built. */
    static Refusal buildFailed(String reason) {
        return BUILD_FAILED.refusal("build_request_failed: " + reason);
    }

    /** The one that a refusal names. */
    static Optional<ApiMartError> named(String name) {
        return Arrays.stream(values()).filter(error -> error.name().equals(name)).findFirst();
    }

    int status() {
        return status;
    }

    /** As the pages have it; an empty message stands for the usual one. */
    ObjectNode documented(String ownMessage) {
        return documented(status, ownMessage.isEmpty() ? message : ownMessage, type);
    }

    static ObjectNode documented(int status, String message, String type) {
        ObjectNode body = Json.object();
        body.putObject("error").put("code", status).put("message", message).put("type", type);
        return body;
    }

    /** As others have seen it. */
    ObjectNode observed(String ownMessage, Clock clock) {
        return observed(code, ownMessage.isEmpty() ? observedMessage() : ownMessage, clock);
    }

    static ObjectNode observed(String code, String message, Clock clock) {
        ObjectNode body = Json.object();
        body.putObject("error")
                .put("code", code)
                .put("message", NewApi.signed(message, clock))
                .put("param", "")
                .put("type", "apimart_error");
        return body;
    }

    static Optional<ApiMartError> forCode(String code) {
        return Arrays.stream(values())
                .filter(error -> !code.isEmpty() && error.code.equals(code))
                .findFirst();
    }

    /** The first one with this status. */
    static Optional<ApiMartError> forStatus(int status) {
        return Arrays.stream(values()).filter(error -> error.status == status).findFirst();
    }

    private String observedMessage() {
        return switch (this) {
            case BAD_KEY -> "invalid API key";
            case NO_KEY -> "API key is required";
            default -> message;
        };
    }
}
