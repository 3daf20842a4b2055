package io.github.camelseedream.example.gateway;

import java.util.Locale;

/**
 * The codes that an answer of the gateway can have: OpenAI's, and its own where OpenAI has none.
 */
enum ErrorCode {
    INVALID_VALUE(400, Type.INVALID),
    UNSUPPORTED_VALUE(400, Type.INVALID),
    UNKNOWN_PARAMETER(400, Type.INVALID),
    INVALID_JSON(400, Type.INVALID),
    INVALID_FORM(400, Type.INVALID),
    INVALID_REQUEST(400, Type.INVALID),
    CONTENT_POLICY_VIOLATION(400, Type.INVALID),
    MODERATION_BLOCKED(400, "image_generation_user_error"),
    PROVIDER_REFUSED(400, Type.INVALID),
    INVALID_API_KEY(401, Type.INVALID),
    MODEL_NOT_FOUND(404, Type.INVALID),
    UNKNOWN_URL(404, Type.INVALID),
    FILE_NOT_FOUND(404, Type.INVALID),
    METHOD_NOT_ALLOWED(405, Type.INVALID),
    REQUEST_TIMEOUT(408, Type.INVALID),
    IDEMPOTENCY_KEY_REUSED(409, Type.INVALID),
    REQUEST_TOO_LARGE(413, Type.INVALID),
    UNSUPPORTED_CONTENT_TYPE(415, Type.INVALID),
    RATE_LIMIT_EXCEEDED(429, "requests"),
    INSUFFICIENT_QUOTA(429, "insufficient_quota"),
    INTERNAL_ERROR(500, Type.SERVER),
    OUTCOME_UNKNOWN(502, Type.SERVER),
    DOWNLOAD_FAILED(502, Type.SERVER),
    GENERATION_FAILED(502, Type.SERVER),
    PROVIDER_KEY_REFUSED(502, Type.SERVER),
    PROVIDER_FAILED(502, Type.SERVER),
    PROVIDER_UNREACHABLE(503, Type.SERVER),
    TIMEOUT(504, Type.SERVER);

    private static final class Type {
        static final String INVALID = "invalid_request_error";
        static final String SERVER = "server_error";
    }

    private final int status;
    private final String type;

    ErrorCode(int status, String type) {
        this.status = status;
        this.type = type;
    }

    /** The HTTP status of the answer. */
    int status() {
        return status;
    }

    /** OpenAI's kind of error. */
    String type() {
        return type;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
