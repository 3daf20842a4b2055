package io.github.camelseedream.generate.limit;

import io.github.camelseedream.ledger.AccountState;
import io.github.camelseedream.ledger.Ledger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The rate one account may call at, as far as its provider has told or its user allows.
 *
 * <p>It stands open until a call is refused for its rate. Then no call goes out before the time the
 * provider named, or before a delay that doubles where it named none. After that, calls go out one
 * by one, in the order in which they first came: somewhat fewer in a period of that length than
 * passed in the last one, and slowly more while nobody is refused. While none has passed the rate
 * is not known: then they go faster with each that passes, and nobody is told a time far ahead. A
 * whole period without a call forgets the limit.
 *
 * <p>With a limit of calls per minute a call needs a permit besides. With a ledger, permits are
 * taken from it, and a refusal that one process meets closes the account for all that share it:
 * they look at most once a second. Without one, another process has a rate limiter of its own.
 *
 * <p>Safe for use by several threads. {@link Slot#delay}, {@link Slot#refused}, {@link #refused}
 * and {@link #refresh} may wait for the ledger.
 *
 * @hidden
 */
public final class RateLimiter {

    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

    /** A provider that names years is asked again all the same. */
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /** How much of what passed before is tried again. */
    private static final double CAUTION = 0.9;

    /** How much faster it gets in a period without a refusal, or in ten seconds. */
    private static final double GROWTH = 0.1;

    private static final double SHORTEST_GROWTH_MILLIS = 10_000;
    private static final int MOST_REMEMBERED = 1000;
    private static final long SHORTEST_WAIT_MILLIS = 5;

    /** How often the ledger is looked at, and by how much a pause grows that is told to it. */
    private static final long REFRESH_MILLIS = 1000;

    private final InstantSource clock;
    private final NavigableSet<Long> line = new TreeSet<>();
    private final Deque<Long> passes = new ArrayDeque<>();
    private long latest = Long.MIN_VALUE;
    private long setBack;
    private long turns;
    private long closedUntil;
    private long closedMillis;
    private long refusedAt = Long.MIN_VALUE;
    private Duration nextDelay = FIRST_DELAY;
    private long period;
    private int allowed;
    private double interval;
    private double nextAt;
    private final Permits permits = new Permits();
    private Optional<SharedAccount> shared = Optional.empty();
    private boolean isAsking;
    private long refreshAt = Long.MIN_VALUE;
    private long sharedUntil;

    /**
     * @param clock may be set back, which prolongs no pause
     */
    public RateLimiter(InstantSource clock) {
        this.clock = clock;
    }

    /** Shares the account from now on with all who have the same ledger. */
    public synchronized void share(Ledger ledger, String account) {
        shared = Optional.of(new SharedAccount(ledger, account));
    }

    /**
     * Lets no more calls out than that. Of several limits the lowest holds.
     *
     * @param callsPerMinute above 0
     */
    public synchronized void limit(int callsPerMinute) {
        permits.limit(callsPerMinute);
    }

    /** Milliseconds of a clock that is never set back. */
    private long now() {
        long told = clock.millis();
        if (told < latest) {
            setBack += latest - told;
        }
        latest = told;
        return told + setBack;
    }

    /**
     * A place in the order of those who call.
     *
     * @hidden
     */
    public synchronized Slot turn() {
        return new Slot(++turns);
    }

    /** Whether the provider asked for a pause that is not over; for calls that wait no turn. */
    public synchronized boolean isClosed() {
        return now() < closedUntil;
    }

    /**
     * A call without a turn was refused for its rate.
     *
     * @param retryAfter what the provider asked for, zero where it named no time
     */
    public void refused(Duration retryAfter) {
        synchronized (this) {
            close(retryAfter.isZero() ? FIRST_DELAY : bounded(retryAfter));
        }
        closeForAll();
    }

    /** Whether calls are slower than they would be without a refusal. */
    public synchronized boolean isSlowedDown() {
        return isClosed() || interval > 0;
    }

    /** Learns from the ledger what other processes know, unless that was less than a second ago. */
    public void refresh() {
        ask(0);
    }

    /** Tells the ledger of a pause, unless it knows of one that is hardly shorter. */
    private void closeForAll() {
        Optional<SharedAccount> all;
        Duration wait;
        synchronized (this) {
            if (closedUntil < sharedUntil + REFRESH_MILLIS) {
                return;
            }
            sharedUntil = closedUntil;
            wait = Duration.ofMillis(closedUntil - now());
            all = shared;
        }
        all.ifPresent(account -> account.close(wait));
    }

    /** Takes permits for the call that is the first in the line, and for those behind it. */
    private void takePermits(Long number) {
        int wanted = 0;
        synchronized (this) {
            if (line.headSet(number).isEmpty()) {
                wanted = permits.wanted(now(), line.tailSet(number, false).size() + 1);
            }
        }
        ask(wanted);
    }

    private void ask(int wanted) {
        Optional<SharedAccount> all;
        Duration spacing;
        synchronized (this) {
            boolean isDue = shared.isPresent() && now() >= refreshAt;
            if (isAsking || wanted == 0 && !isDue) {
                return;
            }
            isAsking = true;
            all = shared;
            spacing = permits.spacing();
        }
        Optional<AccountState> state = Optional.empty();
        try {
            state = all.flatMap(account -> account.state(wanted, spacing));
        } finally {
            learn(state, wanted);
        }
    }

    private synchronized void learn(Optional<AccountState> state, int wanted) {
        long now = now();
        isAsking = false;
        refreshAt = now + REFRESH_MILLIS;
        if (wanted > 0 && state.isPresent()) {
            permits.add(wanted, now + state.get().firstPermit().toNanos() / 1e6);
        } else if (wanted > 0) {
            permits.add(1, permits.next(now));
        }
        Duration wait = bounded(state.map(AccountState::closed).orElse(Duration.ZERO));
        if (!wait.isZero() && now + wait.toMillis() >= closedUntil + REFRESH_MILLIS) {
            close(wait);
            sharedUntil = closedUntil;
            slowDown(wait);
        }
    }

    private static Duration bounded(Duration retryAfter) {
        return retryAfter.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : retryAfter;
    }

    private void close(Duration wait) {
        long now = now();
        long until = now + wait.toMillis();
        if (until > closedUntil) {
            closedMillis += until - Math.max(now, closedUntil);
            closedUntil = until;
        }
    }

    private Duration askedFor(Duration retryAfter) {
        if (!retryAfter.isZero()) {
            return bounded(retryAfter);
        }
        Duration wait = nextDelay;
        Duration doubled = wait.multipliedBy(2);
        nextDelay = doubled.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : doubled;
        return wait;
    }

    /** As many as passed in a period while the gate was open are what the provider allows. */
    private void slowDown(Duration wait) {
        refusedAt = now();
        period = Math.max(wait.toMillis(), FIRST_DELAY.toMillis());
        long begin = openMillis() - period;
        allowed = (int) passes.stream().filter(at -> at > begin).count();
        spread();
        nextAt = closedUntil;
    }

    private void spread() {
        interval = allowed == 0 ? FIRST_DELAY.toMillis() : period / (CAUTION * allowed);
    }

    /** A clock that stands still while the gate is closed. */
    private long openMillis() {
        return now() - closedMillis;
    }

    private void forgetWhatIsStale(long now) {
        if (interval > 0 && now - Math.max(nextAt, closedUntil) > period) {
            interval = 0;
        }
    }

    /**
     * One call's place in the order; kept while the call is refused and sent again.
     *
     * @hidden
     */
    public final class Slot {

        private final Long number;
        private long sentAt;

        private Slot(long number) {
            this.number = number;
        }

        /**
         * How long to wait before this call may go; zero when it goes now. Who does not wait must
         * {@link #leave}, since others wait behind.
         */
        public Duration delay() {
            takePermits(number);
            synchronized (RateLimiter.this) {
                long now = now();
                forgetWhatIsStale(now);
                int before = line.headSet(number).size();
                double at =
                        Math.max(closedUntil, nextAt)
                                + interval * (allowed > 0 ? before : Math.min(before, 1));
                at = Math.max(at, permits.at(before));
                boolean isNext = before == 0 || interval == 0 && !permits.isLimited();
                if (at <= now && isNext && permits.isAtHand()) {
                    permits.use();
                    line.remove(number);
                    nextAt = Math.max(nextAt, now - interval) + interval;
                    sentAt = now;
                    return Duration.ZERO;
                }
                line.add(number);
                long wait = (long) Math.ceil(at - now);
                return Duration.ofMillis(Math.max(wait, SHORTEST_WAIT_MILLIS));
            }
        }

        /** This call waits no longer. */
        public void leave() {
            synchronized (RateLimiter.this) {
                line.remove(number);
            }
        }

        /**
         * This call was refused for its rate. Those who went out before the pause began are refused
         * for the same reason: only the first of them slows the others down.
         *
         * @param retryAfter what the provider asked for, zero where it named no time
         */
        public void refused(Duration retryAfter) {
            synchronized (RateLimiter.this) {
                if (sentAt > refusedAt) {
                    Duration wait = askedFor(retryAfter);
                    close(wait);
                    slowDown(wait);
                } else {
                    close(bounded(retryAfter));
                }
            }
            closeForAll();
        }

        /**
         * This call went through. Its answer may come after the refusal of a call that left later:
         * then it is one more that the provider allowed before.
         */
        public void passed() {
            synchronized (RateLimiter.this) {
                nextDelay = FIRST_DELAY;
                passes.add(openMillis());
                if (passes.size() > MOST_REMEMBERED) {
                    passes.remove();
                }
                if (interval > 0 && sentAt <= refusedAt) {
                    allowed++;
                    spread();
                } else if (allowed == 0) {
                    interval *= 1 - GROWTH;
                } else if (interval > 0) {
                    interval *= 1 - GROWTH * interval / Math.max(period, SHORTEST_GROWTH_MILLIS);
                }
            }
        }
    }
}
