package io.github.camelseedream.generate.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** When tasks are polled, on a clock that is only counted. */
class PollPlanTest {

    private static final int TASKS = 20_000;
    private static final double MEDIAN = Math.log(30);
    private static final double SIGMA = 0.25;

    @Test
    void tasksOfHalfAMinuteTakeAtMostNineCallsAndEndAtMostTwoAndAHalfSecondsLate() {
        Random random = new Random(7);
        long[] late = new long[TASKS];
        int[] calls = new int[TASKS];
        for (int i = 0; i < TASKS; i++) {
            double seconds = Math.exp(MEDIAN + SIGMA * random.nextGaussian());
            Duration end = Duration.ofMillis((long) (seconds * 1000));
            Duration now = Duration.ZERO;
            int polls = 0;
            do {
                now = now.plus(PollPlan.DEFAULT.delay(now, polls));
                polls++;
            } while (now.compareTo(end) < 0);
            late[i] = now.minus(end).toMillis();
            calls[i] = polls;
        }
        Arrays.sort(late);
        Arrays.sort(calls);
        assertThat(late[TASKS / 2]).isLessThanOrEqualTo(2_500);
        assertThat(calls[TASKS / 2]).isLessThanOrEqualTo(9);
    }

    @Test
    void aTaskThatTakesLongIsPolledMoreRarelyButEveryHalfMinute() {
        assertThat(PollPlan.DEFAULT.delay(Duration.ofSeconds(59), 9)).hasSeconds(4);
        assertThat(PollPlan.DEFAULT.delay(Duration.ofMinutes(3), 9)).hasSeconds(12);
        assertThat(PollPlan.DEFAULT.delay(Duration.ofHours(3), 9)).hasSeconds(30);
    }

    @Test
    void aPlanWithoutAPaceIsRefused() {
        assertThatThrownBy(() -> new PollPlan(Duration.ZERO, Duration.ZERO))
                .hasMessage("a delay of a poll is above 0 ms");
    }
}
