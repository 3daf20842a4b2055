package io.github.camelseedream.provider.builtin.apimart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.dialect.NewApiErrors;
import io.github.camelseedream.provider.spec.FailureKind;
import io.github.camelseedream.provider.wire.OpenAiImageJson;
import io.github.camelseedream.provider.wire.ProviderErrors;
import io.github.camelseedream.provider.wire.ReplyReader;
import io.github.camelseedream.result.Cost;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What APIMart's answers mean. Sources, read 2026-11: docs.apimart.ai/en/api-reference
 * (seedream-4.5 generation, tasks/status), and, for what its pages do not say, the open client
 * github.com/martianzhang/apimart-cli. Codes of errors are numbers in the pages and texts on the
 * wire; states have more spellings than the pages name.
 */
final class ApimartReplies {

    private static final Set<String> DONE = Set.of("completed", "success", "succeeded");
    private static final Set<String> DEAD = Set.of("failed", "failure", "cancelled", "canceled");

    /** How the message of a refused parameter starts; its status is 500 all the same. */
    private static final String NEVER_SENT_ON = "build_request_failed";

    /** Other codes are the statuses once more. */
    static final Map<String, FailureKind> CODES = codes();

    private ApimartReplies() {}

    private static Map<String, FailureKind> codes() {
        Map<String, FailureKind> codes = new HashMap<>(NewApiErrors.CODES);
        codes.put("idempotency_key_reused", FailureKind.CONFLICT);
        codes.put("idempotency_in_progress", FailureKind.UNKNOWN);
        codes.put("idempotency_result_indeterminate", FailureKind.UNKNOWN);
        // comes with 503 before anything is executed, and asks to be sent again
        codes.put("idempotency_unavailable", FailureKind.RATE_LIMITED);
        return Map.copyOf(codes);
    }

    /** Whether a reply tells of a failure, whatever its HTTP status. */
    static boolean isFailure(Reply reply) {
        return status(reply) / 100 != 2
                || ProviderErrors.isErrorWithSuccessStatus(reply)
                || reply.json().path("success").asText().equals("false");
    }

    static SeedreamException failure(Reply reply, CallContext context) {
        Reply told =
                new Reply(
                        status(reply),
                        reply.headers(),
                        reply.json(),
                        reply.text(),
                        reply.withoutKey());
        String text = ProviderErrors.errorText(told);
        return text.startsWith(NEVER_SENT_ON)
                ? ProviderErrors.failure(told, context, FailureKind.REJECTED, text)
                : ProviderErrors.failure(told, context, CODES);
    }

    /** The HTTP status, or under a good one the worse one that the body tells. */
    private static int status(Reply reply) {
        int code = reply.json().path("code").asInt();
        int error = reply.json().at("/error/code").asInt();
        int told = Math.max(code, error);
        return reply.isSuccess() && told >= 400 && told < 600 ? told : reply.status();
    }

    /** The ids in an answer to a submit, in which the tasks are a list or one object. */
    static List<String> tasks(Reply reply) {
        JsonNode told = reply.json().path("data");
        List<String> ids = new ArrayList<>();
        for (JsonNode task : told.isArray() ? told : List.of(told)) {
            ids.add(id(task));
        }
        return ids;
    }

    /** The id of a task, or an empty text. */
    static String id(JsonNode task) {
        String id = ReplyReader.text(task.path("task_id"));
        return id.isEmpty() ? ReplyReader.text(task.path("id")) : id;
    }

    /** The one task that an answer is about. */
    static JsonNode task(JsonNode answer) {
        JsonNode told = answer.path("data");
        return told.isArray() ? told.path(0) : told;
    }

    /**
     * What has become of a task. A state that is not known is one of waiting, and so is an answer
     * without any: it says nothing against the task, which may be paid for.
     */
    static Outcome outcome(Reply reply, CallContext context) {
        JsonNode task = task(reply.json());
        String state = ReplyReader.text(task.path("status")).toLowerCase(Locale.ROOT);
        if (DONE.contains(state)) {
            List<Outcome.ReturnedImage> items = items(task.at("/result/images"));
            return items.isEmpty()
                    ? new Outcome.Failed(ProviderErrors.noImage(context))
                    : new Outcome.Finished(items, facts(task, context));
        }
        if (DEAD.contains(state)) {
            Reply said = new Reply(reply.status(), reply.headers(), task, "", reply.withoutKey());
            return new Outcome.Failed(ProviderErrors.taskFailure(said, context, CODES, state));
        }
        JsonNode progress = task.path("progress");
        return new Outcome.Pending(List.of(), ReplyReader.percent(progress));
    }

    /** The pages show one URL in a list in a list, and do not say which of the two grows. */
    private static List<Outcome.ReturnedImage> items(JsonNode images) {
        List<Outcome.ReturnedImage> items = new ArrayList<>();
        for (JsonNode image : images) {
            JsonNode urls = image.path("url");
            String expiresAt = time(image.path("expires_at"));
            for (JsonNode url : urls.isArray() ? urls : List.of(urls)) {
                JsonNode one = JsonNodeFactory.instance.objectNode().set("url", url);
                OpenAiImageJson.item(one)
                        .map(item -> expiring(item, expiresAt))
                        .ifPresent(items::add);
            }
        }
        return items;
    }

    private static Outcome.ReturnedImage expiring(Outcome.ReturnedImage item, String expiresAt) {
        return new Outcome.ReturnedImage(
                item.image(), item.url(), item.revisedPrompt(), expiresAt, item.unusable());
    }

    private static String time(JsonNode unixSeconds) {
        return unixSeconds.canConvertToInt()
                ? Instant.ofEpochSecond(unixSeconds.asInt()).toString()
                : null;
    }

    private static Outcome.ReplyMetadata facts(JsonNode task, CallContext context) {
        Map<String, Object> kept = new LinkedHashMap<>();
        ReplyReader.keep(kept, task, "created", "completed", "estimated_time", "actual_time");
        return new Outcome.ReplyMetadata(context.requestId(), "", cost(task), kept);
    }

    private static Cost cost(JsonNode task) {
        JsonNode dollars = task.path("cost");
        JsonNode credits = task.path("credits_cost");
        if (dollars.isNumber()) {
            return new Cost(dollars.decimalValue(), "USD");
        }
        return credits.isNumber() ? new Cost(credits.decimalValue(), "credits") : null;
    }
}
