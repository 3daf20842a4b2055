package io.github.camelseedream.simulator.replicate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.fault.ErrorReply;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.protocol.Fields;
import io.github.camelseedream.simulator.protocol.Refusal;
import java.util.Collection;
import java.util.Map;

/** The errors of Replicate: title, detail and status; for an input what is wrong with it too. */
final class ReplicateErrors implements Fields.Errors {

    static final String SENSITIVE =
            "The input or output was flagged as sensitive. Please try again with different inputs."
                    + " (E005)";

    private static final int INVALID = 422;
    private static final String UNKNOWN = "additional_property_not_allowed";

    private record Usual(String title, String detail) {}

    private static final Map<Integer, Usual> USUAL =
            Map.of(
                    401,
                    new Usual("Unauthenticated", "You did not pass a valid authentication token"),
                    402,
                    new Usual(
                            "Insufficient credit",
                            "You have insufficient credit to run this model."),
                    404,
                    new Usual("", "The requested resource could not be found."),
                    INVALID,
                    new Usual("Input validation failed", "- input: invalid\n"),
                    429,
                    new Usual("", "Request was throttled. Your rate limit resets in ~30s."));

    @Override
    public Refusal missing(String name) {
        return refusal("required", name, name + " is required");
    }

    @Override
    public Refusal invalid(String name, String expected) {
        return refusal("invalid_type", name, name + " must be " + expected);
    }

    @Override
    public Refusal notOneOf(String name, String value, Collection<String> accepted) {
        String words = String.join(", ", accepted);
        return refusal("enum", name, name + " must be one of " + words);
    }

    @Override
    public Refusal outOfRange(String name, String value, String min, String max) {
        return refusal("number_lte", name, name + " must be from " + min + " to " + max);
    }

    Refusal unknown(String name) {
        return refusal(UNKNOWN, name, "Additional property " + name + " is not allowed");
    }

    Refusal refusal(String type, String name, String description) {
        return new Refusal(new ErrorReply(INVALID, type, description, name));
    }

    /** There is no such version. */
    static Refusal noVersion() {
        return new Refusal(
                new ErrorReply(
                        INVALID,
                        "",
                        "The specified version does not exist (or perhaps you don't have"
                                + " permission to use it?)",
                        "version"));
    }

    static Reply reply(ErrorReply error) {
        int status = error.status() > 0 ? error.status() : INVALID;
        Usual usual = USUAL.getOrDefault(status, new Usual("Internal server error", ""));
        ObjectNode body = Json.object();
        boolean isVersion = error.param().equals("version") && error.code().isEmpty();
        String title = isVersion ? "Invalid version or not permitted" : usual.title();
        if (!title.isEmpty()) {
            body.put("title", title);
        }
        boolean isOfInput = status == INVALID && !error.code().isEmpty();
        String words = error.message().isEmpty() ? usual.detail() : error.message();
        body.put("detail", isOfInput ? "- input: " + words + "\n" : words);
        body.put("status", status);
        if (isOfInput) {
            body.putArray("invalid_fields")
                    .addObject()
                    .put("type", error.code())
                    .put(
                            "field",
                            error.code().equals("required") ? "input" : "input." + error.param())
                    .put("description", words);
        }
        return status == 429
                ? Reply.json(status, body.put("retry_after", 30))
                : Reply.json(status, body);
    }
}
