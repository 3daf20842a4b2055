package io.github.camelseedream.generate.call;

import io.github.camelseedream.error.DownloadException;
import io.github.camelseedream.error.IdempotencyConflictException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.PartialResultException;
import io.github.camelseedream.error.ProviderException;
import io.github.camelseedream.error.ProviderException.Refusal;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.ledger.BudgetExceededException;
import io.github.camelseedream.error.ledger.LedgerException;
import io.github.camelseedream.ledger.Claim;
import io.github.camelseedream.ledger.ClaimRequest;
import io.github.camelseedream.ledger.LedgerUnavailableException;
import io.github.camelseedream.ledger.RecordedResult;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.Cost;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Claims the calls of a request in the ledger, and puts each where the ledger says that it stands.
 * Safe for use by several threads.
 */
final class CallClaims {

    /** Clocks of machines differ, by so much at most. */
    private static final Duration CLOCKS_APART = Duration.ofHours(1);

    private static final String NOT_KEPT =
            "an earlier delivery of the request had it, and a ledger keeps none";

    private static final String RESOLVED =
            "a person resolved the call as paid, and the ledger has no image of it";

    private final GenerationContext context;
    private final LedgerClaims ledger;
    private final CallContext callContext;

    CallClaims(GenerationContext context, LedgerClaims ledger) {
        this.context = context;
        this.ledger = ledger;
        this.callContext = context.callContext();
    }

    /**
     * Claims a call before it is sent.
     *
     * @param keyLife for how long the provider takes the same key for the same call; may be zero
     * @return whether it may be sent; else it was submitted or answered before, and goes on there
     * @throws SeedreamException why it may not be sent, nor goes on
     */
    boolean claim(ProviderCall call, Duration keyLife) {
        Cost expected = expectedCost(call);
        Claim claim = claimed(call, expected, context.settings().repeatUnknown());
        if (claim instanceof Claim.InDoubt doubt && isKnownStill(doubt, keyLife)) {
            claim = claimed(call, expected, true);
            if (claim instanceof Claim.New) {
                // a refusal now says nothing of the call before
                call.doubted(inDoubt(call, doubt));
            }
        }
        if (claim instanceof Claim.New taken) {
            call.claimed(note -> ledger.note(taken.id(), note));
            return true;
        }
        if (claim instanceof Claim.Submitted submitted) {
            call.claimed(note -> ledger.note(submitted.id(), note));
            call.submittedBefore(submitted.tasks());
            return false;
        }
        if (claim instanceof Claim.Done done) {
            boolean isFetchable = !done.tasks().isEmpty() && !done.result().images().isEmpty();
            if (isFetchable && !context.settings().waitsForImages()) {
                call.submittedBefore(done.tasks());
                return false;
            }
            call.answeredBefore(finished(done.result()), done.at());
            return false;
        }
        throw refused(call, claim);
    }

    private static boolean isKnownStill(Claim.InDoubt doubt, Duration keyLife) {
        return Instant.now().isBefore(doubt.since().plus(keyLife).minus(CLOCKS_APART));
    }

    private Claim claimed(ProviderCall call, Cost expected, boolean mayRepeatUnknown) {
        try {
            return ledger.claim(
                    new ClaimRequest(
                            call.claimKey().key(),
                            call.index(),
                            call.claimKey().digest(),
                            callContext.provider(),
                            call.request().model(),
                            expected,
                            mayRepeatUnknown));
        } catch (LedgerUnavailableException | RuntimeException e) {
            throw new LedgerException(
                    callContext,
                    "the ledger could not be reached, and no call is made that is not in it: "
                            + Unforeseen.text(e),
                    e);
        }
    }

    /** A redelivery does not ask again what was answered with images. */
    private Cost expectedCost(ProviderCall call) {
        String digest = call.claimKey().digest();
        Optional<SeedreamException> before = context.submissions().billedEstimate(digest);
        if (before.isPresent()) {
            throw before.get();
        }
        try {
            return ledger.expectedCost(context, call.request()).orElse(null);
        } catch (PartialResultException billed) {
            context.submissions().billedEstimate(digest, billed);
            throw billed;
        }
    }

    private SeedreamException refused(ProviderCall call, Claim claim) {
        String key = call.claimKey().key();
        if (claim instanceof Claim.InDoubt doubt) {
            return inDoubt(call, doubt);
        }
        if (claim instanceof Claim.OtherRequest other) {
            return IdempotencyConflictException.inLedger(callContext, key, other.since());
        }
        if (claim instanceof Claim.OverBudget budget) {
            return new BudgetExceededException(callContext, budget);
        }
        Claim.InProgress other = (Claim.InProgress) claim;
        return new LedgerException(
                callContext,
                "another owner works on idempotencyKey '"
                        + key
                        + "' since "
                        + other.since()
                        + ", by the ledger. If that died, the call is in doubt after "
                        + other.until(),
                null);
    }

    private OutcomeUnknownException inDoubt(ProviderCall call, Claim.InDoubt doubt) {
        return OutcomeUnknownException.because(
                callContext,
                "the ledger has a call to "
                        + callContext
                        + " with idempotencyKey '"
                        + call.claimKey().key()
                        + "' since "
                        + doubt.since()
                        + ", and not what became of it",
                null);
    }

    /** What the ledger keeps of an answer. */
    static RecordedResult recorded(Outcome.Finished answer) {
        Outcome.ReplyMetadata facts = answer.facts();
        return new RecordedResult(
                facts == null ? "" : facts.requestId(),
                facts == null ? "" : facts.model(),
                facts == null ? null : facts.cost(),
                facts == null ? null : facts.metadata(),
                answer.images().stream().map(CallClaims::recorded).toList());
    }

    private static RecordedResult.Image recorded(Outcome.ReturnedImage image) {
        return new RecordedResult.Image(
                image.url(),
                image.expiresAt(),
                image.revisedPrompt(),
                image.layer(),
                image.failure() == null ? null : image.failure().getMessage());
    }

    private Outcome.Finished finished(RecordedResult result) {
        List<Outcome.ReturnedImage> images = result.images().stream().map(this::returned).toList();
        return new Outcome.Finished(
                images.isEmpty() ? List.of(Outcome.ReturnedImage.failed(lost(RESOLVED))) : images,
                new Outcome.ReplyMetadata(
                        result.requestId(), result.model(), result.cost(), result.metadata()));
    }

    private Outcome.ReturnedImage returned(RecordedResult.Image image) {
        if (image.failure() != null) {
            return Outcome.ReturnedImage.failed(
                    new ProviderException(
                            callContext, new Refusal(200, "", image.failure(), false)));
        }
        return image.url() == null
                ? Outcome.ReturnedImage.failed(lost(NOT_KEPT))
                : new Outcome.ReturnedImage(
                        null,
                        image.url(),
                        image.revisedPrompt(),
                        image.expiresAt(),
                        image.layer(),
                        null,
                        null);
    }

    private SeedreamException lost(String why) {
        return new DownloadException(callContext, why, null);
    }
}
