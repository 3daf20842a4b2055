package io.github.camelseedream.simulator.apiframe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.protocol.Variants;
import io.github.camelseedream.simulator.task.Task;
import io.github.camelseedream.simulator.task.TaskState;
import io.github.camelseedream.simulator.task.Webhook;
import io.github.camelseedream.simulator.task.WebhookPolicy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The webhooks of a job, signed. Nothing is published on further attempts, so there is one only. A
 * cancelled job has no event.
 */
record ApiframeWebhooks(GenerateRequest request, String apiKey, Variants variants)
        implements WebhookPolicy {

    static WebhookPolicy of(GenerateRequest request, String apiKey, Variants variants) {
        return request.webhookUrl().isEmpty()
                ? WebhookPolicy.NONE
                : new ApiframeWebhooks(request, apiKey, variants);
    }

    @Override
    public Optional<Webhook> webhook(Task task, TaskState state) {
        ApiframeJob job = new ApiframeJob(task, state, variants);
        return event(job).filter(request::wants).map(event -> webhook(event, job));
    }

    @Override
    public String toString() {
        return "webhooks to " + request.webhookUrl();
    }

    private static Optional<String> event(ApiframeJob job) {
        if (job.isCompleted()) {
            return Optional.of("completed");
        }
        if (job.isFailed()) {
            return Optional.of("failed");
        }
        return job.state().status().isFinal() ? Optional.empty() : Optional.of("progress");
    }

    private Webhook webhook(String event, ApiframeJob job) {
        String body = body(event, job).toString();
        Map<String, String> headers =
                Map.of(
                        "X-Webhook-Event",
                        event,
                        "X-Webhook-Signature",
                        ApiframeSignature.of(body, apiKey, variants));
        return new Webhook(URI.create(request.webhookUrl()), headers, body, List.of());
    }

    private ObjectNode body(String event, ApiframeJob job) {
        String field = variants.is(ApiframeVariants.EVENT, "type") ? "type" : "event";
        ObjectNode body =
                Json.object().put(field, event).put("jobId", job.id()).put("status", job.status());
        if (job.isFailed()) {
            return body.put("error", job.error()).put("model", job.model());
        }
        body.put("progress", job.progress());
        if (!job.isCompleted()) {
            return body.put("model", job.model());
        }
        job.putResult(body);
        return body.put("model", job.model())
                .put("creditCost", job.creditCost())
                .put("completedAt", job.completedAt().orElseThrow());
    }
}
