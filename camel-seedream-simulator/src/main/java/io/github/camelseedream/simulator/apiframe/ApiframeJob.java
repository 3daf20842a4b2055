package io.github.camelseedream.simulator.apiframe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.protocol.Variants;
import io.github.camelseedream.simulator.task.Task;
import io.github.camelseedream.simulator.task.TaskFailure;
import io.github.camelseedream.simulator.task.TaskImage;
import io.github.camelseedream.simulator.task.TaskState;
import io.github.camelseedream.simulator.task.TaskStatus;
import io.github.camelseedream.simulator.task.WebhookDelivery;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/** A task in Apiframe's words, at one instant. */
record ApiframeJob(Task task, TaskState state, Variants variants) {

    static final String PROVIDER_ERROR = "Provider returned an error: ";

    static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    String id() {
        return task.submission().id();
    }

    /** A completed job stays so when its files are gone; there is no status for that. */
    String status() {
        return isCompleted() ? "COMPLETED" : state.status().name();
    }

    boolean isCompleted() {
        return state.status() == TaskStatus.COMPLETED || state.status() == TaskStatus.EXPIRED;
    }

    boolean isFailed() {
        return state.status() == TaskStatus.FAILED;
    }

    int progress() {
        return isCompleted() ? 100 : state.progress();
    }

    String model() {
        return task.submission().request().path("model").asText();
    }

    /** Whoever fails or is cancelled gets all credits back. */
    int creditCost() {
        boolean isFree = state.status().isFinal() && !isCompleted();
        return isFree ? 0 : ApiframeModel.find(model()).orElseThrow().credits();
    }

    /** Null unless it has failed. */
    String error() {
        return isFailed() ? task.failure().map(ApiframeJob::words).orElseThrow() : null;
    }

    Optional<String> completedAt() {
        return state.endedAt().map(TIME::format);
    }

    /** As one job is shown; in a list it lacks the request. An empty one hides its images. */
    ObjectNode detail(Instant now, boolean isEmpty) {
        ObjectNode json = summary(now);
        if (isEmpty && isCompleted()) {
            json.putObject("result").putArray("images");
        }
        json.set("input", task.submission().request());
        return json;
    }

    ObjectNode summary(Instant now) {
        ObjectNode json =
                Json.object()
                        .put("id", id())
                        .put("status", status())
                        .put("model", model())
                        .put("progress", progress())
                        .put("error", error())
                        .put("creditCost", creditCost())
                        .put("webhookStatus", webhookStatus())
                        .put("createdAt", TIME.format(task.submittedAt()))
                        .put("completedAt", completedAt().orElse(null));
        if (isCompleted()) {
            putResult(json);
        }
        return json.put("expired", isExpired(now));
    }

    void putResult(ObjectNode json) {
        List<String> urls =
                task.images().stream().map(TaskImage::url).flatMap(Optional::stream).toList();
        if (variants.is(ApiframeVariants.RESULT, "string")) {
            json.put("result", urls.stream().findFirst().orElse(null));
        } else {
            json.putObject("result").set("images", Json.value(urls));
        }
    }

    private boolean isExpired(Instant now) {
        return isCompleted()
                && task.images().stream().anyMatch(image -> !now.isBefore(image.expiresAt()));
    }

    private String webhookStatus() {
        if (!task.submission().request().has("webhookUrl")) {
            return null;
        }
        Optional<WebhookDelivery> last = task.lastDelivery();
        if (last.isEmpty() || !state.status().isFinal()) {
            return "pending";
        }
        String arrived = variants.is(ApiframeVariants.ARRIVED, "sent") ? "sent" : "delivered";
        return last.get().isDelivered() ? arrived : "failed";
    }

    private static String words(TaskFailure failure) {
        if (!failure.message().isEmpty()) {
            return failure.message();
        }
        return PROVIDER_ERROR
                + (failure.isModeration() ? "content policy violation" : "generation failed");
    }
}
