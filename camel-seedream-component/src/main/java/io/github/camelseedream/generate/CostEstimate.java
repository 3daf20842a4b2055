package io.github.camelseedream.generate;

import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.PartialResultException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.generate.call.CallPlanner;
import io.github.camelseedream.generate.call.ExpectedCosts;
import io.github.camelseedream.generate.call.GenerationContext;
import io.github.camelseedream.generate.check.ValidatedRequest;
import io.github.camelseedream.generate.image.ReferencePreparer;
import io.github.camelseedream.provider.EstimatingProvider;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.wire.CallDescription;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.Cost;
import io.github.camelseedream.result.Estimate;
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
        boolean asks = ExpectedCosts.isEstimated(context.target());
        if (!asks && provider instanceof EstimatingProvider) {
            throw new InvalidRequestException(context.callContext(), List.of(notHonoured()));
        }
        ValidatedRequest prepared = new ReferencePreparer(context).prepare(validated);
        ProviderRequest whole = prepared.call();
        return new Estimate(
                provider.spec().name(),
                whole.model(),
                asks ? cost(whole) : null,
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
    private Cost cost(ProviderRequest whole) {
        String content = CallPlanner.content(provider, whole);
        Optional<SeedreamException> before = context.submissions().billedEstimate(content);
        if (before.isPresent()) {
            throw before.get();
        }
        Cost cost = null;
        try {
            for (ProviderRequest part : CallPlanner.split(provider, whole)) {
                Cost more = ExpectedCosts.estimate(context, context.deadline(), part);
                cost = cost == null ? more : cost.plus(more);
            }
        } catch (PartialResultException billed) {
            context.submissions().billedEstimate(content, billed);
            throw billed;
        }
        return cost;
    }
}
