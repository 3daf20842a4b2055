package io.github.camelseedream.simulator.openai;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.fault.ErrorReply;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.protocol.Fields;
import io.github.camelseedream.simulator.protocol.NewApi;
import io.github.camelseedream.simulator.protocol.Refusal;
import io.github.camelseedream.simulator.protocol.Variants;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;

/** The errors of OpenAI, or those of a relay built on new-api. */
record OpenAiErrors(Clock clock, Variants variants) implements Fields.Errors {

    private static final String INVALID = "invalid_request_error";

    /** The first one with a status is the usual one. */
    private enum Known {
        INVALID_VALUE(400, INVALID, "The request is invalid."),
        MODERATION_BLOCKED(
                400,
                "image_generation_user_error",
                "Your request was rejected by the safety system."),
        CONTENT_POLICY_VIOLATION(
                400, INVALID, "Your request was rejected as a result of our safety system."),
        INVALID_API_KEY(401, INVALID, "Incorrect API key provided."),
        MODEL_NOT_ALLOWED(403, INVALID, "Your project does not have access to this model."),
        MODEL_NOT_FOUND(404, INVALID, "The model does not exist."),
        RATE_LIMIT_EXCEEDED(429, "requests", "Rate limit reached for images per minute."),
        INSUFFICIENT_QUOTA(
                429,
                "insufficient_quota",
                "You exceeded your current quota, please check your plan."),
        SERVER_ERROR(500, "server_error", "The server had an error while processing your request.");

        private final int status;
        private final String type;
        private final String message;

        Known(int status, String type, String message) {
            this.status = status;
            this.type = type;
            this.message = message;
        }

        private String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Known of(ErrorReply error) {
            return Arrays.stream(values())
                    .filter(
                            known ->
                                    error.code().isEmpty()
                                            ? known.status == error.status()
                                            : known.code().equals(error.code()))
                    .findFirst()
                    .orElse(error.status() >= 500 ? SERVER_ERROR : INVALID_VALUE);
        }
    }

    @Override
    public Refusal missing(String name) {
        return refusal(
                "missing_required_parameter", name, "Missing required parameter: '" + name + "'.");
    }

    @Override
    public Refusal invalid(String name, String expected) {
        return refusal(
                "invalid_value",
                name,
                "Invalid value for '" + name + "': expected " + expected + ".");
    }

    Refusal unknown(String name) {
        return refusal("unknown_parameter", name, "Unknown parameter: '" + name + "'.");
    }

    private static Refusal refusal(String code, String name, String message) {
        return new Refusal(new ErrorReply(400, code, message, name));
    }

    /** The whole answer. */
    Reply reply(ErrorReply error) {
        Known known = Known.of(error);
        String code = error.code().isEmpty() ? known.code() : error.code();
        String message = error.message().isEmpty() ? known.message : error.message();
        ObjectNode body = Json.object();
        ObjectNode words = body.putObject("error");
        if (variants.is(OpenAiProtocol.ERRORS, "newApi")) {
            words.put("message", NewApi.signed(message, clock))
                    .put("type", "new_api_error")
                    .put("param", error.param())
                    .put("code", code);
        } else {
            words.put("message", message)
                    .put("type", known.type)
                    .put("param", error.param().isEmpty() ? null : error.param())
                    .put("code", code);
        }
        return Reply.json(error.status() > 0 ? error.status() : known.status, body);
    }
}
