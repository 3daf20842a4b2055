package io.github.camelseedream.simulator.replicate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.fault.ErrorReply;
import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.fault.FaultKey;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.http.FormPart;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.image.ImageFormat;
import io.github.camelseedream.simulator.image.ImageHeader;
import io.github.camelseedream.simulator.media.PublishedImages;
import io.github.camelseedream.simulator.media.ReferenceInspector;
import io.github.camelseedream.simulator.protocol.Answer;
import io.github.camelseedream.simulator.protocol.ApiKeys;
import io.github.camelseedream.simulator.protocol.ProviderProtocol;
import io.github.camelseedream.simulator.protocol.Refusal;
import io.github.camelseedream.simulator.protocol.Variants;
import io.github.camelseedream.simulator.task.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Replicate's protocol below {@code /replicate/v1}. Any key works except {@code bad-key} (401) and,
 * for predictions, {@code poor-key} (402).
 */
public final class ReplicateProtocol implements ProviderProtocol {

    static final String NAME = "replicate";
    static final String API = "/replicate/v1";
    static final String UNKNOWN = "unknownInputs";

    private static final String PREDICTIONS = API + "/predictions";
    private static final Pattern OF_MODEL =
            Pattern.compile(API + "/models/([^/]+/[^/]+)(/predictions)?");
    private static final Pattern OF_PREDICTION =
            Pattern.compile(PREDICTIONS + "/([^/]+)(/cancel)?");
    private static final Duration FILES_KEPT = Duration.ofDays(1);
    private static final ApiKeys KEYS =
            new ApiKeys(
                    Map.of(ApiKeys.BAD, new ErrorReply(401, "", "")),
                    Map.of("poor-key", new ErrorReply(402, "", "")));

    private final Clock clock;
    private final PublishedImages published;
    private final Variants variants = new Variants(Map.of(UNKNOWN, List.of("refused", "ignored")));
    private final ReplicatePredictions predictions;

    public ReplicateProtocol(Clock clock, PublishedImages published, Tasks tasks) {
        this.clock = clock;
        this.published = published;
        predictions =
                new ReplicatePredictions(
                        clock,
                        tasks,
                        new ReferenceInspector(published),
                        new ReplicateErrors(),
                        variants);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String apiPath() {
        return API;
    }

    @Override
    public boolean isSubmit(String method, String path) {
        return method.equals("POST")
                && (path.equals(PREDICTIONS) || path.matches(API + "/models/.+/predictions"));
    }

    @Override
    public boolean isUpload(String method, String path) {
        return method.equals("POST") && path.equals(API + "/files");
    }

    @Override
    public Variants variants() {
        return variants;
    }

    @Override
    public Reply error(ErrorReply error) {
        return ReplicateErrors.reply(error);
    }

    @Override
    public Answer answer(Call call, FaultEffects effects) {
        boolean isSubmit = isSubmit(call.method(), call.path());
        KEYS.check(call.bearerKey(), isSubmit);
        Matcher ofModel = OF_MODEL.matcher(call.path());
        if (isSubmit) {
            Optional<ReplicateModel> model =
                    ofModel.matches() ? Optional.of(model(ofModel.group(1))) : Optional.empty();
            return predictions.create(call, model, effects);
        }
        return Answer.free(
                ofModel.matches() && call.method().equals("GET")
                        ? Reply.json(200, describe(model(ofModel.group(1))))
                        : other(call, effects.get(FaultKey.EMPTY_DATA)));
    }

    private Reply other(Call call, boolean isEmpty) {
        Matcher ofPrediction = OF_PREDICTION.matcher(call.path());
        if (ofPrediction.matches()) {
            String id = ofPrediction.group(1);
            boolean isCancel = ofPrediction.group(2) != null;
            return isCancel && call.isPost()
                    ? predictions.cancel(call, id)
                    : predictions.show(call, id, isEmpty);
        }
        return switch (call.method() + " " + call.path()) {
            case "GET " + PREDICTIONS -> predictions.list(call);
            case "GET " + API + "/account" -> Reply.json(200, account());
            case "GET " + API + "/search" -> Reply.json(200, search(call));
            case "GET " + API + "/webhooks/default/secret" ->
                    Reply.json(200, Json.object().put("key", ReplicateWebhook.SECRET));
            case "POST " + API + "/files" -> upload(call);
            default -> throw Refusal.of(404, "");
        };
    }

    private Reply upload(Call call) {
        FormPart file =
                call.body().parts().stream()
                        .filter(part -> part.name().equals("content"))
                        .findFirst()
                        .orElseThrow(() -> Refusal.of(400, "Missing content"));
        ImageFormat format =
                ImageHeader.format(file.head())
                        .orElseThrow(() -> Refusal.of(400, "The simulator takes images only"));
        Instant expiresAt = clock.instant().plus(FILES_KEPT);
        String name = published.publishUpload(file.head(), format, expiresAt);
        ObjectNode body = Json.object().put("id", name).put("name", file.fileName());
        body.put("content_type", format.mediaType()).put("size", file.size());
        body.putObject("checksums").put("sha256", file.digest().sha256());
        body.putObject("metadata");
        body.put("created_at", clock.instant().toString());
        body.put("expires_at", expiresAt.toString());
        body.putObject("urls").put("get", call.origin() + API + "/files/" + name);
        return Reply.json(201, body);
    }

    private static ReplicateModel model(String id) {
        return ReplicateModel.find(id).orElseThrow(() -> Refusal.of(404, ""));
    }

    private static ObjectNode describe(ReplicateModel model) {
        ObjectNode body =
                Json.object()
                        .put("owner", "bytedance")
                        .put("name", model.id().substring("bytedance/".length()))
                        .put("url", "https://replicate.com/" + model.id())
                        .put("visibility", "public");
        body.putObject("latest_version").put("id", model.version()).putObject("openapi_schema");
        return body;
    }

    /** Models whose id has one of the words, as one part of what a search finds. */
    private static ObjectNode search(Call call) {
        String query = call.queryValue("query").orElseThrow(() -> Refusal.of(400, "Missing query"));
        ObjectNode body = Json.object().put("query", query);
        ArrayNode models = body.putArray("models");
        for (ReplicateModel model : ReplicateModel.values()) {
            if (Stream.of(query.split(" ")).anyMatch(model.id()::contains)) {
                models.addObject().<ObjectNode>set("model", describe(model)).putObject("metadata");
            }
        }
        body.putArray("collections");
        body.putArray("pages");
        return body;
    }

    private static ObjectNode account() {
        return Json.object().put("type", "user").put("username", "simulated").put("name", "");
    }

    static String mediaBase(Call call) {
        return PublishedImages.addressBase(call, NAME);
    }
}
