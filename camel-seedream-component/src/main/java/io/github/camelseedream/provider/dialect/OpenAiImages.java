package io.github.camelseedream.provider.dialect;

import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.http.HttpBody;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.spec.ProviderSpec;
import io.github.camelseedream.provider.wire.OpenAiImageJson;
import io.github.camelseedream.provider.wire.ProviderErrors;
import io.github.camelseedream.provider.wire.ReplyReader;
import io.github.camelseedream.provider.wire.RequestFields;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.request.Violations;
import io.github.camelseedream.result.CallContext;
import java.util.ArrayList;
import java.util.List;

/**
 * The dialect of OpenAI's image API, which answers at once: {@code POST images/generations} for
 * text, {@code POST images/edits} for references, as a form with files where the provider takes
 * files, else as JSON with URLs or data URIs. A provider that speaks just this needs a {@link
 * ProviderSpec} and no class of its own. Safe for use by several threads.
 *
 * <p>Source: platform.openai.com/docs/api-reference/images, read 2026-11.
 */
public class OpenAiImages extends Dialect {

    public OpenAiImages(ProviderSpec spec) {
        super(spec);
    }

    @Override
    public HttpCall submit(ProviderRequest call) {
        return submit(call, fields(call));
    }

    /** The call with these fields. */
    protected final HttpCall submit(ProviderRequest call, RequestFields fields) {
        boolean isForm = call.isEdit() && takesFiles(call);
        return HttpCall.post(
                path(call), isForm ? fields.toForm(files(call.request())) : fields.toJson());
    }

    /** Where a call goes. */
    protected String path(ProviderRequest call) {
        return call.isEdit() ? "images/edits" : "images/generations";
    }

    /** The size, in pixels or as it was written. */
    @Override
    protected void putConverted(RequestFields fields, ProviderRequest call) {
        if (isSizeAsWritten(call)) {
            SizesAsWritten.put(fields, call.request());
        } else {
            fields.put("size", call.size().pixels().map(ImageSize.Pixels::toString));
        }
    }

    private boolean isSizeAsWritten(ProviderRequest call) {
        return spec().sizes(call.model()).isAsWritten();
    }

    /** A size as it was written is held to its limits, and a mask is a PNG of the image's size. */
    @Override
    protected void check(ProviderRequest call, Violations violations) {
        if (isSizeAsWritten(call)) {
            SizesAsWritten.check(call.request(), spec().numbers(call.model()), violations);
        }
        call.request()
                .get(ImageParameters.MASK)
                .map(mask -> maskProblem(mask, call.request().getReferences()))
                .filter(problem -> !problem.isEmpty())
                .ifPresent(problem -> violations.add(ImageParameters.MASK, problem));
    }

    private static String maskProblem(ReferenceImage image, List<ReferenceImage> references) {
        if (!(image instanceof ReferenceImage.Local mask)) {
            return "";
        } else if (references.isEmpty()) {
            return "needs an image to edit. Add references";
        } else if (!mask.mediaType().equals("image/png")) {
            return "is " + mask.mediaType() + ". Accepted: image/png";
        }
        boolean isOther =
                references.get(0) instanceof ReferenceImage.Local first
                        && !sides(first).equals(sides(mask));
        return isOther
                ? "is "
                        + sides(mask)
                        + " but the first reference is "
                        + sides((ReferenceImage.Local) references.get(0))
                        + ". Give a mask of the same size"
                : "";
    }

    private static String sides(ReferenceImage.Local image) {
        return image.width() + "x" + image.height();
    }

    /** One image goes as image, several as image[], as the first-party clients do. */
    private static List<HttpBody.Part> files(ImageRequest request) {
        List<ReferenceImage> references = request.getReferences();
        String name = references.size() == 1 ? "image" : "image[]";
        List<HttpBody.Part> files = new ArrayList<>();
        for (ReferenceImage reference : references) {
            files.add(RequestFields.file(name, "image-" + (files.size() + 1), reference));
        }
        request.get(ImageParameters.MASK)
                .ifPresent(mask -> files.add(RequestFields.file("mask", "mask", mask)));
        return files;
    }

    @Override
    public Outcome read(ProviderRequest call, Reply reply) {
        CallContext context = context(call.model(), reply);
        if (isFailure(reply)) {
            return new Outcome.Failed(failure(reply, context));
        }
        Outcome outcome =
                OpenAiImageJson.images(
                        reply,
                        reply.json().path("data"),
                        context,
                        spec().errorCodes(),
                        metadata(call, reply, context));
        return reply.cutOff().isEmpty() || !(outcome instanceof Outcome.Finished answer)
                ? outcome
                : withMissing(answer, call, ProviderErrors.cutOff(reply, context));
    }

    /** Nobody knows what else was made of a reply that broke off; of a set, not even how much. */
    private static Outcome.Finished withMissing(
            Outcome.Finished answer, ProviderRequest call, SeedreamException why) {
        List<Outcome.ReturnedImage> images = new ArrayList<>(answer.images());
        int missing = call.isSet() ? 1 : call.count() - images.size();
        for (int i = 0; i < missing; i++) {
            images.add(Outcome.ReturnedImage.failed(why));
        }
        return new Outcome.Finished(images, answer.facts());
    }

    /** What a reply says beside the images. */
    protected Outcome.ReplyMetadata metadata(
            ProviderRequest call, Reply reply, CallContext context) {
        return new Outcome.ReplyMetadata(
                context.requestId(), "", null, ReplyReader.fields(reply.json(), "created"));
    }
}
