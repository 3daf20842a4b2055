package io.github.camelseedream.simulator.uniall;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.fault.ErrorReply;
import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.image.ImageFormat;
import io.github.camelseedream.simulator.image.ImageSpec;
import io.github.camelseedream.simulator.media.PublishedImages;
import io.github.camelseedream.simulator.media.ReferenceInspector;
import io.github.camelseedream.simulator.protocol.Answer;
import io.github.camelseedream.simulator.protocol.ApiKeys;
import io.github.camelseedream.simulator.protocol.ProviderProtocol;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * UniAll's protocol below {@code /uniall/v1}. Any key works except {@code bad-key} (401), {@code
 * poor-key} (403, no quota) and {@code barred-key} (403, no access), the last two for images only.
 * Reference images on this machine are looked at, others are taken unseen.
 */
public final class UniAllProtocol implements ProviderProtocol {

    private static final String API = "/uniall/v1";
    private static final String GENERATIONS = API + "/images/generations";
    private static final String EDITS = API + "/images/edits";

    private static final ApiKeys KEYS =
            new ApiKeys(
                    Map.of(ApiKeys.BAD, new ErrorReply(401, "", "")),
                    Map.of(
                            "poor-key", new ErrorReply(403, "insufficient_user_quota", ""),
                            "barred-key", new ErrorReply(403, "access_denied", "")));

    private final Clock clock;
    private final PublishedImages published;
    private final ImageCallReader reader;

    public UniAllProtocol(Clock clock, PublishedImages published) {
        this.clock = clock;
        this.published = published;
        reader = new ImageCallReader(new References(new ReferenceInspector(published)));
    }

    @Override
    public String name() {
        return "uniall";
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
    public Answer answer(Call call, FaultEffects effects) {
        boolean isSubmit = isSubmit(call.method(), call.path());
        KEYS.check(call.bearerKey(), call.isPost());
        if (isSubmit) {
            return images(call, effects);
        }
        String asked = call.method() + " " + call.path();
        if (asked.equals("GET " + API + "/models")) {
            return Answer.free(Reply.json(200, models()));
        }
        throw UniAllError.NO_SUCH_PATH.refusal("Invalid URL (" + asked + ")");
    }

    @Override
    public Reply error(ErrorReply error) {
        Optional<UniAllError> known =
                error.code().isEmpty()
                        ? UniAllError.forStatus(error.status())
                        : UniAllError.forCode(error.code());
        int usual = known.map(UniAllError::status).orElse(500);
        int status = error.status() > 0 ? error.status() : usual;
        return Reply.json(
                status,
                known.map(own -> own.body(error.message(), clock))
                        .orElseGet(() -> upstream(error)));
    }

    private ObjectNode upstream(ErrorReply error) {
        String message = error.message().isEmpty() ? "Upstream failure" : error.message();
        return UniAllError.upstream(error.code(), message, clock);
    }

    private Answer images(Call call, FaultEffects fault) {
        ImageCall images = reader.read(call, call.path().equals(EDITS));
        String mediaBase = PublishedImages.addressBase(call, name());
        ObjectNode body = Json.object().put("created", clock.instant().getEpochSecond());
        ArrayNode data = body.putArray("data");
        for (ImageSpec spec : fault.delivered(images.series().specs(ImageFormat.PNG))) {
            data.addObject().put("url", mediaBase + published.publish(spec, fault));
        }
        Answer answer = Answer.billed(Reply.json(200, body));
        return images.timeout().map(limit -> answer.within(limit, late())).orElse(answer);
    }

    private Reply late() {
        UniAllError error = UniAllError.TOOK_TOO_LONG;
        return Reply.json(error.status(), error.body("", clock));
    }

    private static ObjectNode models() {
        ObjectNode list = Json.object().put("object", "list");
        ArrayNode data = list.putArray("data");
        for (String id : UniAllModel.ids()) {
            data.addObject()
                    .put("id", id)
                    .put("object", "model")
                    .put("created", 0)
                    .put("owned_by", "uniall");
        }
        return list;
    }
}
