package io.github.camelseedream.generate.call;

import io.github.camelseedream.ledger.Claim;
import io.github.camelseedream.ledger.ClaimId;
import io.github.camelseedream.ledger.ClaimRequest;
import io.github.camelseedream.ledger.Ledger;
import io.github.camelseedream.ledger.LedgerUnavailableException;
import io.github.camelseedream.ledger.Note;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.result.Cost;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The claims that this process holds in a ledger: renews their leases while their calls are at
 * work, and repeats a note until the ledger has it. One for each ledger of a component. Safe for
 * use by several threads.
 *
 * @hidden
 */
public final class LedgerClaims {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerClaims.class);

    /** How soon a note is repeated that the ledger could not take. */
    private static final Duration REPEAT = Duration.ofSeconds(1);

    private final Ledger ledger;
    private final WorkScheduler scheduler;
    private final Set<ClaimId> held = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean isRenewing = new AtomicBoolean();

    /** The last note of each claim that the ledger does not have yet. */
    private final Map<ClaimId, Note> unwritten = new ConcurrentHashMap<>();

    private final ExpectedCosts costs = new ExpectedCosts(InstantSource.system());
    private final AtomicBoolean isRepeating = new AtomicBoolean();
    private volatile boolean isClosed;

    public LedgerClaims(Ledger ledger, WorkScheduler scheduler) {
        this.ledger = ledger;
        this.scheduler = scheduler;
    }

    /** What a call is expected to cost; the provider is asked only where there is a budget. */
    Optional<Cost> expectedCost(GenerationContext context, ProviderRequest call) {
        Optional<Cost> estimate =
                ledger.hasBudget() ? costs.estimated(context, call) : Optional.empty();
        return estimate.or(() -> ExpectedCosts.listed(context, call));
    }

    /** Claims a call; its lease is renewed until what became of it is noted. */
    Claim claim(ClaimRequest call) throws LedgerUnavailableException {
        Claim claim = ledger.claim(call);
        if (claim instanceof Claim.New taken) {
            held.add(taken.id());
            renewLater();
        }
        return claim;
    }

    /** Notes what became of a call, now or as soon as the ledger can be reached. */
    void note(ClaimId claim, Note note) {
        unwritten.put(claim, note);
        if (!write(claim, note, true)) {
            repeatLater();
        }
        held.remove(claim);
    }

    /** Notes what became of tasks whose claim is not at hand; once, since they can be polled. */
    void note(String provider, List<String> tasks, Note note) {
        try {
            if (!ledger.note(provider, tasks, note)) {
                LOG.debug("The ledger does not know the tasks {} of {}", tasks, provider);
            }
        } catch (LedgerUnavailableException | RuntimeException e) {
            LOG.warn("The ledger was not told how tasks {} of {} ended", tasks, provider, e);
        }
    }

    private boolean write(ClaimId claim, Note note, boolean isFirst) {
        try {
            if (!ledger.note(claim, note)) {
                LOG.warn(
                        "{} was claimed again or resolved, so that the ledger does not take: {}",
                        claim,
                        note);
            }
            unwritten.remove(claim, note);
            return true;
        } catch (LedgerUnavailableException | RuntimeException e) {
            if (isClosed || isFirst) {
                LOG.warn(
                        "The ledger could not take what became of {}; {}: {}",
                        claim,
                        isClosed ? "it will be in doubt there" : "it is told again",
                        note,
                        e);
            }
            return false;
        }
    }

    private void repeatLater() {
        if (!isClosed && isRepeating.compareAndSet(false, true)) {
            scheduler.runLater(REPEAT, this::repeat);
        }
    }

    private void repeat() {
        isRepeating.set(false);
        unwritten.forEach((claim, note) -> write(claim, note, false));
        if (!unwritten.isEmpty()) {
            repeatLater();
        }
    }

    private void renewLater() {
        if (!isClosed && isRenewing.compareAndSet(false, true)) {
            scheduler.runLater(ledger.lease().dividedBy(3), this::renew);
        }
    }

    private void renew() {
        isRenewing.set(false);
        List<ClaimId> claims = List.copyOf(held);
        if (claims.isEmpty()) {
            return;
        }
        try {
            ledger.renew(claims);
        } catch (LedgerUnavailableException | RuntimeException e) {
            LOG.warn("The leases of {} calls could not be renewed", claims.size(), e);
        }
        renewLater();
    }

    /** Repeats once what the ledger does not have; what ends later is told once. */
    public void close() {
        isClosed = true;
        unwritten.forEach((claim, note) -> write(claim, note, false));
    }
}
