package io.github.camelseedream.simulator.openai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.fault.ErrorReply;
import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.media.PublishedImages;
import io.github.camelseedream.simulator.media.ReferenceInspector;
import io.github.camelseedream.simulator.protocol.Answer;
import io.github.camelseedream.simulator.protocol.ApiKeys;
import io.github.camelseedream.simulator.protocol.ImageJson;
import io.github.camelseedream.simulator.protocol.ProviderProtocol;
import io.github.camelseedream.simulator.protocol.Refusal;
import io.github.camelseedream.simulator.protocol.Variants;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * OpenAI's images API below {@code /openai/v1}. Any key works except {@code bad-key} (401) and, for
 * images, {@code poor-key} (429, no quota) and {@code barred-key} (403).
 */
public final class OpenAiProtocol implements ProviderProtocol {

    static final String REFERENCES = "references";
    static final String COUNT = "n";
    static final String ERRORS = "errors";
    static final String UNKNOWN = "unknownFields";

    private static final String FOLDER = "openai";
    private static final String API = "/" + FOLDER + "/v1";
    private static final String GENERATIONS = API + "/images/generations";
    private static final String EDITS = API + "/images/edits";
    private static final String MODELS = API + "/models";
    private static final List<String> IDS =
            List.of("seedream-4.0", "seedream-4.5", "seedream-5.0-lite", "seedream-5.0-pro");

    private static final ApiKeys KEYS =
            new ApiKeys(
                    Map.of(ApiKeys.BAD, new ErrorReply(401, "invalid_api_key", "")),
                    Map.of(
                            "poor-key", new ErrorReply(429, "insufficient_quota", ""),
                            "barred-key", new ErrorReply(403, "", "")));

    private final Clock clock;
    private final PublishedImages published;
    private final Variants variants =
            new Variants(
                    Map.of(
                            REFERENCES, List.of("multipart", "image", "imageUrls"),
                            COUNT, List.of("all", "one"),
                            ERRORS, List.of("openai", "newApi"),
                            UNKNOWN, List.of("ignored", "refused")));
    private final OpenAiErrors errors;
    private final OpenAiReader reader;

    public OpenAiProtocol(Clock clock, PublishedImages published) {
        this.clock = clock;
        this.published = published;
        errors = new OpenAiErrors(clock, variants);
        reader = new OpenAiReader(new ReferenceInspector(published), errors, variants);
    }

    @Override
    public String name() {
        return "openai-compatible";
    }

    @Override
    public String apiPath() {
        return API;
    }

    @Override
    public boolean isSubmit(String method, String path) {
        return method.equals("POST") && (path.equals(GENERATIONS) || path.equals(EDITS));
    }

    @Override
    public Variants variants() {
        return variants;
    }

    @Override
    public Answer answer(Call call, FaultEffects effects) {
        boolean isSubmit = isSubmit(call.method(), call.path());
        KEYS.check(call.bearerKey(), isSubmit);
        Answer answer = isSubmit ? images(call, effects) : Answer.free(models(call));
        return answer.with(marked(answer.reply()));
    }

    @Override
    public Reply error(ErrorReply error) {
        return marked(errors.reply(error));
    }

    private Answer images(Call call, FaultEffects effects) {
        OpenAiRequest request = reader.read(call, call.path().equals(EDITS));
        String mediaBase = PublishedImages.addressBase(call, FOLDER);
        Reply reply =
                new OpenAiAnswer(
                                request,
                                effects,
                                () -> new ImageJson(published, effects, mediaBase),
                                clock.instant())
                        .reply();
        return request.form().isStream() ? Answer.streamed(reply) : Answer.billed(reply);
    }

    private Reply models(Call call) {
        String asked = call.method() + " " + call.path();
        if (asked.equals("GET " + MODELS)) {
            ObjectNode list = Json.object().put("object", "list");
            ArrayNode data = list.putArray("data");
            IDS.forEach(id -> data.add(model(id)));
            return Reply.json(200, list);
        }
        if (asked.startsWith("GET " + MODELS + "/")) {
            String id = call.path().substring(MODELS.length() + 1);
            if (!IDS.contains(id)) {
                throw reader.unknownModel(id);
            }
            return Reply.json(200, model(id));
        }
        throw Refusal.of(404, "Invalid URL (" + asked + ")");
    }

    private static ObjectNode model(String id) {
        return Json.object()
                .put("id", id)
                .put("object", "model")
                .put("created", 1_760_000_000)
                .put("owned_by", "bytedance");
    }

    private static Reply marked(Reply reply) {
        return reply.with("x-request-id", "req_" + UUID.randomUUID().toString().replace("-", ""));
    }
}
