package io.github.camelseedream.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.ledger.CallState;
import io.github.camelseedream.ledger.ClaimRequest;
import io.github.camelseedream.ledger.MemoryLedger;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** How often a ledger is asked for those who look at it often. */
class LedgerReportsTest {

    private Instant now = Instant.parse("2026-11-30T12:00:00Z");
    private final InstantSource clock = () -> now;
    private final MemoryLedger ledger = new MemoryLedger(clock.withZone(ZoneOffset.UTC));
    private final Deque<Runnable> work = new ArrayDeque<>();
    private final LedgerReports reports = new LedgerReports(work::add, clock);

    @Test
    void nobodyWaitsForTheFirstReport() {
        reports.add(ledger);

        assertThat(reports.number(CallState.at_work)).isNaN();
        assertThat(reports.numbers()).isEmpty();
        work.remove().run();

        assertThat(reports.number(CallState.at_work)).isZero();
    }

    @Test
    void aLedgerIsAskedAtMostEveryTenSeconds() throws Exception {
        reports.add(ledger);
        reports.numbers();
        reports.numbers();
        assertThat(work).hasSize(1);
        work.remove().run();
        claim();

        now = now.plusSeconds(9);
        assertThat(reports.number(CallState.in_doubt)).isZero();
        assertThat(work).isEmpty();

        now = now.plusSeconds(1);
        assertThat(reports.number(CallState.in_doubt)).isZero();
        work.remove().run();
        assertThat(reports.number(CallState.in_doubt)).isEqualTo(1);
    }

    @Test
    void aLedgerThatAnswersSlowlyIsAskedOnce() {
        reports.add(ledger);
        reports.numbers();
        now = now.plusSeconds(60);
        reports.numbers();

        assertThat(work).hasSize(1);
    }

    @Test
    void ofALedgerThatCannotBeReachedNothingIsKnown() throws Exception {
        reports.add(ledger);
        reports.numbers();
        work.remove().run();
        ledger.down(true);
        now = now.plusSeconds(10);
        reports.numbers();
        work.remove().run();

        assertThat(reports.number(CallState.done)).isNaN();
        assertThat(reports.open()).isEmpty();
    }

    @Test
    void severalLedgersAreAddedUp() throws Exception {
        MemoryLedger other = new MemoryLedger(clock.withZone(ZoneOffset.UTC));
        other.claim(new ClaimRequest("k", 1, "digest", "fal", "m", null, false));
        claim();
        reports.add(ledger);
        reports.add(other);
        reports.add(other);
        reports.numbers();
        work.forEach(Runnable::run);

        assertThat(reports.numbers()).containsEntry("at_work", 2L);
        assertThat(reports.open()).extracting(row -> row.get("key")).containsOnly("k", "order-7");
    }

    @Test
    void beforeTheComponentStartsNothingIsAsked() {
        LedgerReports early =
                new LedgerReports(
                        task -> {
                            throw new RejectedExecutionException();
                        },
                        clock);
        early.add(ledger);

        assertThat(early.numbers()).isEqualTo(Map.of());
    }

    private void claim() throws Exception {
        ledger.claim(new ClaimRequest("order-7", 1, "digest", "fal", "m", null, false));
    }
}
