package io.github.camelseedream.simulator.replicate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.task.Task;
import io.github.camelseedream.simulator.task.TaskFailure;
import io.github.camelseedream.simulator.task.TaskState;
import io.github.camelseedream.simulator.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A prediction in Replicate's words. Its data is removed an hour after its end. */
record ReplicateJson(ReplicateModel model, String apiUrl) {

    private static final Duration KEPT = Duration.ofHours(1);

    ObjectNode of(Task task, TaskState state, Instant now) {
        String id = task.submission().id();
        boolean isRemoved = state.endedAt().filter(end -> end.plus(KEPT).isBefore(now)).isPresent();
        ObjectNode body = Json.object();
        body.put("id", id).put("model", model.id()).put("version", "hidden");
        body.set("input", isRemoved ? Json.object() : task.submission().request().path("input"));
        body.put("logs", "");
        putOutput(body, task, state, isRemoved);
        body.put("error", error(task, state).orElse(null));
        body.put("status", word(state.status())).put("data_removed", isRemoved);
        putTimes(body, task, state);
        task.cancelsAt().ifPresent(time -> body.put("deadline", time.toString()));
        String self = apiUrl + "/predictions/" + id;
        body.putObject("urls")
                .put("get", self)
                .put("cancel", self + "/cancel")
                .put("web", "https://replicate.com/p/" + id)
                .put("stream", "https://stream.replicate.com/v1/files/" + id);
        return body;
    }

    private static void putOutput(ObjectNode body, Task task, TaskState state, boolean isRemoved) {
        if (state.status() != TaskStatus.COMPLETED || isRemoved) {
            body.putNull("output");
            return;
        }
        ArrayNode output = body.putArray("output");
        task.images().forEach(image -> image.url().ifPresent(output::add));
    }

    private static void putTimes(ObjectNode body, Task task, TaskState state) {
        Instant created = task.submittedAt();
        boolean isStarted = state.status() != TaskStatus.QUEUED;
        body.put("created_at", created.toString());
        body.put("started_at", isStarted ? created.toString() : null);
        body.put("completed_at", state.endedAt().map(Instant::toString).orElse(null));
        ObjectNode metrics = body.putObject("metrics");
        state.endedAt()
                .map(end -> Duration.between(created, end).toMillis() / 1e3)
                .ifPresent(
                        seconds -> metrics.put("predict_time", seconds).put("total_time", seconds));
    }

    private static Optional<String> error(Task task, TaskState state) {
        if (state.status() != TaskStatus.FAILED && state.status() != TaskStatus.EXPIRED) {
            return Optional.empty();
        }
        return Optional.of(
                task.failure().map(ReplicateJson::words).orElse("Prediction timed out. (E004)"));
    }

    private static String words(TaskFailure failure) {
        if (!failure.message().isEmpty()) {
            return failure.message();
        }
        return failure.isModeration() || failure.code().equals("E005")
                ? ReplicateErrors.SENSITIVE
                : "Prediction failed. ("
                        + (failure.code().isEmpty() ? "E001" : failure.code())
                        + ")";
    }

    private static String word(TaskStatus status) {
        return switch (status) {
            case QUEUED -> "starting";
            case PROCESSING -> "processing";
            case COMPLETED -> "succeeded";
            case FAILED, EXPIRED -> "failed";
            case CANCELLED -> "canceled";
        };
    }
}
