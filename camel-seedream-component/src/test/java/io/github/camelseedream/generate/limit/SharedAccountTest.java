package io.github.camelseedream.generate.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.ledger.MemoryLedger;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several rate limiters of one account, as several processes have them. */
@Timeout(60)
class SharedAccountTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final long MINUTE = 60_000;

    private long now = 1_000_000;
    private final InstantSource clock = () -> Instant.ofEpochMilli(now);
    private long onTheWay;
    private final MemoryLedger ledger =
            new MemoryLedger(
                    ((InstantSource) () -> clock.instant().minusMillis(onTheWay))
                            .withZone(ZoneOffset.UTC));
    private final RateLimiter one = shared();
    private final RateLimiter other = shared();

    private RateLimiter shared() {
        RateLimiter limiter = new RateLimiter(clock);
        limiter.share(ledger, "a");
        return limiter;
    }

    @Test
    void aRefusalOfOneClosesTheOtherWithinASecond() {
        assertThat(other.turn().delay()).isZero();
        sent(one).refused(SECOND.multipliedBy(7));

        now += 1000;

        assertThat(other.turn().delay()).isEqualTo(SECOND.multipliedBy(6));
        assertThat(other.isClosed()).isTrue();
    }

    @Test
    void aPollThatIsRefusedClosesTheOtherAsWell() {
        one.refused(SECOND.multipliedBy(7));

        other.refresh();

        assertThat(other.isClosed()).isTrue();
    }

    @Test
    void afterAPauseOfAnotherCallsGoOutOneByOne() {
        sent(one).refused(SECOND);
        other.refresh();

        now += 1000;

        assertThat(sent(other)).isNotNull();
        assertThat(other.turn().delay()).isEqualTo(SECOND);
    }

    @Test
    void itsOwnPauseReadFromTheLedgerIsNoSecondRefusal() {
        RateLimiter.Slot slot = sent(one);
        slot.refused(SECOND.multipliedBy(3));
        now += 1000;
        onTheWay = 20;
        one.refresh();

        assertThat(slot.delay()).isEqualTo(SECOND.multipliedBy(2));
    }

    @Test
    void theLedgerIsLookedAtOnceASecondAtMost() {
        for (int i = 0; i < 3000; i++) {
            sent(one).passed();
            now++;
        }

        assertThat(ledger.looks()).isEqualTo(3);
    }

    @Test
    void aLedgerThatCannotBeReachedHoldsUpNobody() {
        ledger.down(true);
        one.limit(60);

        sent(one).refused(SECOND.multipliedBy(7));

        assertThat(one.turn().delay()).isEqualTo(SECOND.multipliedBy(7));
        assertThat(other.turn().delay()).isZero();
    }

    @Test
    void withALimitCallsGoEvenlySpreadAndNobodyIsToldTooEarlyATime() {
        RateLimiter alone = new RateLimiter(clock);
        alone.limit(61);
        assertThat(sent(alone)).isNotNull();
        List<RateLimiter.Slot> waiting =
                IntStream.range(0, 10).mapToObj(i -> alone.turn()).toList();

        for (int i = 0; i < 10; i++) {
            assertThat(waiting.get(i).delay()).isEqualTo(SECOND.multipliedBy(i + 1));
        }
        assertThat(alone.isSlowedDown()).isFalse();
        now += 1000;
        assertThat(waiting.get(0).delay()).isZero();
        assertThat(waiting.get(1).delay()).isEqualTo(SECOND);
    }

    @Test
    void ofSeveralLimitsTheLowestHolds() {
        RateLimiter alone = new RateLimiter(clock);
        alone.limit(600);
        alone.limit(61);
        alone.limit(6000);
        sent(alone);

        assertThat(alone.turn().delay()).isEqualTo(SECOND);
    }

    @Test
    void permitsThatWereNotUsedInTimeAreLost() {
        one.limit(610);
        List<RateLimiter.Slot> waiting = IntStream.range(0, 8).mapToObj(i -> one.turn()).toList();
        sent(one);
        waiting.forEach(RateLimiter.Slot::delay);
        waiting.forEach(RateLimiter.Slot::leave);

        now += MINUTE;

        assertThat(sent(one)).isNotNull();
        assertThat(one.turn().delay()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void noMinuteHasMoreCallsThanTheLimitAndHardlyAPermitIsLost() {
        for (int limit : new int[] {1, 7, 60, 150, 1200}) {
            List<RateLimiter> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                RateLimiter limiter = new RateLimiter(clock);
                limiter.share(ledger, "limit " + limit);
                limiter.limit(limit);
                all.add(limiter);
            }
            List<Long> times = times(all, 4 * MINUTE);

            for (int last = limit; last < times.size(); last++) {
                assertThat(times.get(last) - times.get(last - limit))
                        .as("%s calls of %s a minute", limit + 1, limit)
                        .isGreaterThanOrEqualTo(MINUTE);
            }
            assertThat(times).hasSizeGreaterThan((int) (3.6 * limit));
        }
    }

    /**
     * When calls go out while each limiter has ten that wait, whose timers are up to 50 ms late.
     */
    private List<Long> times(List<RateLimiter> limiters, long duration) {
        record Waiting(RateLimiter limiter, RateLimiter.Slot slot, long at) {}
        List<Long> times = new ArrayList<>();
        List<Waiting> waiting = new ArrayList<>();
        for (RateLimiter limiter : limiters) {
            IntStream.range(0, 10)
                    .forEach(i -> waiting.add(new Waiting(limiter, limiter.turn(), now)));
        }
        long end = now + duration;
        for (int round = 0; now < end; round++) {
            for (int i = 0; i < waiting.size(); i++) {
                Waiting call = waiting.get(i);
                if (call.at() > now) {
                    continue;
                }
                long delay = call.slot().delay().toMillis();
                if (delay == 0) {
                    times.add(now);
                    call = new Waiting(call.limiter(), call.limiter().turn(), now);
                } else {
                    long late = (round * 31L + i * 17L) % 50;
                    call = new Waiting(call.limiter(), call.slot(), now + delay + late);
                }
                waiting.set(i, call);
            }
            now += 5;
        }
        return times;
    }

    private static RateLimiter.Slot sent(RateLimiter limiter) {
        RateLimiter.Slot slot = limiter.turn();
        assertThat(slot.delay()).isZero();
        return slot;
    }
}
