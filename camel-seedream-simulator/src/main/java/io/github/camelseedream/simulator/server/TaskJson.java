package io.github.camelseedream.simulator.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.task.Task;
import io.github.camelseedream.simulator.task.TaskState;
import io.github.camelseedream.simulator.task.WebhookDelivery;

/** Tasks and webhooks as {@code GET /_sim/tasks} and {@code GET /_sim/webhooks} show them. */
final class TaskJson {

    private TaskJson() {}

    static ObjectNode of(Task task, TaskState state) {
        ObjectNode json =
                Json.object()
                        .put("provider", task.submission().provider())
                        .put("id", task.submission().id())
                        .put("status", state.status().name())
                        .put("progress", state.progress())
                        .put("submittedAt", task.submittedAt().toString());
        state.endedAt().ifPresent(time -> json.put("endedAt", time.toString()));
        json.set("request", task.submission().request());
        return json;
    }

    static ObjectNode of(WebhookDelivery delivery) {
        ObjectNode json =
                Json.object()
                        .put("task", delivery.taskId())
                        .put("url", delivery.webhook().url().toString())
                        .put("attempt", delivery.attempt().number())
                        .put("sentAt", delivery.attempt().sentAt().toString())
                        .put("status", delivery.attempt().status())
                        .put("failure", delivery.attempt().failure());
        json.set("headers", Json.value(delivery.webhook().headers()));
        return json.put("body", delivery.webhook().body());
    }
}
