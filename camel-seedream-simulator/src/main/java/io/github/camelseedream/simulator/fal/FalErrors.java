package io.github.camelseedream.simulator.fal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.fault.ErrorReply;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.protocol.Fields;
import io.github.camelseedream.simulator.protocol.Refusal;
import java.util.Collection;
import java.util.Map;

/**
 * The errors of fal: those of a model are a list and say where and what; those of the platform are
 * a text with an {@code error_type}; those of the account are a text alone.
 */
final class FalErrors implements Fields.Errors {

    static final String CANCELLED = "client_cancelled";

    private static final String LOCKED =
            "User is locked. Reason: Exhausted balance. Top up your balance at"
                    + " fal.ai/dashboard/billing.";

    private static final Map<Integer, String> TEXTS =
            Map.of(
                    401, "Authentication is required to access this application.",
                    403, LOCKED,
                    404, "Not found",
                    429, "Too many requests");

    /** The errors of the platform with their statuses. */
    private static final Map<String, Integer> PLATFORM =
            Map.ofEntries(
                    Map.entry("request_timeout", 504),
                    Map.entry("startup_timeout", 504),
                    Map.entry("runner_scheduling_failure", 503),
                    Map.entry("runner_connection_timeout", 503),
                    Map.entry("runner_disconnected", 503),
                    Map.entry("runner_connection_refused", 503),
                    Map.entry("runner_connection_error", 503),
                    Map.entry("runner_incomplete_response", 502),
                    Map.entry("runner_server_error", 500),
                    Map.entry("client_disconnected", 499),
                    Map.entry(CANCELLED, 499),
                    Map.entry("bad_request", 400),
                    Map.entry("internal_error", 500));

    /** What a status without a code stands for; 422 is of the model. */
    private static final Map<Integer, String> USUAL =
            Map.of(
                    400, "bad_request",
                    422, "",
                    503, "runner_scheduling_failure",
                    504, "request_timeout");

    /** The errors of a model that are no 422. */
    private static final Map<String, Integer> MODEL =
            Map.of("internal_server_error", 500, "generation_timeout", 504);

    @Override
    public Refusal missing(String name) {
        return refusal("missing", name, "Field required");
    }

    @Override
    public Refusal invalid(String name, String expected) {
        return refusal("value_error", name, "Value error, expected " + expected);
    }

    @Override
    public Refusal notOneOf(String name, String value, Collection<String> accepted) {
        return refusal("one_of", name, "Input should be one of " + String.join(", ", accepted));
    }

    @Override
    public Refusal outOfRange(String name, String value, String min, String max) {
        boolean isLess = Double.parseDouble(value) < Double.parseDouble(min);
        return isLess
                ? refusal("greater_than_equal", name, "Input should be at least " + min)
                : refusal("less_than_equal", name, "Input should be at most " + max);
    }

    Refusal refusal(String type, String name, String message) {
        return new Refusal(new ErrorReply(422, type, message, name));
    }

    /** The whole answer. */
    static Reply reply(ErrorReply error) {
        Reply reply = Reply.json(status(error), body(error));
        String platform = platformType(error);
        if (!platform.isEmpty()) {
            return reply.with("X-Fal-Error-Type", platform);
        }
        return isOfAccount(error)
                ? reply
                : reply.with("X-Fal-Retryable", Boolean.toString(status(error) >= 500));
    }

    static ObjectNode body(ErrorReply error) {
        if (isOfAccount(error)) {
            String usual = TEXTS.getOrDefault(error.status(), "Request failed");
            return Json.object().put("detail", words(error, usual));
        }
        String platform = platformType(error);
        return platform.isEmpty()
                ? ofModel(error)
                : Json.object()
                        .put("detail", words(error, platform.replace('_', ' ')))
                        .put("error_type", platform);
    }

    private static boolean isOfAccount(ErrorReply error) {
        return error.code().isEmpty() && USUAL.get(error.status()) == null && error.status() < 500;
    }

    /** Empty for an error of the model. */
    private static String platformType(ErrorReply error) {
        if (!error.code().isEmpty()) {
            return PLATFORM.containsKey(error.code()) ? error.code() : "";
        }
        return error.status() == 422 || isOfAccount(error)
                ? ""
                : USUAL.getOrDefault(error.status(), "internal_error");
    }

    /** What the status of a failed request tells in a word. */
    static String type(ErrorReply error) {
        return error.code().isEmpty() ? "internal_server_error" : error.code();
    }

    static int status(ErrorReply error) {
        int usual = PLATFORM.getOrDefault(error.code(), MODEL.getOrDefault(error.code(), 422));
        return error.status() > 0 ? error.status() : usual;
    }

    private static ObjectNode ofModel(ErrorReply error) {
        ObjectNode body = Json.object();
        ObjectNode item = body.putArray("detail").addObject();
        item.putArray("loc").add("body");
        if (!error.param().isEmpty()) {
            item.withArray("loc").add(error.param());
        }
        String type = error.code().isEmpty() ? "value_error" : error.code();
        item.put("msg", words(error, type.replace('_', ' ')))
                .put("type", type)
                .put("url", "https://docs.fal.ai/errors/#" + type);
        return body;
    }

    private static String words(ErrorReply error, String usual) {
        return error.message().isEmpty() ? usual : error.message();
    }
}
