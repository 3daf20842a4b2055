package io.github.camelseedream.simulator.ark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.fault.ErrorReply;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.protocol.Fields;
import io.github.camelseedream.simulator.protocol.Refusal;
import io.github.camelseedream.simulator.protocol.Variants;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;

/** The errors of Ark: a code, which tells the status, and a message with the request's id. */
record ArkErrors(Clock clock, Variants variants) implements Fields.Errors {

    static final String ERRORS = "errors";
    static final String SENSITIVE_OUTPUT = "OutputImageSensitiveContentDetected";
    static final String INTERNAL = "InternalServiceError";
    static final String REQUEST_ID = "x-request-id";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    /** By the first word of a code; any other is a 400. */
    private static final Map<String, Integer> STATUS =
            Map.ofEntries(
                    Map.entry("AuthenticationError", 401),
                    Map.entry("InvalidAccountStatus", 401),
                    Map.entry("AccountOverdueError", 403),
                    Map.entry("AccessDenied", 403),
                    Map.entry("OperationDenied", 403),
                    Map.entry("InvalidEndpointOrModel", 404),
                    Map.entry("ModelNotOpen", 404),
                    Map.entry("UnsupportedModel", 404),
                    Map.entry("NotFound", 404),
                    Map.entry("ModelAccountIpmRateLimitExceeded", 429),
                    Map.entry("ModelAccountRpmRateLimitExceeded", 429),
                    Map.entry("ModelAccountTpmRateLimitExceeded", 429),
                    Map.entry("ModelAccountFlexTpmRateLimitExceeded", 429),
                    Map.entry("APIAccountRpmRateLimitExceeded", 429),
                    Map.entry("AccountRateLimitExceeded", 429),
                    Map.entry("RateLimitExceeded", 429),
                    Map.entry("ServerOverloaded", 429),
                    Map.entry("RequestBurstTooFast", 429),
                    Map.entry("InflightBatchsizeExceeded", 429),
                    Map.entry("QuotaExceeded", 429),
                    Map.entry("SetLimitExceeded", 429),
                    Map.entry("RequestCanceled", 499),
                    Map.entry(INTERNAL, 500));

    private record Usual(String code, String type) {}

    private static final Usual SERVER = new Usual(INTERNAL, "InternalServerError");
    private static final Usual GIVEN_UP = new Usual("RequestCanceled", "RequestCanceled");
    private static final Map<Integer, Usual> USUAL =
            Map.of(
                    400, new Usual("InvalidParameter", "BadRequest"),
                    401, new Usual("AuthenticationError", "Unauthorized"),
                    402, new Usual("AccountOverdueError", "Forbidden"),
                    403, new Usual("AccountOverdueError", "Forbidden"),
                    404, new Usual("InvalidEndpointOrModel.NotFound", "NotFound"),
                    408, GIVEN_UP,
                    409, GIVEN_UP,
                    499, GIVEN_UP,
                    429, new Usual("ModelAccountIpmRateLimitExceeded", "TooManyRequests"));

    private static final Map<String, String> MESSAGES =
            Map.of(
                    "AuthenticationError",
                    "The API key in the request is missing or invalid.",
                    "AccountOverdueError",
                    "The request failed because your account has an overdue balance.",
                    "ModelAccountIpmRateLimitExceeded",
                    "The request failed because the images per minute (IPM) limit has been"
                            + " exceeded.",
                    SENSITIVE_OUTPUT,
                    "The request failed because the output image may contain sensitive"
                            + " information.",
                    INTERNAL,
                    "The service encountered an unexpected internal error.");

    @Override
    public Refusal missing(String name) {
        return new Refusal(
                new ErrorReply(
                        400,
                        "MissingParameter",
                        "The request failed because it is missing `" + name + "` parameter.",
                        name));
    }

    @Override
    public Refusal invalid(String name, String expected) {
        return refusal(name, name + " must be " + expected);
    }

    Refusal unsupported(String name) {
        return refusal(name, "`" + name + "` is not supported by the current model");
    }

    /** The field is wrong for this reason. */
    Refusal refusal(String name, String reason) {
        return new Refusal(
                new ErrorReply(
                        400,
                        "InvalidParameter",
                        "The parameter `"
                                + name
                                + "` specified in the request is not valid: "
                                + reason
                                + ".",
                        name));
    }

    /** The whole answer. */
    Reply reply(ErrorReply error) {
        String id = requestId();
        String code = error.code().isEmpty() ? usual(error.status()).code() : error.code();
        int status = error.status() > 0 ? error.status() : status(code);
        ObjectNode words =
                details(code, error.message(), id)
                        .put("param", error.param())
                        .put("type", usual(status).type());
        ObjectNode body = words;
        if (variants.is(ERRORS, "wrapped")) {
            body = Json.object();
            body.set("error", words);
        }
        return Reply.json(status, body).with(REQUEST_ID, id);
    }

    /** Code and message, as they stand in an answer that has images too. */
    ObjectNode details(String code) {
        return details(code, "", requestId());
    }

    /** The server's id of a request. */
    String requestId() {
        String random = UUID.randomUUID().toString().replace("-", "");
        return "02" + clock.millis() + random + random.substring(0, 17);
    }

    /** What a client's id is for a client that sends none. */
    String unknownClient() {
        return "unknown-" + TIME.format(clock.instant()) + "-" + requestId().substring(15, 25);
    }

    private static ObjectNode details(String code, String message, String id) {
        String usual = MESSAGES.getOrDefault(code, "The request failed: " + code + ".");
        String words = message.isEmpty() ? usual : message;
        return Json.object().put("code", code).put("message", words + " Request id: " + id);
    }

    private static int status(String code) {
        return STATUS.getOrDefault(code.split("\\.", 2)[0], 400);
    }

    private static Usual usual(int status) {
        boolean isRefusal = status >= 400 && status < 500;
        return USUAL.getOrDefault(status, isRefusal ? USUAL.get(400) : SERVER);
    }
}
