package io.github.camelseedream.simulator.replicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.Loopback;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.media.Reference;
import io.github.camelseedream.simulator.media.ReferenceInspector;
import io.github.camelseedream.simulator.payload.Payload;
import io.github.camelseedream.simulator.protocol.Answer;
import io.github.camelseedream.simulator.protocol.Fields;
import io.github.camelseedream.simulator.protocol.Refusal;
import io.github.camelseedream.simulator.protocol.Variants;
import io.github.camelseedream.simulator.task.Submission;
import io.github.camelseedream.simulator.task.Task;
import io.github.camelseedream.simulator.task.TaskSpec;
import io.github.camelseedream.simulator.task.TaskWork;
import io.github.camelseedream.simulator.task.Tasks;
import io.github.camelseedream.simulator.task.WebhookPolicy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Creates, shows and cancels predictions. Each key sees its own only. Threadsafe. */
record ReplicatePredictions(
        Clock clock,
        Tasks tasks,
        ReferenceInspector inspector,
        ReplicateErrors errors,
        Variants variants) {

    private static final Pattern WAIT = Pattern.compile("wait(?:=([1-9]|[1-9][0-9]|60))?");
    private static final Pattern CANCEL_AFTER = Pattern.compile("(\\d{1,5})([smh])");
    private static final Set<String> KEYS =
            Set.of("input", "webhook", "webhook_events_filter", "stream");

    /** A prediction of this model; without one, the body names a version. */
    Answer create(Call call, Optional<ReplicateModel> named, FaultEffects effects) {
        JsonNode body = call.body().json();
        Fields fields = Fields.of(body, errors);
        ReplicateModel model =
                named.or(() -> ReplicateModel.find(fields.text("version").orElse("")))
                        .orElseThrow(ReplicateErrors::noVersion);
        fields.names().stream()
                .filter(name -> !KEYS.contains(name))
                .filter(name -> named.isPresent() || !name.equals("version"))
                .findFirst()
                .ifPresent(
                        name -> {
                            throw errors.unknown(name);
                        });
        ReplicateReader reader =
                new ReplicateReader(
                        model,
                        body.path("input"),
                        errors,
                        variants.is(ReplicateProtocol.UNKNOWN, "refused"));
        ReplicateJson form = form(model, call);
        Submission submission =
                new Submission(
                        ReplicateProtocol.NAME,
                        newId(),
                        owner(call),
                        ((ObjectNode) body.deepCopy()).put("model", model.id()),
                        ReplicateProtocol.mediaBase(call));
        CompletableFuture<TaskWork> work =
                Reference.inspect(reader.inputs(), inspector, call.origin())
                        .thenApply(reader::work);
        Task task = tasks.submit(new TaskSpec(submission, work, effects), policy(fields, form));
        cancelAfter(call).ifPresent(delay -> tasks.cancelAt(task, task.submittedAt().plus(delay)));
        return answer(task, form, call);
    }

    /** At once, or when the prediction has ended or the caller's patience has. */
    private Answer answer(Task task, ReplicateJson form, Call call) {
        Duration wait = wait(call);
        Duration left = tasks.stages(task).stream().reduce(Duration.ZERO, Duration::plus);
        boolean isDone = left.compareTo(wait) < 0;
        Payload body = Payload.deferred(() -> Payload.text(json(task, form).toString()));
        int status = wait.isZero() || isDone ? 201 : 202;
        Reply reply = Reply.of(status, "application/json", body);
        return Answer.submitted(reply).after(isDone ? left : wait);
    }

    /** The prediction; one that succeeded without images where that is wanted. */
    Reply show(Call call, String id, boolean isEmpty) {
        Task task = find(call, id);
        ObjectNode prediction = json(task, form(model(task), call));
        if (isEmpty && prediction.path("output").isArray()) {
            prediction.putArray("output");
        }
        return Reply.json(200, prediction);
    }

    /** A prediction that has ended stays as it is. */
    Reply cancel(Call call, String id) {
        Task task = find(call, id);
        tasks.cancel(task);
        return show(call, id, false);
    }

    Reply list(Call call) {
        ObjectNode list = Json.object().putNull("next").putNull("previous");
        ArrayNode results = list.putArray("results");
        tasks.tasks().stream()
                .filter(task -> task.submission().provider().equals(ReplicateProtocol.NAME))
                .filter(task -> task.submission().owner().equals(owner(call)))
                .limit(100)
                .forEach(task -> results.add(json(task, form(model(task), call))));
        return Reply.json(200, list);
    }

    private WebhookPolicy policy(Fields fields, ReplicateJson form) {
        Optional<String> url = fields.text("webhook");
        List<String> events = fields.texts("webhook_events_filter");
        if (!ReplicateWebhook.EVENTS.containsAll(events)) {
            throw fields.invalid("webhook_events_filter", "one of start, output, logs, completed");
        }
        return url.<WebhookPolicy>map(
                        address ->
                                new ReplicateWebhook(
                                        webhookUrl(fields, address),
                                        events.isEmpty() ? ReplicateWebhook.EVENTS : events,
                                        form,
                                        clock))
                .orElse(WebhookPolicy.NONE);
    }

    private static URI webhookUrl(Fields fields, String address) {
        try {
            URI url = URI.create(address);
            if ("https".equals(url.getScheme()) || Loopback.isLocal(url)) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // refused like any other text
        }
        throw fields.invalid("webhook", "a valid HTTPS URL");
    }

    private Task find(Call call, String id) {
        return tasks.find(ReplicateProtocol.NAME, id)
                .filter(task -> task.submission().owner().equals(owner(call)))
                .orElseThrow(() -> Refusal.of(404, ""));
    }

    private ObjectNode json(Task task, ReplicateJson form) {
        return form.of(task, tasks.state(task), clock.instant());
    }

    private static ReplicateJson form(ReplicateModel model, Call call) {
        return new ReplicateJson(model, call.origin() + ReplicateProtocol.API);
    }

    private static ReplicateModel model(Task task) {
        String id = task.submission().request().path("model").asText();
        return ReplicateModel.find(id).orElseThrow();
    }

    private Duration wait(Call call) {
        Matcher wait = WAIT.matcher(call.header("Prefer").orElse(""));
        if (!wait.matches()) {
            return Duration.ZERO;
        }
        return Duration.ofSeconds(wait.group(1) == null ? 60 : Long.parseLong(wait.group(1)));
    }

    private static Optional<Duration> cancelAfter(Call call) {
        Matcher time = CANCEL_AFTER.matcher(call.header("Cancel-After").orElse(""));
        if (!time.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(time.group(1));
        return Optional.of(
                switch (time.group(2)) {
                    case "s" -> Duration.ofSeconds(number);
                    case "m" -> Duration.ofMinutes(number);
                    default -> Duration.ofHours(number);
                });
    }

    private static String owner(Call call) {
        byte[] key = call.bearerKey().getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(key).toString();
    }

    private static String newId() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 26);
    }
}
