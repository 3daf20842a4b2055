package io.github.camelseedream.generate.call;

import java.time.Duration;

/**
 * When a task is polled: first after a while, then at a steady pace, and ever more rarely once it
 * has taken long. How long a task takes is not known beforehand; for tasks of about half a minute
 * the defaults make some eight calls and notice the end some two seconds late. Immutable.
 *
 * @param first from the submit to the first poll
 * @param pace between two polls
 * @hidden
 */
public record PollPlan(Duration first, Duration pace) {

    /** Three seconds, then every four. */
    public static final PollPlan DEFAULT =
            new PollPlan(Duration.ofSeconds(3), Duration.ofSeconds(4));

    /** A task that has taken so many times the pace is polled more rarely. */
    private static final int STEADY = 15;

    private static final Duration RAREST = Duration.ofSeconds(30);

    public PollPlan {
        if (first.isNegative() || pace.isNegative() || pace.isZero()) {
            throw new IllegalArgumentException("a delay of a poll is above 0 ms");
        }
    }

    /**
     * The time until the next poll.
     *
     * @param waited how long the task has been waited for
     * @param polls how often it was polled so far
     */
    public Duration delay(Duration waited, int polls) {
        if (polls == 0) {
            return first;
        }
        Duration slower = waited.dividedBy(STEADY);
        Duration bounded = slower.compareTo(RAREST) < 0 ? slower : RAREST;
        return bounded.compareTo(pace) > 0 ? bounded : pace;
    }
}
