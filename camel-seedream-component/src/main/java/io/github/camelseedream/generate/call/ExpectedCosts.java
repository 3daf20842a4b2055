package io.github.camelseedream.generate.call;

import io.github.camelseedream.download.DownloadFailedException;
import io.github.camelseedream.download.Downloader;
import io.github.camelseedream.error.PartialResultException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.generate.limit.RateLimiter;
import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.provider.EstimatingProvider;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.Cost;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What calls are expected to cost: by the provider's estimate, where it has one that bills nothing,
 * else by the price list. An estimate, or that there is none, is kept for a minute, for all calls
 * that differ in nothing but prompt, seed and names. Safe for use by several threads.
 *
 * @hidden
 */
public final class ExpectedCosts {

    private static final Logger LOG = LoggerFactory.getLogger(ExpectedCosts.class);

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MAX_KEPT = 1000;

    /** A call waits for it. */
    private static final Duration MAX_TIME = Duration.ofSeconds(10);

    /** No price depends on what they say, and of references only on how many there are. */
    private static final Set<ImageParameter<?>> WITHOUT_PRICE =
            Set.of(
                    ImageParameters.PROMPT,
                    ImageParameters.SEED,
                    ImageParameters.USER,
                    ImageParameters.IDEMPOTENCY_KEY,
                    ImageParameters.WEBHOOK_URL,
                    ImageParameters.REFERENCES,
                    ImageParameters.MASK);

    /**
     * What an estimate is for.
     *
     * @param account one for each base URL and key
     * @param call all that a price may depend on
     */
    private record Subject(RateLimiter account, String call) {

        static Subject of(Target target, ProviderRequest call) {
            StringBuilder text = new StringBuilder(target.provider().spec().name());
            text.append('|').append(call.model()).append('|').append(call.count());
            text.append('|').append(call.size());
            text.append('|').append(call.request().getReferences().size());
            text.append('|').append(call.request().has(ImageParameters.MASK));
            for (ImageParameter<?> parameter : call.request().parameters()) {
                if (!WITHOUT_PRICE.contains(parameter)) {
                    text.append('|').append(parameter).append('=');
                    text.append(call.request().get(parameter).orElseThrow());
                }
            }
            return new Subject(target.rateLimiter(), text.toString());
        }
    }

    private record Known(Optional<Cost> cost, Instant since) {}

    private final InstantSource clock;
    private final Map<Subject, Known> estimates = new ConcurrentHashMap<>();

    ExpectedCosts(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * The provider's estimate, as long as it is fresh; empty where it has none.
     *
     * @throws PartialResultException if a host answered with images, which are paid for
     */
    Optional<Cost> estimated(GenerationContext context, ProviderRequest call) {
        if (!isEstimated(context.target())) {
            return Optional.empty();
        }
        Subject subject = Subject.of(context.target(), call);
        Known known = estimates.get(subject);
        if (known == null || clock.instant().isAfter(known.since().plus(KEPT))) {
            known = new Known(fresh(context, call), clock.instant());
            if (estimates.size() >= MAX_KEPT) {
                estimates.clear();
            }
            estimates.put(subject, known);
        }
        return known.cost();
    }

    private static Optional<Cost> fresh(GenerationContext context, ProviderRequest call) {
        Deadline whole = context.deadline();
        Duration left = whole.remaining();
        Deadline deadline = Deadline.after(left.compareTo(MAX_TIME) < 0 ? left : MAX_TIME);
        try (Deadline.Activity activity = whole.begin(() -> deadline.expire(whole.reason()))) {
            return Optional.of(estimate(context, deadline, call));
        } catch (PartialResultException billed) {
            throw billed;
        } catch (SeedreamException e) {
            LOG.debug("{} gave no estimate: {}", context.callContext(), e.getMessage());
            return Optional.empty();
        }
    }

    /** By the price list. */
    static Optional<Cost> listed(GenerationContext context, ProviderRequest call) {
        Optional<ImageSize.Pixels> size = call.size().pixels();
        return context.provider()
                .spec()
                .price(call.model())
                .flatMap(
                        price ->
                                price.cost(
                                        Collections.nCopies(call.count(), size),
                                        size.isPresent(),
                                        call.request().getReferences().size()));
    }

    /**
     * Whether the provider tells what a call costs, and nothing is made and billed by that: a host
     * that knows no dry run is not asked.
     */
    public static boolean isEstimated(Target target) {
        return target.provider() instanceof EstimatingProvider provider
                && (!provider.isDryRun() || target.dryRuns());
    }

    /**
     * Asks the provider what a call costs.
     *
     * @throws PartialResultException if the host made the images, which are paid for
     * @throws SeedreamException if it does not tell
     */
    public static Cost estimate(
            GenerationContext context, Deadline deadline, ProviderRequest call) {
        EstimatingProvider provider = (EstimatingProvider) context.provider();
        Reply reply = context.target().ask(provider.estimate(call), context.store(), deadline);
        if (reply.isSuccess() && provider.read(call, reply) instanceof Outcome.Finished finished) {
            throw billed(context.callContext(), finished);
        }
        return provider.readEstimate(call, reply);
    }

    private static PartialResultException billed(CallContext callContext, Outcome.Finished answer) {
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
