package io.github.camelseedream.provider.builtin.apiframe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.error.TaskExpiredException;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderTask;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.TaskEvent;
import io.github.camelseedream.provider.wire.OpenAiImageJson;
import io.github.camelseedream.provider.wire.ProviderErrors;
import io.github.camelseedream.provider.wire.ReplyReader;
import io.github.camelseedream.result.Cost;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How Apiframe tells of its tasks, in answers and in deliveries. Sources: the schema
 * api.apiframe.ai/v2/openapi.json; docs-v2.apiframe.ai/docs/jobs/get and /docs/webhooks, and
 * apiframe.ai/docs/jobs/get, which shows another form of result; read 2026-11.
 */
final class ApiframeTasks {

    private static final Pattern ID =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private static final Map<String, String> STATUS_OF_EVENT =
            Map.of("completed", "COMPLETED", "failed", "FAILED", "progress", "PROCESSING");

    private ApiframeTasks() {}

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    static Outcome outcome(ProviderTask task, Reply reply) {
        return outcome(task, ReplyReader.text(reply.json().path("status")), reply);
    }

    /** The field is called event on the page and type in the provider's own client. */
    static TaskEvent event(JsonNode body, UnaryOperator<String> header) {
        String id = ReplyReader.text(body.path("jobId"));
        if (!isId(id)) {
            throw new IllegalArgumentException("it has no jobId that is a UUID");
        }
        String event =
                Stream.of(
                                ReplyReader.text(body.path("event")),
                                ReplyReader.text(body.path("type")),
                                header.apply("X-Webhook-Event"))
                        .filter(word -> !word.isEmpty())
                        .findFirst()
                        .orElse("");
        String status = STATUS_OF_EVENT.get(event);
        if (status == null) {
            throw new IllegalArgumentException(
                    "its event is none of completed, failed and progress");
        }
        ProviderTask task = new ProviderTask(id, ReplyReader.text(body.path("model")));
        Reply told = new Reply(200, name -> Optional.empty(), body, "");
        return new TaskEvent(task, outcome(task, status, told));
    }

    private static Outcome outcome(ProviderTask task, String status, Reply reply) {
        CallContext context =
                new CallContext(ApiframeProvider.PROFILE.name(), task.model(), task.id());
        return switch (status) {
            case "COMPLETED" -> completed(context, reply.json());
            case "FAILED", "CANCELLED" ->
                    new Outcome.Failed(
                            ProviderErrors.taskFailure(
                                    reply, context, Map.of(), status.toLowerCase(Locale.ROOT)));
            default ->
                    new Outcome.Pending(
                            List.of(), ReplyReader.percent(reply.json().path("progress")));
        };
    }

    private static Outcome completed(CallContext context, JsonNode job) {
        List<Outcome.ReturnedImage> items = new ArrayList<>();
        collect(job.path("result"), items);
        if (!items.isEmpty()) {
            return new Outcome.Finished(items, facts(context, job));
        }
        return new Outcome.Failed(
                job.path("expired").asBoolean()
                        ? new TaskExpiredException(context)
                        : ProviderErrors.noImage(context));
    }

    /** A URL, a list of them, or an object of them: every page shows another form. */
    private static void collect(JsonNode node, List<Outcome.ReturnedImage> items) {
        if (node.isArray()) {
            node.forEach(element -> collect(element, items));
        } else if (node.has("images")) {
            collect(node.get("images"), items);
        } else {
            JsonNode item =
                    node.isObject() ? node : JsonNodeFactory.instance.objectNode().set("url", node);
            OpenAiImageJson.item(item).ifPresent(items::add);
        }
    }

    private static Outcome.ReplyMetadata facts(CallContext context, JsonNode job) {
        Map<String, Object> kept = new LinkedHashMap<>();
        ReplyReader.keep(kept, job, "createdAt", "completedAt", "webhookStatus", "expired");
        JsonNode credits = job.path("creditCost");
        return new Outcome.ReplyMetadata(
                context.requestId(),
                ReplyReader.text(job.path("model")),
                credits.isNumber() ? new Cost(credits.decimalValue(), "credits") : null,
                kept);
    }
}
