package io.github.camelseedream.http;

import java.time.Duration;
import java.time.InstantSource;

/**
 * What one account was told about slowing down: after a refusal for its rate, no call of it goes
 * out before the time the provider named, or before a delay that doubles where it named none. Safe
 * for use by several threads.
 */
public final class RateGate {

    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

    private final InstantSource clock;
    private long opensAt;
    private Duration nextDelay = FIRST_DELAY;

    public RateGate(InstantSource clock) {
        this.clock = clock;
    }

    /** How long to wait before the next call; zero when it may go now. */
    public synchronized Duration delay() {
        return Duration.ofMillis(Math.max(0, opensAt - clock.millis()));
    }

    /**
     * A call was refused for its rate.
     *
     * @param retryAfter what the provider asked for, zero where it named no time
     */
    public synchronized void refused(Duration retryAfter) {
        Duration wait = retryAfter;
        if (retryAfter.isZero()) {
            wait = nextDelay;
            nextDelay =
                    nextDelay.multipliedBy(2).compareTo(LONGEST_DELAY) > 0
                            ? LONGEST_DELAY
                            : nextDelay.multipliedBy(2);
        }
        opensAt = Math.max(opensAt, clock.millis() + wait.toMillis());
    }

    /** A call went through. */
    public synchronized void passed() {
        nextDelay = FIRST_DELAY;
    }
}
