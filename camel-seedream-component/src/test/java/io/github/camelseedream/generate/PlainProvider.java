package io.github.camelseedream.generate;

import io.github.camelseedream.catalog.SizeSupport;
import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.http.Auth;
import io.github.camelseedream.http.HttpBody;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.UploadingProvider;
import io.github.camelseedream.provider.spec.CountLimits;
import io.github.camelseedream.provider.spec.ParameterMapping;
import io.github.camelseedream.provider.spec.ParameterTable;
import io.github.camelseedream.provider.spec.ProviderProfile;
import io.github.camelseedream.provider.spec.ReferenceLimits;
import io.github.camelseedream.provider.spec.ValueConstraint;
import io.github.camelseedream.provider.wire.OpenAiImageJson;
import io.github.camelseedream.provider.wire.ProviderErrors;
import io.github.camelseedream.provider.wire.RequestFields;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.request.Violation;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A provider for tests that takes what it is told to take, as JSON. */
public class PlainProvider implements ImageProvider {

    private final ReferenceLimits references;
    private final SizeSupport sizing;

    public PlainProvider(ReferenceLimits references, SizeSupport sizing) {
        this.references = references;
        this.sizing = sizing;
    }

    /** One that keeps images too. */
    public static final class Uploading extends PlainProvider implements UploadingProvider {

        public Uploading(ReferenceLimits references) {
            super(references, SizeSupport.AS_WRITTEN);
        }

        @Override
        public HttpCall upload(ReferenceImage.Local image) {
            return HttpCall.post(
                    "uploads",
                    new HttpBody.Form(
                            List.of(
                                    new HttpBody.FilePart(
                                            "file", "a.png", image.mediaType(), image.content()))));
        }

        @Override
        public String readUpload(Reply reply) {
            if (!reply.isSuccess()) {
                throw ProviderErrors.failure(reply, CallContext.NONE, Map.of());
            }
            return reply.json().path("url").asText();
        }
    }

    @Override
    public ProviderProfile profile() {
        return new ProviderProfile(
                "plain",
                "Plain",
                URI.create("http://127.0.0.1:1/v1"),
                Auth.Style.BEARER,
                "PLAIN_KEY");
    }

    @Override
    public ParameterTable parameters() {
        return new ParameterTable(
                Stream.of(
                                ImageParameters.PROMPT,
                                ImageParameters.MODEL,
                                ImageParameters.SIZE,
                                ImageParameters.ASPECT_RATIO,
                                ImageParameters.RESOLUTION,
                                ImageParameters.COUNT,
                                ImageParameters.IMAGE_MODE,
                                ImageParameters.REFERENCES,
                                ImageParameters.MASK)
                        .map(
                                parameter ->
                                        ParameterMapping.converted(
                                                parameter, parameter.name(), ValueConstraint.any()))
                        .toList(),
                List.of());
    }

    @Override
    public String modelId(String model) {
        return model;
    }

    @Override
    public CountLimits counts(ProviderRequest request) {
        return CountLimits.group(6);
    }

    @Override
    public ReferenceLimits references(String model) {
        return references;
    }

    @Override
    public SizeSupport sizing(String model) {
        return sizing;
    }

    @Override
    public List<Violation> check(ProviderRequest request) {
        return List.of();
    }

    @Override
    public HttpCall submit(ProviderRequest call) {
        return HttpCall.post(
                "generations",
                new RequestFields()
                        .put("size", call.size().toString())
                        .put("image_urls", call.request().getReferences())
                        .put("mask", call.request().get(ImageParameters.MASK))
                        .toJson());
    }

    @Override
    public Outcome read(ProviderRequest request, Reply reply) {
        return reply.isSuccess()
                ? new Outcome.Finished(
                        List.of(OpenAiImageJson.item(reply.json().at("/data/0")).orElseThrow()),
                        new Outcome.ReplyMetadata("", "", null, Map.of()))
                : new Outcome.Failed(ProviderErrors.failure(reply, CallContext.NONE, Map.of()));
    }

    @Override
    public HttpCall models() {
        return HttpCall.get("models");
    }

    @Override
    public List<Map<String, Object>> readModels(Reply reply) {
        return List.of();
    }
}
