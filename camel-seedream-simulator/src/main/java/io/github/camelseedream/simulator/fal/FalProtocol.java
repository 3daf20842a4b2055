package io.github.camelseedream.simulator.fal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.fal.FalModel.Endpoint;
import io.github.camelseedream.simulator.fal.FalModel.Kind;
import io.github.camelseedream.simulator.fault.ErrorReply;
import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.fault.FaultKey;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.image.ImageLayer;
import io.github.camelseedream.simulator.image.ImageSpec;
import io.github.camelseedream.simulator.media.PublishedImages;
import io.github.camelseedream.simulator.media.Reference;
import io.github.camelseedream.simulator.media.ReferenceInspector;
import io.github.camelseedream.simulator.protocol.Answer;
import io.github.camelseedream.simulator.protocol.ImageJson;
import io.github.camelseedream.simulator.protocol.ProviderProtocol;
import io.github.camelseedream.simulator.protocol.Refusal;
import io.github.camelseedream.simulator.protocol.Variants;
import io.github.camelseedream.simulator.task.Tasks;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * fal's protocol: {@code /fal/queue} stands for queue.fal.run, {@code /fal/run} for fal.run, {@code
 * /fal/rest} for rest.fal.ai and {@code /fal/api} for api.fal.ai. {@code /fal/proxy} is a proxy as
 * fal's own clients want one: the address meant is in the header {@code x-fal-target-url}. Any key
 * works except {@code bad-key} (401), {@code poor-key} (403 for images) and {@code inference-key}
 * (403 for the balance).
 */
public final class FalProtocol implements ProviderProtocol {

    static final String NAME = "fal";
    static final String UNKNOWN = "unknownFields";

    private static final String QUEUE = "/fal/queue/";
    private static final String RUN = "/fal/run/";
    private static final String REST = "/fal/rest/";
    private static final String PLATFORM = "/fal/api/v1/";
    private static final String PROXY = "/fal/proxy";
    private static final String REQUESTS = "/requests/";
    private static final Map<String, String> HOSTS =
            Map.of(
                    "queue.fal.run", QUEUE,
                    "fal.run", RUN,
                    "rest.fal.ai", REST,
                    "rest.alpha.fal.ai", REST,
                    "api.fal.ai", "/fal/api/");

    private final PublishedImages published;
    private final Variants variants = new Variants(Map.of(UNKNOWN, List.of("refused", "ignored")));
    private final FalErrors errors = new FalErrors();
    private final ReferenceInspector inspector;
    private final FalQueue queue;
    private final FalStorage storage;

    public FalProtocol(Clock clock, PublishedImages published, Tasks tasks) {
        this.published = published;
        inspector = new ReferenceInspector(published);
        queue = new FalQueue(tasks, inspector, errors, variants);
        storage = new FalStorage(clock, published, errors);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String apiPath() {
        return "/fal/queue";
    }

    @Override
    public boolean isSubmit(String method, String path) {
        return method.equals("POST")
                && (path.startsWith(QUEUE) && !path.contains(REQUESTS) || path.startsWith(RUN));
    }

    @Override
    public boolean isUpload(String method, String path) {
        return method.equals("PUT") && path.startsWith(FalStorage.UPLOAD);
    }

    @Override
    public Variants variants() {
        return variants;
    }

    @Override
    public Reply error(ErrorReply error) {
        return FalErrors.reply(error);
    }

    @Override
    public Answer answer(Call call, FaultEffects effects) {
        Optional<String> target = call.header("x-fal-target-url");
        return call.path().equals(PROXY) && target.isPresent()
                ? direct(proxied(call, URI.create(target.get())), effects, true)
                : direct(call, effects, false);
    }

    private Answer direct(Call call, FaultEffects effects, boolean isProxied) {
        String path = call.path();
        boolean isSubmit = isSubmit(call.method(), path);
        if (isOpen(call)) {
            return Answer.free(rest(call));
        }
        if (!isProxied) {
            FalKeys.check(call, isSubmit);
        }
        if (isSubmit) {
            String id = path.substring(path.startsWith(RUN) ? RUN.length() : QUEUE.length());
            Endpoint endpoint = Endpoint.find(id).orElseThrow(() -> noEndpoint(id));
            return path.startsWith(RUN)
                    ? run(endpoint, call, effects)
                    : queue.submit(endpoint, call, mediaBase(call), effects);
        }
        return Answer.free(other(call, effects.get(FaultKey.EMPTY_DATA)));
    }

    /** The keys are public, and an address for an upload is its own key. */
    private boolean isOpen(Call call) {
        return isUpload(call.method(), call.path())
                || call.path().equals(REST + ".well-known/jwks.json");
    }

    private Reply other(Call call, boolean isEmpty) {
        String path = call.path();
        int requests = path.indexOf(REQUESTS);
        if (path.startsWith(QUEUE) && requests > 0) {
            String[] rest = path.substring(requests + REQUESTS.length()).split("/", 2);
            String what = call.method() + " " + (rest.length > 1 ? "/" + rest[1] : "");
            String app = path.substring(QUEUE.length(), requests);
            return queue.answer(app, rest[0], what, call, isEmpty);
        }
        if (path.startsWith(PLATFORM)) {
            String asked = call.method() + " " + path.substring(PLATFORM.length());
            return Reply.json(200, FalPlatform.answer(asked, call));
        }
        return rest(call);
    }

    private Reply rest(Call call) {
        return switch (call.method() + " " + call.path()) {
            case "GET /fal/rest/.well-known/jwks.json" -> Reply.json(200, FalSignature.keys());
            case "POST /fal/rest/storage/upload/initiate" ->
                    storage.initiate(call, mediaBase(call));
            default -> {
                if (isUpload(call.method(), call.path())) {
                    yield storage.put(call);
                }
                throw Refusal.of(404, "Not found");
            }
        };
    }

    /** The caller waits for the output. */
    private Answer run(Endpoint endpoint, Call call, FaultEffects effects) {
        FalReader reader = queue.reader(endpoint, call);
        FalOutput output =
                reader.read(
                        Reference.inspect(reader.references(), inspector, call.origin()).join());
        List<ImageSpec> images = effects.delivered(output.images());
        ImageJson json = new ImageJson(published, effects, mediaBase(call));
        ObjectNode body = Json.object();
        ArrayNode list = body.putArray("images");
        for (ImageSpec spec : images) {
            list.add(image(spec, output.isInline(), json));
        }
        if (endpoint.kind() == Kind.LAYERS) {
            ArrayNode layers = body.putArray("layers");
            for (int i = 0; i < images.size(); i++) {
                ObjectNode layer = layers.addObject();
                layer.set(
                        "image",
                        output.isInline()
                                ? image(images.get(i), true, json)
                                : list.get(i).deepCopy());
                ImageLayer.describe(i, images.get(0).delivered(), layer);
            }
        }
        if (endpoint.tellsSeed()) {
            body.put("seed", output.seed());
        }
        return Answer.billed(
                Reply.of(200, "application/json", json.render(body))
                        .with("x-fal-request-id", UUID.randomUUID().toString())
                        .with("x-fal-billable-units", Integer.toString(images.size())));
    }

    private static ObjectNode image(ImageSpec spec, boolean isInline, ImageJson json) {
        String url =
                isInline
                        ? "data:" + spec.format().mediaType() + ";base64," + json.base64(spec)
                        : json.url(spec);
        return FalJson.image(url, spec.delivered());
    }

    private static Call proxied(Call call, URI target) {
        String prefix = HOSTS.getOrDefault(target.getHost(), "/fal/unknown/");
        String query = Optional.ofNullable(target.getRawQuery()).orElse("");
        String path = prefix + target.getPath().replaceFirst("^/", "");
        return new Call(call.method(), path, query, call.headers(), call.body());
    }

    private static Refusal noEndpoint(String id) {
        return Refusal.of(404, "Application '" + id + "' not found");
    }

    private static String mediaBase(Call call) {
        return PublishedImages.addressBase(call, NAME);
    }
}
