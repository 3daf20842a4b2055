package io.github.camelseedream.provider.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.provider.ProviderTask;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.TaskEvent;
import io.github.camelseedream.provider.WebhookProvider;
import io.github.camelseedream.provider.wire.ReplyReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What Apiframe reports to a webhook, and how it signs it. Sources, read 2026-11:
 * docs-v2.apiframe.ai/docs/webhooks; the field that is called type and the two forms of a
 * signature: the provider's client, github.com/apiframe-ai/apiframe-nodejs-sdk.
 */
interface ApiframeWebhook extends WebhookProvider {

    /** Its events, which are words for the state of a task, too. */
    Set<String> EVENTS = Set.of("progress", "completed", "failed");

    /** A request names several in one text. */
    static List<String> events(String text) {
        return Stream.of(text.split(",")).map(String::trim).toList();
    }

    @Override
    default Trust trust() {
        return Trust.SIGNED;
    }

    @Override
    default String signature(UnaryOperator<String> header) {
        return header.apply("X-Webhook-Signature").trim().replaceFirst("^sha256=", "");
    }

    /** The header is not signed, so it counts only where the body says nothing. */
    @Override
    default TaskEvent readWebhook(JsonNode body, UnaryOperator<String> header) {
        String id = ReplyReader.text(body.path("jobId"));
        if (!isTaskId(id)) {
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
        if (!EVENTS.contains(event)) {
            throw new IllegalArgumentException(
                    "its event is none of completed, failed and progress");
        }
        ProviderTask task = new ProviderTask(id, ReplyReader.text(body.path("model")));
        ObjectNode job = body.<ObjectNode>deepCopy().put("status", event);
        return new TaskEvent(
                task, readStatus(task, new Reply(200, n -> Optional.empty(), job, "")));
    }
}
