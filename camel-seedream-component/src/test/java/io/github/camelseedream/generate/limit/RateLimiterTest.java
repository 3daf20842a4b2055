package io.github.camelseedream.generate.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RateLimiterTest {

    private static final Duration NO_TIME = Duration.ZERO;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private long now = 1_000_000;
    private final InstantSource clock = () -> Instant.ofEpochMilli(now);
    private final RateLimiter gate = new RateLimiter(clock);

    @Test
    void isOpenUntilACallIsRefused() {
        for (int i = 0; i < 1000; i++) {
            RateLimiter.Slot turn = gate.turn();
            assertThat(turn.delay()).isZero();
            turn.passed();
        }
        assertThat(gate.isClosed()).isFalse();
    }

    @Test
    void staysClosedForTheTimeTheProviderNamed() {
        RateLimiter.Slot turn = sent();
        turn.refused(Duration.ofSeconds(7));

        assertThat(turn.delay()).isEqualTo(Duration.ofSeconds(7));
        assertThat(gate.isClosed()).isTrue();
        now += 7000;
        assertThat(gate.isClosed()).isFalse();
        assertThat(turn.delay()).isZero();
    }

    @Test
    void aClockThatIsSetBackProlongsNoPause() {
        RateLimiter.Slot refused = sent();
        refused.refused(Duration.ofSeconds(7));
        now += 3000;
        assertThat(refused.delay()).isEqualTo(Duration.ofSeconds(4));

        now -= Duration.ofHours(1).toMillis();
        assertThat(gate.isClosed()).isTrue();
        now += 4000;

        assertThat(gate.isClosed()).isFalse();
        assertThat(refused.delay()).isZero();
    }

    @Test
    void aClockThatIsSetBackAfterAPauseClosesTheGateForNobody() {
        RateLimiter.Slot refused = sent();
        refused.refused(SECOND);
        now += 1000;
        assertThat(refused.delay()).isZero();
        refused.passed();

        now -= Duration.ofHours(1).toMillis();

        assertThat(gate.isClosed()).isFalse();
        assertThat(gate.turn().delay()).isLessThanOrEqualTo(SECOND.multipliedBy(2));
    }

    @Test
    void aPauseWithoutANamedTimeDoublesUntilACallPasses() {
        RateLimiter.Slot turn = sent();
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            turn.refused(NO_TIME);
            assertThat(turn.delay()).isEqualTo(Duration.ofSeconds(seconds));
            now += seconds * 1000L;
            assertThat(turn.delay()).isZero();
        }
        turn.passed();
        RateLimiter.Slot later = gate.turn();
        now += later.delay().toMillis();
        assertThat(later.delay()).isZero();
        later.refused(NO_TIME);
        assertThat(later.delay()).isEqualTo(SECOND);
    }

    @Test
    void thoseRefusedTogetherDoNotDoubleThePauseForEachOther() {
        List<RateLimiter.Slot> together = IntStream.range(0, 20).mapToObj(i -> sent()).toList();
        now += 50;

        together.forEach(turn -> turn.refused(NO_TIME));

        assertThat(together.get(0).delay()).isEqualTo(SECOND);
    }

    @Test
    void aLongerPauseNamedByALaterRefusalHolds() {
        RateLimiter.Slot one = sent();
        RateLimiter.Slot other = sent();

        one.refused(SECOND);
        other.refused(Duration.ofSeconds(9));

        assertThat(one.delay()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void aPauseOfYearsIsAnHour() {
        RateLimiter.Slot turn = sent();

        turn.refused(Duration.ofSeconds(Long.MAX_VALUE));

        assertThat(turn.delay()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void theFirstToComeIsTheFirstToGoAlsoAfterItWasRefused() {
        RateLimiter.Slot first = sent();
        RateLimiter.Slot second = gate.turn();
        first.refused(SECOND);
        assertThat(second.delay()).isPositive();
        assertThat(first.delay()).isPositive();

        now += 1000;

        assertThat(second.delay()).isPositive();
        assertThat(first.delay()).isZero();
    }

    @Test
    void whoLeavesDoesNotHoldUpThoseBehind() {
        RateLimiter.Slot first = sent();
        first.refused(SECOND);
        RateLimiter.Slot second = gate.turn();
        first.delay();
        second.delay();

        first.leave();
        now += 1000;

        assertThat(second.delay()).isZero();
    }

    @Test
    void aProviderThatRefusedAllForAWhileIsCalledAsOftenAsBeforeThat() {
        for (int i = 0; i < 100; i++) {
            sent().passed();
            now += 100;
        }
        RateLimiter.Slot turn = sent();
        for (int i = 0; i < 8; i++) {
            turn.refused(NO_TIME);
            now += turn.delay().toMillis();
            assertThat(turn.delay()).isZero();
        }
        turn.passed();

        Duration gap = gate.turn().delay();

        assertThat(gap).isLessThan(SECOND);
    }

    @Test
    void theLimitIsForgottenAfterAPeriodWithoutACall() {
        RateLimiter.Slot turn = sent();
        turn.refused(SECOND);
        now += 1000;
        assertThat(turn.delay()).isZero();
        turn.passed();
        assertThat(gate.turn().delay()).isPositive();

        now += 10_000;

        for (int i = 0; i < 10; i++) {
            assertThat(sent()).isNotNull();
        }
    }

    @Test
    void aRefusalWithoutATurnClosesTheGateButSlowsNobodyDown() {
        gate.refused(SECOND);

        assertThat(gate.isClosed()).isTrue();
        assertThat(gate.turn().delay()).isEqualTo(SECOND);
        now += 1000;
        sent();
        sent();
    }

    @Test
    void anAnswerThatComesAfterTheRefusalOfALaterCallStillCountsAsAllowed() {
        List<RateLimiter.Slot> allowed = IntStream.range(0, 9).mapToObj(i -> sent()).toList();
        RateLimiter.Slot refused = sent();
        refused.refused(SECOND);

        allowed.forEach(RateLimiter.Slot::passed);
        now += 1000;
        sent();

        assertThat(gate.turn().delay()).isBetween(Duration.ofMillis(100), Duration.ofMillis(130));
    }

    @Test
    void nobodyIsSentAwayByAPauseGuessedFromARefusalAlone() {
        RateLimiter.Slot first = sent();
        first.refused(SECOND);
        first.delay();

        IntStream.range(0, 200)
                .forEach(i -> assertThat(gate.turn().delay()).isEqualTo(SECOND.multipliedBy(2)));
    }

    @Test
    void anUnknownRateIsFoundInSecondsNotMinutes() {
        RateLimiter.Slot first = sent();
        first.refused(SECOND);
        long begin = now;
        now += first.delay().toMillis();
        assertThat(first.delay()).isZero();
        first.passed();

        for (int i = 0; i < 50; i++) {
            RateLimiter.Slot next = gate.turn();
            now += next.delay().toMillis();
            assertThat(next.delay()).isZero();
            next.passed();
        }

        assertThat(now - begin).isLessThan(12_000);
    }

    /** The provider counts in any one second; calls take 20 ms, and all are sent at once. */
    @Test
    void twoThousandCallsAgainstTenASecondKeepNearTheRateWithFewRefusals() {
        List<Integer> order = new ArrayList<>();
        List<Long> passed = new ArrayList<>();
        int refusals = 0;
        PriorityQueue<TaskPending> waiting =
                new PriorityQueue<>(
                        Comparator.comparingLong(TaskPending::at)
                                .thenComparing(TaskPending::number));
        for (int i = 0; i < 2000; i++) {
            waiting.add(new TaskPending(now, i, gate.turn(), false));
        }
        long begin = now;
        while (!waiting.isEmpty()) {
            TaskPending next = waiting.remove();
            now = Math.max(now, next.at);
            if (!next.isOnWire) {
                Duration delay = next.turn.delay();
                boolean goes = delay.isZero();
                waiting.add(next.after(goes ? 20 : delay.toMillis() + 1, goes));
            } else if (passed.stream().filter(at -> now - at < 1000).count() < 10) {
                passed.add(now);
                order.add(next.number);
                next.turn.passed();
            } else {
                refusals++;
                next.turn.refused(SECOND);
                waiting.add(next.after(next.turn.delay().toMillis() + 1, false));
            }
        }

        // the first ones went together, before any refusal was known
        assertThat(refusals).isLessThan(2000 + 40);
        assertThat(now - begin).isLessThan((long) (200_000 * 1.25));
        assertThat(order.subList(10, 2000)).isSorted();
    }

    private record TaskPending(long at, int number, RateLimiter.Slot turn, boolean isOnWire) {
        TaskPending after(long millis, boolean onWire) {
            return new TaskPending(at + millis, number, turn, onWire);
        }
    }

    private RateLimiter.Slot sent() {
        RateLimiter.Slot turn = gate.turn();
        assertThat(turn.delay()).isZero();
        return turn;
    }
}
