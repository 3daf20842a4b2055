package io.github.camelseedream.simulator.fal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.fal.FalModel.Endpoint;
import io.github.camelseedream.simulator.fal.FalModel.Kind;
import io.github.camelseedream.simulator.fault.ErrorReply;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.image.Dimensions;
import io.github.camelseedream.simulator.image.ImageFormat;
import io.github.camelseedream.simulator.image.ImageLayer;
import io.github.camelseedream.simulator.task.Task;
import io.github.camelseedream.simulator.task.TaskFailure;
import io.github.camelseedream.simulator.task.TaskImage;
import io.github.camelseedream.simulator.task.TaskState;
import io.github.camelseedream.simulator.task.TaskStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One request in fal's words. */
record FalJson(Endpoint endpoint, String queueUrl, String id) {

    /** Where it is; of the logs only that there are some. */
    ObjectNode status(Task task, TaskState state, boolean hasLogs) {
        String self = queueUrl + endpoint.app() + "/requests/" + id;
        ObjectNode body =
                Json.object()
                        .put("status", word(state.status()))
                        .put("request_id", id)
                        .put("response_url", self)
                        .put("status_url", self + "/status")
                        .put("cancel_url", self + "/cancel");
        if (state.status() == TaskStatus.QUEUED) {
            body.put("queue_position", 0);
        }
        if (hasLogs) {
            ArrayNode logs = body.putArray("logs");
            if (state.status() != TaskStatus.QUEUED) {
                logs.addObject()
                        .put("message", "Simulating " + endpoint.id())
                        .put("level", "INFO")
                        .put("source", "USER")
                        .put("timestamp", task.submittedAt().toString());
            }
        }
        state.endedAt().ifPresent(end -> putEnd(body, task, state));
        return body;
    }

    private void putEnd(ObjectNode body, Task task, TaskState state) {
        Duration time = Duration.between(task.submittedAt(), state.endedAt().orElseThrow());
        body.putObject("metrics").put("inference_time", time.toMillis() / 1e3);
        failure(task, state)
                .ifPresent(
                        error ->
                                body.put("error", words(error))
                                        .put("error_type", FalErrors.type(error)));
    }

    /**
     * The output, the error that came instead, or that there is none of both yet.
     *
     * @param isEmpty whether the output has no images
     */
    Reply result(Task task, TaskState state, boolean isEmpty) {
        Reply reply =
                state.status().isFinal()
                        ? failure(task, state)
                                .map(FalErrors::reply)
                                .orElseGet(() -> Reply.json(200, output(task, isEmpty)))
                        : FalErrors.reply(new ErrorReply(400, "", "Request is still in progress"));
        return reply.with("x-fal-request-id", id);
    }

    /** The body of the webhook that reports the end. */
    ObjectNode report(Task task, TaskState state) {
        ObjectNode body = Json.object().put("request_id", id).put("gateway_request_id", id);
        Optional<ErrorReply> failure = failure(task, state);
        if (failure.isEmpty()) {
            body.put("status", "OK").set("payload", output(task, false));
            return body;
        }
        body.put("status", "ERROR").put("error", words(failure.get()));
        body.set("payload", FalErrors.body(failure.get()));
        return body;
    }

    /** Images in the order they are told, with the layers beside them where there are some. */
    private ObjectNode output(Task task, boolean isEmpty) {
        ObjectNode body = Json.object();
        ArrayNode images = body.putArray("images");
        List<TaskImage> all =
                task.images().stream()
                        .filter(image -> !isEmpty && image.url().isPresent())
                        .toList();
        all.forEach(image -> images.add(image(image.url().orElseThrow(), image.dimensions())));
        if (endpoint.kind() == Kind.LAYERS) {
            ArrayNode layers = body.putArray("layers");
            for (TaskImage image : all) {
                ObjectNode layer = layers.addObject();
                layer.set("image", image(image.url().orElseThrow(), image.dimensions()));
                ImageLayer.describe(image.number() - 1, all.get(0).dimensions(), layer);
            }
        }
        if (endpoint.tellsSeed()) {
            body.put("seed", task.submission().request().path("seed").asInt(746_406_749));
        }
        return body;
    }

    static ObjectNode image(String url, Dimensions size) {
        String name = url.startsWith("data:") ? "" : url.substring(url.lastIndexOf('/') + 1);
        String type =
                url.startsWith("data:")
                        ? url.substring(5, url.indexOf(';'))
                        : (name.endsWith(".png") ? ImageFormat.PNG : ImageFormat.JPEG).mediaType();
        return Json.object()
                .put("url", url)
                .put("content_type", type)
                .put("file_name", name)
                .put("width", size.width())
                .put("height", size.height());
    }

    private static Optional<ErrorReply> failure(Task task, TaskState state) {
        return switch (state.status()) {
            case CANCELLED -> Optional.of(new ErrorReply(0, FalErrors.CANCELLED, ""));
            case EXPIRED -> Optional.of(new ErrorReply(0, "request_timeout", ""));
            default -> task.failure().map(FalJson::named);
        };
    }

    /** Moderation has a name of its own; what has none is the model's own fault. */
    private static ErrorReply named(TaskFailure failure) {
        ErrorReply error = failure.error();
        String usual =
                failure.isModeration() ? "content_policy_violation" : "internal_server_error";
        return error.code().isEmpty()
                ? new ErrorReply(error.status(), usual, error.message(), error.param())
                : error;
    }

    private static String words(ErrorReply error) {
        return error.message().isEmpty()
                ? "Invalid status code: " + FalErrors.status(error)
                : error.message();
    }

    private static String word(TaskStatus status) {
        return switch (status) {
            case QUEUED -> "IN_QUEUE";
            case PROCESSING -> "IN_PROGRESS";
            default -> "COMPLETED";
        };
    }
}
