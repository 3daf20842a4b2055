package io.github.camelseedream.simulator.lumenfall;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.fault.ErrorReply;
import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.media.PublishedImages;
import io.github.camelseedream.simulator.protocol.Answer;
import io.github.camelseedream.simulator.protocol.ApiKeys;
import io.github.camelseedream.simulator.protocol.ImageJson;
import io.github.camelseedream.simulator.protocol.ProviderProtocol;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/**
 * Lumenfall's protocol: {@code /lumenfall/openai/v1} for images and models, {@code /lumenfall/v1}
 * for the account. Any key works except {@code bad-key} (401) and {@code poor-key} (402 for
 * anything that costs money).
 */
public final class LumenfallProtocol implements ProviderProtocol {

    private static final String API = "/lumenfall/openai/v1";
    private static final String GENERATIONS = API + "/images/generations";
    private static final String EDITS = API + "/images/edits";
    private static final String MODELS = API + "/models";
    private static final String ACCOUNT = "/lumenfall/v1";

    private static final ApiKeys KEYS =
            new ApiKeys(
                    Map.of(ApiKeys.BAD, new ErrorReply(401, "AUTHENTICATION_FAILED", "")),
                    Map.of("poor-key", new ErrorReply(402, "INSUFFICIENT_BALANCE", "")));

    private final Clock clock;
    private final PublishedImages published;
    private final Account account = new Account();

    public LumenfallProtocol(Clock clock, PublishedImages published) {
        this.clock = clock;
        this.published = published;
    }

    @Override
    public String name() {
        return "lumenfall";
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
        String requestId = newRequestId();
        boolean isSubmit = isSubmit(call.method(), call.path());
        KEYS.check(call.bearerKey(), call.isPost());
        return isSubmit
                ? images(call, effects, requestId)
                : Answer.free(marked(account(call), requestId, "", ""));
    }

    @Override
    public Reply error(ErrorReply error) {
        Reply reply = Reply.json(statusOf(error), bodyOf(error));
        return marked(reply, newRequestId(), "", "");
    }

    private Answer images(Call call, FaultEffects fault, String requestId) {
        boolean isEdit = call.path().equals(EDITS);
        ImageCall images = isEdit ? ImageCallReader.edit(call) : ImageCallReader.generation(call);
        String upstream = images.route().upstream();
        String model = images.route().model().id();
        if (call.hasQuery("dryRun=true")) {
            Reply estimate = Reply.json(200, Estimate.of(images));
            return Answer.free(marked(estimate, requestId, upstream, model));
        }
        account.remember(requestId, images, clock.instant());
        String mediaBase = PublishedImages.addressBase(call, name());
        Reply reply =
                new ImageReply(images, fault, new ImageJson(published, fault, mediaBase))
                        .build(requestId, clock.instant());
        return Answer.billed(marked(reply, requestId, upstream, model));
    }

    private Reply account(Call call) {
        String asked = call.method() + " " + call.path();
        if (asked.startsWith("GET " + MODELS + "/")) {
            String id = call.path().substring(MODELS.length() + 1);
            return Reply.json(200, Account.model(LumenfallModels.route(id).model()));
        }
        return switch (asked) {
            case "GET " + MODELS -> Reply.json(200, Account.models());
            case "GET " + ACCOUNT + "/balance" -> Reply.json(200, Account.balance());
            case "GET " + ACCOUNT + "/requests" -> Reply.json(200, account.requests());
            default -> Reply.json(404, notFound(asked));
        };
    }

    private static ObjectNode notFound(String asked) {
        return LumenfallError.body("NOT_FOUND", "invalid_request_error", "No such route: " + asked);
    }

    private static int statusOf(ErrorReply error) {
        return error.status() > 0 ? error.status() : known(error).status();
    }

    /** A code that the table does not know is sent as it is. */
    private static ObjectNode bodyOf(ErrorReply error) {
        LumenfallError known = known(error);
        boolean isOwn = error.code().isEmpty() || known.name().equals(error.code());
        return isOwn
                ? known.body(error.message())
                : LumenfallError.body(error.code(), "api_error", error.message());
    }

    private static LumenfallError known(ErrorReply error) {
        for (LumenfallError each : LumenfallError.values()) {
            if (each.name().equals(error.code())) {
                return each;
            }
        }
        return LumenfallError.forStatus(error.status());
    }

    private static Reply marked(Reply reply, String requestId, String upstream, String model) {
        return reply.with("X-Lumenfall-Request-Id", requestId)
                .with("X-Lumenfall-Provider", upstream.isEmpty() ? "none" : upstream)
                .with("X-Lumenfall-Model", model.isEmpty() ? "none" : model);
    }

    private static String newRequestId() {
        return "req_" + UUID.randomUUID().toString().replace("-", "");
    }
}
