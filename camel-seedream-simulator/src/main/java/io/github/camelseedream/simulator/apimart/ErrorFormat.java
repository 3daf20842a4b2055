package io.github.camelseedream.simulator.apimart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.fault.ErrorReply;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.protocol.Variants;
import java.time.Clock;
import java.util.Optional;

/** Errors in the form that is chosen; one with a text for a code always has the observed form. */
record ErrorFormat(Variants variants, Clock clock) {

    /** A refusal names an error of ours; a script names a code or a status. */
    Reply reply(ErrorReply error) {
        return ApiMartError.named(error.code())
                .map(own -> Reply.json(own.status(), body(own, error.message())))
                .orElseGet(() -> scripted(error));
    }

    private Reply scripted(ErrorReply error) {
        Optional<ApiMartError> known = ApiMartError.forCode(error.code());
        if (!error.code().isEmpty()) {
            int status = status(error, known);
            String message = error.message().isEmpty() ? error.code() : error.message();
            return Reply.json(status, ApiMartError.observed(error.code(), message, clock));
        }
        Optional<ApiMartError> usual = ApiMartError.forStatus(error.status());
        return Reply.json(
                error.status(),
                usual.map(own -> body(own, error.message())).orElseGet(() -> unknown(error)));
    }

    private ObjectNode body(ApiMartError error, String message) {
        return isObserved() ? error.observed(message, clock) : error.documented(message);
    }

    private ObjectNode unknown(ErrorReply error) {
        String message = error.message().isEmpty() ? "Request failed" : error.message();
        String type = error.status() < 500 ? "invalid_request_error" : "server_error";
        return isObserved()
                ? ApiMartError.observed("", message, clock)
                : ApiMartError.documented(error.status(), message, type);
    }

    private boolean isObserved() {
        return variants.is(ApiMartVariants.ERRORS, "observed");
    }

    private static int status(ErrorReply error, Optional<ApiMartError> known) {
        return error.status() > 0 ? error.status() : known.map(ApiMartError::status).orElse(400);
    }
}
