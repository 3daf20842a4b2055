package io.github.camelseedream.provider.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.catalog.RequestedSize;
import io.github.camelseedream.error.TaskFailedException;
import io.github.camelseedream.http.HttpBody;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.provider.CancellableProvider;
import io.github.camelseedream.provider.EstimatingProvider;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.ProviderTask;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.TaskEvent;
import io.github.camelseedream.provider.UploadingProvider;
import io.github.camelseedream.provider.WebhookProvider;
import io.github.camelseedream.provider.spec.ProviderSpec;
import io.github.camelseedream.provider.wire.OpenAiImageJson;
import io.github.camelseedream.provider.wire.ProviderErrors;
import io.github.camelseedream.provider.wire.ReplyReader;
import io.github.camelseedream.provider.wire.RequestFields;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.request.Violations;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.CancelOutcome;
import io.github.camelseedream.result.Cost;
import io.github.camelseedream.result.ImageLayer;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The dialect of fal's queue. A model is a path, and what is done with it the end of the path. A
 * request is submitted there; later calls go by the first two segments and its id. A status only
 * says that a request has ended: what came of it is fetched with another call, and a failure is the
 * status of that call. Safe for use by several threads.
 *
 * <p>Sources, read 2026-11: fal.ai/docs/documentation/model-apis (inference/queue, errors,
 * request-errors), and for the paths of later calls the client @fal-ai/client 1.10.1.
 */
public abstract class FalImages extends TaskImages
        implements UploadingProvider, EstimatingProvider, WebhookProvider, CancellableProvider {

    private static final TaskFormat FORMAT =
            TaskFormat.submittedTo("{model}").idIn("request_id").positionIn("queue_position");

    private static final String TEXT_TO_IMAGE = "/text-to-image";
    private static final String EDIT = "/edit";
    private static final String LAYERS = "/layerize";

    private static final Pattern APPLICATION =
            Pattern.compile("([\\w-][\\w.-]*/[\\w-][\\w.-]*)/.+");

    private static final Pattern NO_MONEY = Pattern.compile("(?i)exhausted balance|top.?up");
    private static final int PAYMENT_REQUIRED = 402;
    private static final int FORBIDDEN = 403;
    private static final int UNPROCESSABLE = 422;

    /** Headers of an error that a request ended with. */
    private static final List<String> MARKS =
            List.of("X-Fal-Retryable", "X-Fal-Needs-Retry", "X-Fal-Error-Type");

    private static final Outcome NOT_YET = new Outcome.Pending(List.of(), null);

    protected FalImages(ProviderSpec spec) {
        super(spec, FORMAT);
    }

    /** The path of what is done with a model, for one that does not end with it already. */
    private static String endpoint(ProviderRequest call) {
        if (Stream.of(TEXT_TO_IMAGE, EDIT, LAYERS).anyMatch(call.model()::endsWith)) {
            return call.model();
        }
        boolean isLayered = call.request().get(ImageParameters.LAYERS).orElse(false);
        return call.model() + (isLayered ? LAYERS : call.isEdit() ? EDIT : TEXT_TO_IMAGE);
    }

    /** The paths come from a handle, which may be forged. */
    private static String request(ProviderTask task) {
        Matcher application = APPLICATION.matcher(task.model());
        boolean isKnown = application.matches() && FORMAT.takesModel(task.model());
        return (isKnown ? application.group(1) : "fal-ai/bytedance") + "/requests/" + task.id();
    }

    @Override
    protected void check(ProviderRequest call, Violations violations) {
        super.check(call, violations);
        int references = call.request().getReferences().size();
        String endpoint = endpoint(call);
        if (endpoint.endsWith(LAYERS)) {
            if (!call.request().is(ImageParameters.LAYERS, true)) {
                ArkLayers.check(call, ImageParameters.MODEL, violations);
            }
        } else if (endpoint.endsWith(EDIT) && references == 0) {
            violations.add(
                    ImageParameters.MODEL, "edits. Add references, or leave /edit out of it");
        } else if (endpoint.endsWith(TEXT_TO_IMAGE) && references > 0) {
            violations.add(
                    ImageParameters.MODEL,
                    "takes no reference images. Leave them out, or /text-to-image out of it");
        }
    }

    @Override
    protected void putConverted(RequestFields fields, ProviderRequest call) {
        call.size()
                .pixels()
                .ifPresent(
                        size ->
                                fields.put("image_size.width", size.width())
                                        .put("image_size.height", size.height()));
        fields.put("image_size", call.size().tier().map(tier -> "auto_" + tier));
        if (call.size().kind() == RequestedSize.Kind.AUTO && call.size().tier().isEmpty()) {
            fields.put("image_size", "auto");
        }
        fields.put("max_images", Optional.of(call.count()).filter(max -> call.isSet()));
        fields.put("output_format", nativeFormat(call));
        List<ReferenceImage> references = call.request().getReferences();
        if (endpoint(call).endsWith(LAYERS)) {
            fields.put("image_url", references.get(0));
        } else if (call.isEdit()) {
            fields.put("image_urls", references);
        }
    }

    /** They are put with what they make of the endpoint. */
    @Override
    protected final void putReferences(RequestFields fields, List<ReferenceImage> references) {}

    @Override
    public final HttpCall upload(ReferenceImage.Local image) {
        String type = image.mediaType();
        return HttpCall.post(
                "../rest/storage/upload/initiate?storage_type=fal-cdn-v3",
                new RequestFields()
                        .put("content_type", type)
                        .put("file_name", "image." + type.substring(type.indexOf('/') + 1))
                        .toJson());
    }

    @Override
    public final Optional<String> place(Reply reply) {
        return Optional.of(ReplyReader.text(reply.json().path("upload_url")));
    }

    @Override
    public final String readUpload(Reply reply) {
        String url = ReplyReader.text(reply.json().path("file_url"));
        if (!reply.isSuccess() || url.isEmpty() || place(reply).get().isEmpty()) {
            throw freeFailure(reply, context("", reply));
        }
        return url;
    }

    @Override
    public final boolean isDryRun() {
        return false;
    }

    /** By the price of one image, which knows nothing of sizes. */
    @Override
    public final HttpCall estimate(ProviderRequest call) {
        Map<String, Object> units = Map.of("unit_quantity", call.count());
        return HttpCall.post(
                "../api/v1/models/pricing/estimate",
                new RequestFields()
                        .put("estimate_type", "unit_price")
                        .put("endpoints", Map.of(endpoint(call), units))
                        .toJson());
    }

    /** What larger images and references cost more comes from the price list. */
    @Override
    public final Cost readEstimate(ProviderRequest call, Reply reply) {
        Optional<Cost> cost =
                ReplyReader.cost(reply.json().path("total_cost"), reply.json().path("currency"));
        if (!reply.isSuccess() || cost.isEmpty()) {
            throw freeFailure(reply, context(call.model(), reply));
        }
        List<Optional<ImageSize.Pixels>> sizes =
                Collections.nCopies(call.count(), Optional.of(size(call)));
        int references = call.request().getReferences().size();
        BigDecimal factor =
                spec().price(call.model())
                        .filter(price -> !endpoint(call).endsWith(LAYERS))
                        .flatMap(price -> price.times(sizes, false, references))
                        .map(t -> t.divide(BigDecimal.valueOf(call.count()), MathContext.DECIMAL32))
                        .orElse(BigDecimal.ONE);
        BigDecimal amount = cost.get().amount().multiply(factor).setScale(6, RoundingMode.HALF_UP);
        return new Cost(amount.stripTrailingZeros(), cost.get().unit());
    }

    /** The size of an image, or a square of the area; it is 2K where nothing is said. */
    private static ImageSize.Pixels size(ProviderRequest call) {
        double side = call.size().tier().map(ImageSize.Tier::side).orElse(2048.0);
        return call.size().pixels().orElseGet(() -> new ImageSize.Pixels((int) side, (int) side));
    }

    @Override
    public final HttpCall submit(ProviderRequest call) {
        String query =
                call.request()
                        .get(ImageParameters.WEBHOOK_URL)
                        .map(url -> "?fal_webhook=" + URLEncoder.encode(url, UTF_8))
                        .orElse("");
        return HttpCall.post(endpoint(call) + query, fields(call).toJson());
    }

    /** An account without money is told from a key without rights by the text alone. */
    @Override
    protected int status(Reply reply) {
        boolean isPoor =
                reply.status() == FORBIDDEN
                        && NO_MONEY.matcher(ReplyReader.text(reply.json().path("detail"))).find();
        return isPoor ? PAYMENT_REQUIRED : reply.status();
    }

    @Override
    public final HttpCall status(ProviderTask task) {
        return HttpCall.get(request(task) + "/status");
    }

    @Override
    public final Optional<HttpCall> result(ProviderTask task, Reply status) {
        return ReplyReader.text(status.json().path("status")).equals("COMPLETED")
                ? Optional.of(HttpCall.get(request(task)))
                : Optional.empty();
    }

    @Override
    public final HttpCall cancel(ProviderTask task) {
        return new HttpCall("PUT", request(task) + "/cancel", Map.of(), HttpBody.NONE);
    }

    /** One that waits in the queue is stopped at once, one under way only perhaps. */
    @Override
    public final CancelOutcome readCancel(ProviderTask task, Reply reply) {
        return switch (ReplyReader.text(reply.json().path("status"))) {
            case "OK" -> CancelOutcome.cancelled;
            case "CANCELLATION_REQUESTED" -> CancelOutcome.requested;
            case "ALREADY_COMPLETED" -> CancelOutcome.ended;
            case "NOT_FOUND" -> CancelOutcome.unknown;
            default ->
                    throw freeFailure(
                            reply, new CallContext(spec().name(), task.model(), task.id()));
        };
    }

    /**
     * A failed request has ended like any other. Its error is told by the status, or by an answer
     * that is marked as the request's own; any other bad status is of what stands in between.
     */
    @Override
    public final Outcome readResult(ProviderTask task, Reply status, Reply result) {
        CallContext context = new CallContext(spec().name(), task.model(), task.id());
        if (result.isSuccess()) {
            return images(task, result.json(), context);
        }
        boolean isOfRequest =
                status.json().hasNonNull("error")
                        || result.status() == UNPROCESSABLE
                        || MARKS.stream().anyMatch(mark -> !result.header(mark).isEmpty());
        return isOfRequest ? ended(result.json().isObject() ? result : status, context) : NOT_YET;
    }

    private Outcome ended(Reply told, CallContext context) {
        if (ReplyReader.text(told.json().path("error_type")).equals("client_cancelled")) {
            return new Outcome.Failed(TaskFailedException.cancelled(context));
        }
        return new Outcome.Failed(
                ProviderErrors.taskFailure(told, context, spec().errorCodes(), "failed"));
    }

    private Outcome images(ProviderTask task, JsonNode output, CallContext context) {
        List<Outcome.ReturnedImage> images = new ArrayList<>();
        List<Optional<ImageSize.Pixels>> sizes = new ArrayList<>();
        JsonNode layers = output.path("layers");
        for (JsonNode image : output.path("images")) {
            ImageLayer layer = layers.isArray() ? layer(images.size(), layers) : null;
            OpenAiImageJson.item(image).map(item -> item.withLayer(layer)).ifPresent(images::add);
            sizes.add(pixels(image.path("width"), image.path("height")));
        }
        if (images.isEmpty()) {
            return new Outcome.Failed(ProviderErrors.noImage(context));
        }
        return new Outcome.Finished(
                images,
                new Outcome.ReplyMetadata(
                        context.requestId(),
                        task.model(),
                        layers.isArray() ? null : cost(task.model(), sizes),
                        ReplyReader.fields(output, "seed")));
    }

    /** The base comes first; what no page tells is read in the words of the models' own API. */
    private static ImageLayer layer(int index, JsonNode layers) {
        ImageLayer told = ArkLayers.layer(layers.path(index));
        return new ImageLayer(index, told.name(), told.description(), told.box());
    }

    @Override
    public final Trust trust() {
        return Trust.SIGNED_WITH_PUBLISHED_KEY;
    }

    @Override
    public final HttpCall publishedKeys() {
        return HttpCall.get("../rest/.well-known/jwks.json");
    }

    @Override
    public final List<PublicKey> readKeys(Reply reply) {
        return JsonWebKeys.ed25519(reply.json());
    }

    @Override
    public final String signature(UnaryOperator<String> header) {
        return header.apply("X-Fal-Webhook-Signature");
    }

    @Override
    public final String signedAt(UnaryOperator<String> header) {
        return header.apply("X-Fal-Webhook-Timestamp");
    }

    @Override
    public final byte[] signedContent(byte[] body, UnaryOperator<String> header) {
        return String.join(
                        "\n",
                        header.apply("X-Fal-Webhook-Request-Id"),
                        header.apply("X-Fal-Webhook-User-Id"),
                        signedAt(header),
                        sha256(body))
                .getBytes(UTF_8);
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An end whose result could not be put into the report is one to ask for. */
    @Override
    public final TaskEvent readWebhook(JsonNode body, UnaryOperator<String> header) {
        String id = ReplyReader.text(body.path("request_id"));
        String status = ReplyReader.text(body.path("status"));
        if (!isTaskId(id)) {
            throw new IllegalArgumentException("it names no request in request_id");
        }
        if (!List.of("OK", "ERROR").contains(status)) {
            throw new IllegalArgumentException("its status is neither OK nor ERROR");
        }
        ProviderTask task = new ProviderTask(id, "");
        CallContext context = new CallContext(spec().name(), "", id);
        JsonNode payload = body.path("payload");
        boolean isTold = payload.isObject();
        if (status.equals("OK")) {
            return new TaskEvent(task, isTold ? images(task, payload, context) : NOT_YET);
        }
        JsonNode error = isTold ? payload : body;
        return new TaskEvent(
                task, ended(new Reply(200, header.andThen(Optional::of), error, ""), context));
    }

    /** By the price list; null where that has a fee for references, which a task does not tell. */
    private Cost cost(String model, List<Optional<ImageSize.Pixels>> sizes) {
        return spec().price(model)
                .filter(price -> !price.hasReferenceFee())
                .flatMap(price -> price.cost(sizes, false, 0))
                .orElse(null);
    }

    private static Optional<ImageSize.Pixels> pixels(JsonNode width, JsonNode height) {
        return width.asInt() > 0 && height.asInt() > 0
                ? Optional.of(new ImageSize.Pixels(width.asInt(), height.asInt()))
                : Optional.empty();
    }
}
