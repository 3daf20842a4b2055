package io.github.camelseedream.generate;

import io.github.camelseedream.catalog.SizeFormat;
import io.github.camelseedream.catalog.SizeSupport;
import io.github.camelseedream.http.HttpBody;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.UploadingProvider;
import io.github.camelseedream.provider.spec.CountLimits;
import io.github.camelseedream.provider.spec.ModelLimits;
import io.github.camelseedream.provider.spec.ProviderSpec;
import io.github.camelseedream.provider.spec.ReferenceLimits;
import io.github.camelseedream.provider.wire.OpenAiImageJson;
import io.github.camelseedream.provider.wire.ProviderErrors;
import io.github.camelseedream.provider.wire.RequestFields;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.result.CallContext;
import java.util.List;
import java.util.Map;

/** A provider for tests that takes what it is told to take, as JSON. */
public class PlainProvider implements ImageProvider {

    private final ProviderSpec spec;

    public PlainProvider(ReferenceLimits references, SizeSupport sizes) {
        spec =
                ProviderSpec.of("plain", "Plain", "http://127.0.0.1:1/v1")
                        .keyVariable("PLAIN_KEY")
                        .parameters(
                                """
                                prompt      | converted | prompt
                                model       | converted | model
                                size        | converted | size
                                aspectRatio | converted | aspectRatio
                                resolution  | converted | resolution
                                count       | converted | count
                                imageMode   | converted | imageMode
                                references  | converted | references
                                mask        | converted | mask
                                """)
                        .limits(
                                ModelLimits.sizesAs(sizes.forms().toArray(SizeFormat[]::new))
                                        .sizes(sizes.rule())
                                        .references(references))
                        .build();
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
    public ProviderSpec spec() {
        return spec;
    }

    @Override
    public CountLimits counts(ProviderRequest request) {
        return CountLimits.group(6);
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
