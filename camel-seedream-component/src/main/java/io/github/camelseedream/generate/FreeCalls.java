package io.github.camelseedream.generate;

import io.github.camelseedream.download.DownloadFailedException;
import io.github.camelseedream.download.Downloader;
import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.PartialResultException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TransportException;
import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.http.HttpReply;
import io.github.camelseedream.http.SendException;
import io.github.camelseedream.provider.EstimatingProvider;
import io.github.camelseedream.provider.HealthCheckedProvider;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.PlainTexts;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.spec.FailureKind;
import io.github.camelseedream.provider.wire.CallDescription;
import io.github.camelseedream.provider.wire.ProviderErrors;
import io.github.camelseedream.provider.wire.ReplyReader;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.Cost;
import io.github.camelseedream.result.Estimate;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageResult;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Calls that cost nothing: what would it cost, which models are there. Runs on a worker. */
final class FreeCalls {

    /** What a host says of a path that it does not have. */
    private static final Set<Integer> NOT_THERE = Set.of(404, 405, 501);

    private final GenerationContext job;
    private final SharedResources rooms;
    private final Deadline deadline;

    FreeCalls(GenerationContext job, SharedResources rooms, Deadline deadline) {
        this.job = job;
        this.rooms = rooms;
        this.deadline = deadline;
    }

    Estimate estimate(RequestValidator.ValidatedRequest checked) {
        ImageProvider provider = job.target().provider();
        boolean asks = provider instanceof EstimatingProvider;
        if (asks && !job.target().dryRuns()) {
            throw new InvalidRequestException(
                    context(checked.call().model()), List.of(notHonoured()));
        }
        RequestValidator.ValidatedRequest prepared =
                new ReferencePreparer(job, rooms, deadline).prepare(checked);
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
                        + job.target().provider().spec().name()
                        + ", and a host that knows no dry run would make the images and bill them."
                        + " Where it honours one, set dryRunAtBaseUrl=true");
    }

    /** A redelivery does not ask again what was answered with images. */
    private Cost cost(EstimatingProvider provider, ProviderRequest whole) {
        String digest = "estimate|" + CallPlanner.digest(provider, whole);
        if (job.ledger().recall(digest).orElse(null) instanceof SubmissionLedger.Unknown known) {
            throw known.error();
        }
        Cost cost = null;
        for (ProviderCall part : CallPlanner.parts(provider, whole, "", "")) {
            Reply reply = ask(provider.estimate(part.call()));
            Outcome outcome = reply.isSuccess() ? provider.read(part.call(), reply) : null;
            if (outcome instanceof Outcome.Finished made) {
                SeedreamException billed = billed(whole, made);
                job.ledger().remember(digest, new SubmissionLedger.Unknown(billed));
                throw billed;
            }
            Cost more = provider.readEstimate(part.call(), reply);
            cost = cost == null ? more : cost.plus(more);
        }
        return cost;
    }

    private SeedreamException billed(ProviderRequest whole, Outcome.Finished made) {
        ImageResult.Builder result =
                ImageResult.builder()
                        .provider(job.target().provider().spec().name())
                        .model(whole.model());
        for (Outcome.ReturnedImage item : made.images()) {
            image(item).ifPresent(result::image);
        }
        CallContext context = context(whole.model());
        return new PartialResultException(
                context,
                result.build(),
                "estimate asked "
                        + context
                        + " for the cost only, and the host at baseUrl answered with images: it"
                        + " knows no dry run, and they are paid for. They are in result(). Set"
                        + " dryRunAtBaseUrl=false, and do not ask this host again");
    }

    private static Optional<GeneratedImage> image(Outcome.ReturnedImage item) {
        if (item.image() != null) {
            return Optional.of(GeneratedImage.builder().image(item.image()).build());
        }
        try {
            return Optional.ofNullable(item.url() == null ? null : Downloader.link(item.url()))
                    .map(link -> GeneratedImage.builder().url(link).build());
        } catch (DownloadFailedException noLink) {
            return Optional.empty();
        }
    }

    List<Map<String, Object>> models() {
        ImageProvider provider = job.target().provider();
        return provider.readModels(ask(provider.models())).stream()
                .map(model -> PlainTexts.change(model, job.target().transport()::withoutKey))
                .toList();
    }

    /**
     * Shows by a call that costs nothing that the provider is there and takes the key: by the one
     * for the account, or, where there is no such call behind the base URL, as at a gateway, by the
     * one for the models.
     *
     * @throws io.github.camelseedream.error.SeedreamException if it is not, or does not
     */
    void check() {
        if (!(job.target().provider() instanceof HealthCheckedProvider checkable)
                || !isAccountGood(checkable)) {
            models();
        }
    }

    /** False where nothing can be said of it. */
    private boolean isAccountGood(HealthCheckedProvider checkable) {
        Reply reply;
        try {
            reply = ask(checkable.check());
        } catch (TransportException e) {
            return false;
        }
        if (NOT_THERE.contains(reply.status())) {
            return false;
        }
        if (!reply.isSuccess()) {
            throw ProviderErrors.freeFailure(reply, context(), checkable.spec().errorCodes());
        }
        checkable
                .problem(reply)
                .ifPresent(
                        text -> {
                            throw ProviderErrors.failure(
                                    reply, context(), FailureKind.AUTHENTICATION, text);
                        });
        return true;
    }

    /** Nothing is bought by these calls, so a failure on the way is always safe to repeat. */
    private Reply ask(HttpCall call) {
        try (HttpReply reply = job.target().transport().send(call, deadline)) {
            return ReplyReader.read(reply, rooms.store());
        } catch (IOException e) {
            String host = e instanceof SendException unsent ? unsent.host() : call.path();
            throw new TransportException(context(), "question", host, e);
        }
    }

    private CallContext context() {
        return context("");
    }

    private CallContext context(String model) {
        return job.context(model);
    }
}
