package io.github.camelseedream.simulator.apimart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.protocol.Variants;
import io.github.camelseedream.simulator.task.Task;
import io.github.camelseedream.simulator.task.TaskFailure;
import io.github.camelseedream.simulator.task.TaskImage;
import io.github.camelseedream.simulator.task.TaskState;
import io.github.camelseedream.simulator.task.TaskStatus;
import java.util.List;

/** A task in APIMart's words, at one instant; the answer to a query and the body of a webhook. */
record TaskView(Task task, TaskState state, Variants variants) {

    private static final int ESTIMATED_SECONDS = 60;
    private static final String FAILED = "task_failed";

    /** An empty one hides its images. */
    ObjectNode body(boolean isEmpty) {
        ObjectNode body = Json.object().put("code", 200);
        ObjectNode data = body.putObject("data");
        data.put("id", task.submission().id());
        data.put("status", status());
        data.put("progress", state.progress());
        data.put("created", task.submittedAt().getEpochSecond());
        data.put("estimated_time", ESTIMATED_SECONDS);
        if (state.status() == TaskStatus.COMPLETED) {
            putResult(data, isEmpty ? List.of() : delivered());
        }
        if (isFailed()) {
            data.set("error", error());
        }
        return body;
    }

    boolean isCompleted() {
        return state.status() == TaskStatus.COMPLETED;
    }

    /** There is no word for a task that expired. */
    boolean isFailed() {
        return state.status() == TaskStatus.FAILED || state.status() == TaskStatus.EXPIRED;
    }

    private String status() {
        boolean isOther = variants.is(ApiMartVariants.STATUS, "other");
        return switch (state.status()) {
            case QUEUED -> isOther ? "queued" : "pending";
            case PROCESSING -> isOther ? "in_progress" : "processing";
            case COMPLETED -> isOther ? "success" : "completed";
            case FAILED, EXPIRED -> isOther ? "failure" : "failed";
            case CANCELLED -> "cancelled";
        };
    }

    private List<TaskImage> delivered() {
        return task.images().stream().filter(image -> image.url().isPresent()).toList();
    }

    private void putResult(ObjectNode data, List<TaskImage> delivered) {
        long completed = state.endedAt().orElseThrow().getEpochSecond();
        ArrayNode images = data.putObject("result").putArray("images");
        if (variants.is(ApiMartVariants.IMAGES, "together")) {
            putImage(images, delivered);
        } else {
            delivered.forEach(image -> putImage(images, List.of(image)));
        }
        String model = task.submission().request().path("model").asText();
        long micros = ApiMartModel.named(model).priceMicros() * delivered.size();
        data.put("completed", completed);
        data.put("actual_time", completed - task.submittedAt().getEpochSecond());
        data.put("cost", micros / 1e6).put("credits_cost", micros / 1e5);
    }

    private void putImage(ArrayNode images, List<TaskImage> delivered) {
        if (delivered.isEmpty()) {
            return;
        }
        List<String> urls = delivered.stream().map(image -> image.url().orElseThrow()).toList();
        ObjectNode image = images.addObject();
        boolean isText = variants.is(ApiMartVariants.URL, "string") && urls.size() == 1;
        image.set("url", Json.value(isText ? urls.get(0) : urls));
        image.put("expires_at", delivered.get(0).expiresAt().getEpochSecond());
    }

    private ObjectNode error() {
        TaskFailure failure =
                task.failure().orElseGet(() -> new TaskFailure(false, "", "The task has expired"));
        String usual = failure.isModeration() ? "content policy violation" : "generation failed";
        ObjectNode error =
                Json.object()
                        .put("message", failure.message().isEmpty() ? usual : failure.message())
                        .put("type", FAILED)
                        .put("param", "");
        boolean isNumber = failure.code().matches("\\d{1,9}");
        return isNumber
                ? error.put("code", Integer.parseInt(failure.code()))
                : error.put("code", failure.code().isEmpty() ? FAILED : failure.code());
    }
}
