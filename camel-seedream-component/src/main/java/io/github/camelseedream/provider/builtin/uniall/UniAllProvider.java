package io.github.camelseedream.provider.builtin.uniall;

import io.github.camelseedream.catalog.SizeSupport;
import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.http.Auth;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.dialect.NewApiErrors;
import io.github.camelseedream.provider.spec.CountLimits;
import io.github.camelseedream.provider.spec.FailureKind;
import io.github.camelseedream.provider.spec.ParameterTable;
import io.github.camelseedream.provider.spec.ProviderProfile;
import io.github.camelseedream.provider.spec.ReferenceLimits;
import io.github.camelseedream.provider.wire.OpenAiImageJson;
import io.github.camelseedream.provider.wire.ProviderErrors;
import io.github.camelseedream.provider.wire.ReplyReader;
import io.github.camelseedream.provider.wire.RequestFields;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.request.Violation;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * UniAll: answers at once, takes sizes in pixels and references as URLs.
 *
 * <p>Sources, read 2026-11: docs.uniall.ai/zh-CN/models/image/seedream (fields and limits),
 * www.uniall.ai/v1/openapi.json (the base URL). Its errors are not published; its list of models is
 * that of the relay new-api, and so its errors are read as that relay's.
 */
public final class UniAllProvider implements ImageProvider {

    private static final ProviderProfile PROFILE =
            new ProviderProfile(
                    "uniall",
                    "UniAll",
                    URI.create("https://api.uniall.ai/v1"),
                    Auth.Style.BEARER,
                    "UNIALL_API_KEY");

    /**
     * What its answer may take to arrive once it gives up; half the time left where that is less.
     */
    private static final Duration ANSWER_MARGIN = Duration.ofSeconds(15);

    private static final Map<String, String> MODEL_IDS =
            Map.of(
                    "seedream-4", "seedream-4.0",
                    "seedream-4-0", "seedream-4.0",
                    "seedream-4-5", "seedream-4.5",
                    "seedream-5-lite", "seedream-5.0-lite",
                    "seedream-5-0-lite", "seedream-5.0-lite");

    @Override
    public ProviderProfile profile() {
        return PROFILE;
    }

    @Override
    public ParameterTable parameters() {
        return UniAllParameters.TABLE;
    }

    @Override
    public Map<String, FailureKind> codes() {
        return NewApiErrors.CODES;
    }

    @Override
    public String modelId(String model) {
        return MODEL_IDS.getOrDefault(model, model);
    }

    @Override
    public CountLimits counts(ProviderRequest call) {
        return UniAllLimits.counts(call);
    }

    @Override
    public ReferenceLimits references(String model) {
        return UniAllLimits.REFERENCES;
    }

    @Override
    public SizeSupport sizing(String model) {
        return UniAllLimits.sizing(model);
    }

    @Override
    public List<Violation> check(ProviderRequest call) {
        return List.of();
    }

    @Override
    public HttpCall submit(ProviderRequest call) {
        return submit(call, new RequestFields());
    }

    /**
     * UniAll is told to give up a little before its caller does, so that its answer still comes.
     *
     * @throws InvalidRequestException if the request names a time of its own that is above that:
     *     its answer would be paid for and come to nobody
     */
    @Override
    public HttpCall submit(ProviderRequest call, Duration remaining) {
        Optional<Number> own =
                call.request()
                        .get(ImageParameters.PARAMETERS)
                        .map(extras -> (Number) extras.get(UniAllParameters.TIMEOUT));
        long most = Math.max(remaining.minus(ANSWER_MARGIN).toSeconds(), remaining.toSeconds() / 2);
        if (own.isPresent()) {
            refuseAbove(most, own.get(), call);
            return submit(call);
        }
        return submit(
                call,
                most < 1
                        ? new RequestFields()
                        : new RequestFields().put(UniAllParameters.TIMEOUT, most));
    }

    private static void refuseAbove(long most, Number own, ProviderRequest call) {
        if (own.longValue() > most) {
            throw new InvalidRequestException(
                    new CallContext(PROFILE.name(), call.model(), ""),
                    List.of(
                            Violation.aboutField(
                                    call.request(),
                                    UniAllParameters.TIMEOUT,
                                    own,
                                    "is above the "
                                            + most
                                            + " seconds that timeout leaves for it, less "
                                            + ANSWER_MARGIN.toSeconds()
                                            + " for the answer: the image could be paid for and"
                                            + " not be waited for. Raise timeout, or leave it"
                                            + " out")));
        }
    }

    private static HttpCall submit(ProviderRequest call, RequestFields fields) {
        fields.put("model", call.model());
        fields.putSentAsIs(UniAllParameters.TABLE, call.request());
        call.size()
                .pixels()
                .ifPresent(
                        size ->
                                fields.put("custom_size.width", size.width())
                                        .put("custom_size.height", size.height()));
        if (call.request().has(ImageParameters.COUNT)) {
            fields.put("n", call.count());
        }
        List<ReferenceImage> references = call.request().getReferences();
        if (references.size() == 1) {
            fields.put("image", references.get(0));
        } else if (!references.isEmpty()) {
            fields.put("image_urls", references);
        }
        return HttpCall.post(
                call.isEdit() ? "images/edits" : "images/generations",
                fields.putExtras(call.request()).toJson());
    }

    @Override
    public Outcome read(ProviderRequest call, Reply reply) {
        CallContext context = new CallContext(PROFILE.name(), call.model(), "");
        if (!reply.isSuccess() || ProviderErrors.isErrorWithSuccessStatus(reply)) {
            return new Outcome.Failed(ProviderErrors.failure(reply, context, NewApiErrors.CODES));
        }
        Map<String, Object> kept = new LinkedHashMap<>();
        ReplyReader.keep(kept, reply.json(), "created");
        return OpenAiImageJson.images(
                reply,
                reply.json().path("data"),
                context,
                NewApiErrors.CODES,
                new Outcome.ReplyMetadata("", "", null, kept));
    }

    @Override
    public HttpCall models() {
        return HttpCall.get("models");
    }

    @Override
    public List<Map<String, Object>> readModels(Reply reply) {
        return OpenAiImageJson.models(
                reply, new CallContext(PROFILE.name(), "", ""), NewApiErrors.CODES);
    }
}
