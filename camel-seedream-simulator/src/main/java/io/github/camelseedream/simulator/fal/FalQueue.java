package io.github.camelseedream.simulator.fal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.fal.FalModel.Endpoint;
import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.media.Reference;
import io.github.camelseedream.simulator.media.ReferenceInspector;
import io.github.camelseedream.simulator.payload.EventStream;
import io.github.camelseedream.simulator.payload.EventStream.Event;
import io.github.camelseedream.simulator.payload.Payload;
import io.github.camelseedream.simulator.protocol.Answer;
import io.github.camelseedream.simulator.protocol.Refusal;
import io.github.camelseedream.simulator.protocol.Variants;
import io.github.camelseedream.simulator.task.Submission;
import io.github.camelseedream.simulator.task.Task;
import io.github.camelseedream.simulator.task.TaskSpec;
import io.github.camelseedream.simulator.task.TaskStatus;
import io.github.camelseedream.simulator.task.TaskWork;
import io.github.camelseedream.simulator.task.Tasks;
import io.github.camelseedream.simulator.task.WebhookPolicy;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Takes requests on, shows and cancels them. Threadsafe. */
record FalQueue(Tasks tasks, ReferenceInspector inspector, FalErrors errors, Variants variants) {

    private static final int ACCEPTED = 202;

    /** Whatever the input is: it is looked at when the request is worked on. */
    Answer submit(Endpoint endpoint, Call call, String mediaBase, FaultEffects effects) {
        String id = UUID.randomUUID().toString();
        FalJson form = new FalJson(endpoint, queueUrl(call), id);
        WebhookPolicy policy =
                call.queryValue("fal_webhook")
                        .<WebhookPolicy>map(url -> new FalWebhook(webhookUrl(url), form))
                        .orElse(WebhookPolicy.NONE);
        // later calls need to know the endpoint, not the key
        Submission submission =
                new Submission(FalProtocol.NAME, id, endpoint.id(), call.body().json(), mediaBase);
        Task task = tasks.submit(new TaskSpec(submission, work(endpoint, call), effects), policy);
        ObjectNode body = form.status(task, tasks.state(task), false);
        if (policy != WebhookPolicy.NONE) {
            body.put("gateway_request_id", id);
        }
        return Answer.submitted(Reply.json(200, body));
    }

    /** The answer to {@code GET .../requests/{id}[/status[/stream]]} and {@code PUT .../cancel}. */
    Reply answer(String app, String id, String what, Call call, boolean isEmpty) {
        Task task =
                tasks.find(FalProtocol.NAME, id)
                        .filter(known -> endpoint(known).app().equals(app))
                        .orElse(null);
        boolean isCancel = what.equals("PUT /cancel");
        if (task == null) {
            if (isCancel) {
                return Reply.json(404, Json.object().put("status", "NOT_FOUND"));
            }
            throw Refusal.of(404, "Request not found");
        }
        FalJson form = new FalJson(endpoint(task), queueUrl(call), id);
        boolean hasLogs = call.hasQuery("logs=1") || call.hasQuery("logs=true");
        return switch (what) {
            case "GET /status" -> status(task, form, hasLogs);
            case "GET /status/stream" -> stream(task, form, hasLogs);
            case "PUT /cancel" -> cancel(task);
            case "GET " -> form.result(task, tasks.state(task), isEmpty);
            default -> throw Refusal.of(404, "Not found");
        };
    }

    private Reply status(Task task, FalJson form, boolean hasLogs) {
        ObjectNode body = form.status(task, tasks.state(task), hasLogs);
        boolean isDone = tasks.state(task).status().isFinal();
        return Reply.json(isDone ? 200 : ACCEPTED, body);
    }

    /** An event for each stage that is still to come. */
    private Reply stream(Task task, FalJson form, boolean hasLogs) {
        List<Event> events = new ArrayList<>();
        for (Duration pause : tasks.stages(task)) {
            Payload text =
                    Payload.deferred(
                            () ->
                                    Payload.text(
                                            "data: "
                                                    + form.status(task, tasks.state(task), hasLogs)
                                                    + "\n\n"));
            events.add(new Event(text, false, pause));
        }
        return Reply.of(200, "text/event-stream", new EventStream(events));
    }

    private Reply cancel(Task task) {
        boolean wasQueued = tasks.state(task).status() == TaskStatus.QUEUED;
        boolean isCancelled = tasks.cancel(task);
        String status = wasQueued ? "OK" : "CANCELLATION_REQUESTED";
        return isCancelled
                ? Reply.json(ACCEPTED, Json.object().put("status", status))
                : Reply.json(400, Json.object().put("status", "ALREADY_COMPLETED"));
    }

    CompletableFuture<TaskWork> work(Endpoint endpoint, Call call) {
        try {
            FalReader reader = reader(endpoint, call);
            return Reference.inspect(reader.references(), inspector, call.origin())
                    .thenApply(reader::read)
                    .thenApply(output -> TaskWork.of(output.images()))
                    .exceptionally(FalQueue::impossible);
        } catch (Refusal refusal) {
            return CompletableFuture.completedFuture(impossible(refusal));
        }
    }

    FalReader reader(Endpoint endpoint, Call call) {
        return new FalReader(
                endpoint, call.body().json(), errors, variants.is(FalProtocol.UNKNOWN, "refused"));
    }

    private static TaskWork impossible(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof Refusal refusal) {
            return TaskWork.impossible(refusal.error());
        }
        throw new CompletionException(cause);
    }

    private static Endpoint endpoint(Task task) {
        return Endpoint.find(task.submission().owner()).orElseThrow();
    }

    private static URI webhookUrl(String url) {
        return Reference.Remote.of(url)
                .map(Reference.Remote::url)
                .orElseThrow(() -> Refusal.of(400, "Invalid webhook URL"));
    }

    private static String queueUrl(Call call) {
        return call.origin() + "/" + FalProtocol.NAME + "/queue/";
    }
}
