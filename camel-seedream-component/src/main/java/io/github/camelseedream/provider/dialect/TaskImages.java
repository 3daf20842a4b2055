package io.github.camelseedream.provider.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.camelseedream.error.TaskExpiredException;
import io.github.camelseedream.error.TaskFailedException;
import io.github.camelseedream.http.HttpBody;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.provider.CancellableProvider;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.ProviderTask;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.TaskEvent;
import io.github.camelseedream.provider.TaskProvider;
import io.github.camelseedream.provider.spec.FailureKind;
import io.github.camelseedream.provider.spec.Limit;
import io.github.camelseedream.provider.spec.ProviderSpec;
import io.github.camelseedream.provider.wire.OpenAiImageJson;
import io.github.camelseedream.provider.wire.ProviderErrors;
import io.github.camelseedream.provider.wire.ReplyReader;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.Violations;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.CancelOutcome;
import io.github.camelseedream.result.ImageLayer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The dialect of providers that work on tasks: a request is submitted, its task is polled by its id
 * until its state is one of an end, and the images are URLs in it. A provider that also reports to
 * a webhook implements {@link io.github.camelseedream.provider.WebhookProvider}; a report that
 * reads like the answer to a poll is read here. Safe for use by several threads.
 */
public abstract class TaskImages extends Dialect implements TaskProvider {

    private static final Set<String> DONE = Set.of("completed", "success", "succeeded");
    private static final Set<String> DEAD =
            Set.of("failed", "failure", "cancelled", "canceled", "aborted");

    private static final Set<String> CANCELLED = Set.of("cancelled", "canceled", "aborted");

    private final TaskFormat format;

    protected TaskImages(ProviderSpec spec, TaskFormat format) {
        super(spec);
        this.format = format;
    }

    @Override
    public final Duration keyLife() {
        return format.keyLife();
    }

    /** A header carries printable ASCII only, and a path no model that leads elsewhere. */
    @Override
    protected void check(ProviderRequest call, Violations violations) {
        if (!format.takesModel(call.model())) {
            violations.add(
                    ImageParameters.MODEL,
                    "cannot be an id at "
                            + spec().name()
                            + ". Accepted: one such as "
                            + spec().modelId("seedream-4.5"));
        }
        if (call.request().is(ImageParameters.LAYERS, true)) {
            ArkLayers.check(call, ImageParameters.LAYERS, violations);
        }
        String key = call.request().get(ImageParameters.IDEMPOTENCY_KEY).orElse("-");
        for (Limit limit : spec().numbers(call.model())) {
            if (limit.parameter() == ImageParameters.IDEMPOTENCY_KEY
                    && !(limit.contains(key.length()) && key.matches("[\\x20-\\x7e]*"))) {
                violations.add(
                        limit.parameter(),
                        "cannot be sent as a header. Accepted: "
                                + limit.accepted()
                                + " printable ASCII characters");
            }
        }
    }

    @Override
    public HttpCall submit(ProviderRequest call) {
        boolean isKeyed = isIdempotent() && !call.idempotencyKey().isEmpty();
        return new HttpCall(
                "POST",
                format.submitPath(call.model()),
                isKeyed ? Map.of(format.idempotencyHeader(), call.idempotencyKey()) : Map.of(),
                fields(call).toJson());
    }

    /**
     * A task whose id is known may be paid for, whatever else a good answer says. An idempotency
     * key that stands for another request is answered with 409.
     */
    @Override
    public final Outcome read(ProviderRequest call, Reply reply) {
        List<String> ids = format.ids(reply.json());
        if (status(reply) / 100 == 2 && ids.stream().allMatch(this::isTaskId) && !ids.isEmpty()) {
            return new Outcome.Pending(ids, null);
        }
        CallContext context = context(call.model(), reply);
        if (isIdempotent() && reply.status() == 409) {
            return new Outcome.Failed(
                    ProviderErrors.failure(reply, context, FailureKind.CONFLICT, errorText(reply)));
        }
        return new Outcome.Failed(
                isFailure(reply) ? failure(reply, context) : ProviderErrors.noTask(context));
    }

    @Override
    public final boolean isTaskId(String id) {
        return format.isId(id);
    }

    @Override
    public HttpCall status(ProviderTask task) {
        return HttpCall.get(format.statusPath(task.id()));
    }

    @Override
    public final Outcome readStatus(ProviderTask task, Reply reply) {
        return outcome(task, ReplyReader.text(format.task(reply.json()).path("status")), reply);
    }

    /** The call that stops a task, for a provider that is a {@link CancellableProvider}. */
    public HttpCall cancel(ProviderTask task) {
        return HttpCall.post(format.cancelPath(task.id()), HttpBody.NONE);
    }

    /** What an answer to {@link #cancel} means that reads like the answer to a poll. */
    public CancelOutcome readCancel(ProviderTask task, Reply reply) {
        if (reply.status() == 404) {
            return CancelOutcome.unknown;
        }
        String state = state(reply);
        if (state.isEmpty() || isFailure(reply) && !DEAD.contains(state)) {
            throw freeFailure(reply, new CallContext(spec().name(), task.model(), task.id()));
        }
        if (CANCELLED.contains(state)) {
            return CancelOutcome.cancelled;
        }
        return DONE.contains(state) || DEAD.contains(state)
                ? CancelOutcome.ended
                : CancelOutcome.requested;
    }

    private String state(Reply reply) {
        return ReplyReader.text(format.task(reply.json()).path("status")).toLowerCase(Locale.ROOT);
    }

    /** What a delivery says that reads like the answer to a poll, for a provider that reports. */
    public TaskEvent readWebhook(JsonNode body, UnaryOperator<String> header) {
        String id = format.id(format.task(body));
        if (!isTaskId(id)) {
            throw new IllegalArgumentException("it names no task in " + format.idPath());
        }
        ProviderTask task = new ProviderTask(id, "");
        Reply reply = new Reply(200, name -> Optional.of(header.apply(name)), body, "");
        return new TaskEvent(task, readStatus(task, reply));
    }

    /**
     * What has become of a task. A state that is not known is one of waiting, and so is an answer
     * without any: it says nothing against the task, which may be paid for.
     *
     * @param state the provider's word for its state, in upper or lower case
     */
    protected final Outcome outcome(ProviderTask task, String state, Reply reply) {
        CallContext context = new CallContext(spec().name(), task.model(), task.id());
        JsonNode told = format.task(reply.json());
        String word = state.toLowerCase(Locale.ROOT);
        if (DONE.contains(word)) {
            return completed(told, context);
        }
        if (CANCELLED.contains(word) && this instanceof CancellableProvider) {
            return new Outcome.Failed(TaskFailedException.cancelled(context));
        }
        if (DEAD.contains(word)) {
            return new Outcome.Failed(
                    ProviderErrors.taskFailure(
                            reply.withJson(told), context, spec().errorCodes(), word));
        }
        return new Outcome.Pending(
                List.of(), ReplyReader.percent(told.path("progress")), format.position(told));
    }

    private Outcome completed(JsonNode task, CallContext context) {
        List<Outcome.ReturnedImage> images = new ArrayList<>();
        collect(format.result(task), images);
        if (format.isLayered(task)) {
            images.replaceAll(image -> image.withLayer(layer(images.indexOf(image))));
        }
        if (!images.isEmpty()) {
            return new Outcome.Finished(
                    images,
                    new Outcome.ReplyMetadata(
                            context.requestId(),
                            ReplyReader.text(task.path("model")),
                            format.cost(task),
                            format.kept(task)));
        }
        return new Outcome.Failed(
                format.isExpired(task)
                        ? new TaskExpiredException(context)
                        : ProviderErrors.noImage(context));
    }

    /** The base comes first. */
    private static ImageLayer layer(int index) {
        return new ImageLayer(index, "", "", null);
    }

    /** A URL, an object with one or with several, or a list of these: every page shows another. */
    private static void collect(JsonNode node, List<Outcome.ReturnedImage> images) {
        if (node.isArray()) {
            node.forEach(element -> collect(element, images));
        } else if (node.has("images")) {
            collect(node.get("images"), images);
        } else if (node.path("url").isArray()) {
            node.get("url").forEach(url -> add(object(url), node, images));
        } else {
            add(node.isObject() ? node : object(node), node, images);
        }
    }

    private static JsonNode object(JsonNode url) {
        return JsonNodeFactory.instance.objectNode().set("url", url);
    }

    private static void add(JsonNode image, JsonNode from, List<Outcome.ReturnedImage> images) {
        JsonNode expiresAt = from.path("expires_at");
        OpenAiImageJson.item(image)
                .map(
                        item ->
                                expiresAt.canConvertToInt()
                                        ? item.expiringAt(
                                                Instant.ofEpochSecond(expiresAt.asInt()).toString())
                                        : item)
                .ifPresent(images::add);
    }
}
