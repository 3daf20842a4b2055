package io.github.camelseedream.simulator.ark;

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

/**
 * Ark's protocol below {@code /modelark/api/v3} and {@code /volcengine/api/v3}. Any key works
 * except {@code bad-key} (401) and, for images, {@code poor-key} (403, overdue) and {@code
 * barred-key} (404, model not activated).
 */
public final class ArkProtocol implements ProviderProtocol {

    private static final ApiKeys KEYS =
            new ApiKeys(
                    Map.of(ApiKeys.BAD, new ErrorReply(401, "AuthenticationError", "")),
                    Map.of(
                            "poor-key", new ErrorReply(403, "AccountOverdueError", ""),
                            "barred-key",
                                    new ErrorReply(
                                            404,
                                            "ModelNotOpen",
                                            "Your account has not activated the model.")));

    private final ArkBrand brand;
    private final Clock clock;
    private final PublishedImages published;
    private final Variants variants =
            new Variants(
                    Map.of(
                            ArkErrors.ERRORS, List.of("wrapped", "bare"),
                            ArkReader.SET, List.of("refused", "disabled")));
    private final ArkErrors errors;
    private final ArkReferences references;

    public ArkProtocol(ArkBrand brand, Clock clock, PublishedImages published) {
        this.brand = brand;
        this.clock = clock;
        this.published = published;
        errors = new ArkErrors(clock, variants);
        references = new ArkReferences(new ReferenceInspector(published), errors);
    }

    @Override
    public String name() {
        return brand.word();
    }

    @Override
    public String apiPath() {
        return "/" + name() + "/api/v3";
    }

    @Override
    public boolean isSubmit(String method, String path) {
        return method.equals("POST") && path.equals(apiPath() + "/images/generations");
    }

    @Override
    public Variants variants() {
        return variants;
    }

    @Override
    public Answer answer(Call call, FaultEffects effects) {
        boolean isSubmit = isSubmit(call.method(), call.path());
        KEYS.check(call.bearerKey(), isSubmit);
        Answer answer = isSubmit ? images(call, effects) : Answer.free(other(call));
        String client = call.header("X-Client-Request-Id").orElseGet(errors::unknownClient);
        Reply reply =
                answer.reply()
                        .with(ArkErrors.REQUEST_ID, errors.requestId())
                        .with("x-client-request-id", client);
        return answer.with(reply);
    }

    @Override
    public Reply error(ErrorReply error) {
        return errors.reply(error);
    }

    private Answer images(Call call, FaultEffects effects) {
        ArkRequest request = ArkReader.read(call, brand, references, errors);
        String mediaBase = PublishedImages.addressBase(call, name());
        Reply reply =
                new ArkAnswer(
                                request,
                                effects,
                                errors,
                                () -> new ImageJson(published, effects, mediaBase),
                                clock.instant())
                        .reply();
        return request.form().isStream() ? Answer.streamed(reply) : Answer.billed(reply);
    }

    private Reply other(Call call) {
        String asked = call.method() + " " + call.path();
        if (asked.equals("GET " + apiPath() + "/models")) {
            return Reply.json(200, models());
        }
        throw new Refusal(new ErrorReply(404, "NotFound", "No such path: " + asked + "."));
    }

    private ObjectNode models() {
        ObjectNode list = Json.object().put("object", "list");
        ArrayNode data = list.putArray("data");
        for (ArkModel model : ArkModel.values()) {
            model.ids(brand)
                    .forEach(
                            id ->
                                    data.addObject()
                                            .put("id", id)
                                            .put("object", "model")
                                            .put("domain", "ImageGeneration")
                                            .put("status", model.status(brand)));
        }
        return list;
    }
}
