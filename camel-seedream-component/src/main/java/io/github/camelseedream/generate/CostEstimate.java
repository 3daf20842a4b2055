package io.github.camelseedream.generate;

import io.github.camelseedream.download.DownloadFailedException;
import io.github.camelseedream.download.Downloader;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.PartialResultException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.generate.call.CallPlanner;
import io.github.camelseedream.generate.call.GenerationContext;
import io.github.camelseedream.generate.check.ValidatedRequest;
import io.github.camelseedream.generate.image.ReferencePreparer;
import io.github.camelseedream.provider.EstimatingProvider;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.wire.CallDescription;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.Cost;
import io.github.camelseedream.result.Estimate;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageResult;
import java.util.List;
import java.util.Optional;

/** Estimates what a request would cost, where the provider can tell, without making an image. */
final class CostEstimate {

    private final GenerationContext context;
    private final ImageProvider provider;

    CostEstimate(GenerationContext context) {
        this.context = context;
        this.provider = context.provider();
    }

    Estimate of(ValidatedRequest validated) {
        boolean asks = provider instanceof EstimatingProvider;
        if (asks && ((EstimatingProvider) provider).isDryRun() && !context.target().dryRuns()) {
            throw new InvalidRequestException(context.callContext(), List.of(notHonoured()));
        }
        ValidatedRequest prepared = new ReferencePreparer(context).prepare(validated);
        ProviderRequest whole = prepared.call();
        return new Estimate(
                provider.spec().name(),
                whole.model(),
                asks ? cost((EstimatingProvider) provider, whole) : null,
                CallDescription.of(provider.submit(whole)),
                prepared.adjustments());
    }

    private Violation notHonoured() {
        return new Violation(
                "baseUrl",
                "",
                "",
                "is not the address of "
                        + provider.spec().name()
                        + ", and a host that knows no dry run would make the images and bill them."
                        + " Where it honours one, set dryRunAtBaseUrl=true");
    }

    /** A redelivery does not ask again what was answered with images. */
    private Cost cost(EstimatingProvider estimating, ProviderRequest whole) {
        String content = CallPlanner.content(estimating, whole);
        Optional<SeedreamException> before = context.submissions().billedEstimate(content);
        if (before.isPresent()) {
            throw before.get();
        }
        Cost cost = null;
        for (ProviderRequest part : CallPlanner.split(estimating, whole)) {
            Reply reply = new FreeCalls(context).send(estimating.estimate(part));
            if (reply.isSuccess()
                    && estimating.read(part, reply) instanceof Outcome.Finished finished) {
                SeedreamException billed = billed(finished);
                context.submissions().billedEstimate(content, billed);
                throw billed;
            }
            Cost more = estimating.readEstimate(part, reply);
            cost = cost == null ? more : cost.plus(more);
        }
        return cost;
    }

    private SeedreamException billed(Outcome.Finished answer) {
        CallContext callContext = context.callContext();
        ImageResult.Builder result =
                ImageResult.builder().provider(callContext.provider()).model(callContext.model());
        for (Outcome.ReturnedImage returned : answer.images()) {
            image(returned).ifPresent(result::image);
        }
        return new PartialResultException(
                callContext,
                result.build(),
                "estimate asked "
                        + callContext
                        + " for the cost only, and the host at baseUrl answered with images: it"
                        + " knows no dry run, and they are paid for. They are in result(). Set"
                        + " dryRunAtBaseUrl=false, and do not ask this host again");
    }

    private static Optional<GeneratedImage> image(Outcome.ReturnedImage returned) {
        if (returned.image() != null) {
            return Optional.of(GeneratedImage.builder().image(returned.image()).build());
        }
        try {
            return Optional.ofNullable(
                            returned.url() == null ? null : Downloader.link(returned.url()))
                    .map(link -> GeneratedImage.builder().url(link).build());
        } catch (DownloadFailedException noLink) {
            return Optional.empty();
        }
    }
}
