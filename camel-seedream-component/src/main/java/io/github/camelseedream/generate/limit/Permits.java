package io.github.camelseedream.generate.limit;

import java.time.Duration;

/**
 * The permits of an account with a limit of calls per minute: each is good at a time of its own,
 * and those of a minute are spread over it. Times are milliseconds. Guarded by its rate limiter.
 */
final class Permits {

    private static final double MINUTE = 60_000;

    /** How late a permit may be used; so much longer is the minute that they are spread over. */
    private static final double LIFE = 1000;

    private double spacing;

    /** When the first of those at hand is good, or else when the next one may be. */
    private double first = Double.NEGATIVE_INFINITY;

    private int atHand;

    /** Of several limits the lowest holds. */
    void limit(int callsPerMinute) {
        spacing = Math.max(spacing, (MINUTE + LIFE) / callsPerMinute);
    }

    boolean isLimited() {
        return spacing > 0;
    }

    Duration spacing() {
        return Duration.ofNanos(Math.round(spacing * 1_000_000));
    }

    /** How many to take for so many calls: as many as may go within a second. */
    int wanted(double now, int calls) {
        while (atHand > 0 && first + LIFE < now) {
            use();
        }
        return isLimited() && atHand == 0 ? Math.min(calls, 1 + (int) (LIFE / spacing)) : 0;
    }

    void add(int count, double firstAt) {
        first = firstAt;
        atHand = count;
    }

    /** When the next one is good that nobody else knows of. */
    double next(double now) {
        return Math.max(first, now);
    }

    /** When a call may go that so many others go before. */
    double at(int before) {
        return isLimited() ? first + spacing * before : first;
    }

    boolean isAtHand() {
        return !isLimited() || atHand > 0;
    }

    void use() {
        if (isLimited()) {
            first += spacing;
            atHand--;
        }
    }
}
