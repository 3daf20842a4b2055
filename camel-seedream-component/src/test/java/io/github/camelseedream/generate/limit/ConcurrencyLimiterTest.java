package io.github.camelseedream.generate.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.http.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConcurrencyLimiterTest {

    private static final Runnable NOTHING = () -> {};

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Deadline never = Deadline.after(Duration.ofMinutes(10));
    private final List<String> entered = new CopyOnWriteArrayList<>();

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void oneThatBeginsIsLetInAfterEachFourThatContinue() {
        ConcurrencyLimiter limiter = full(1);
        CompletableFuture<Void> first = begin(limiter, "new 1");
        await().until(() -> limiter.waiting() == 1);
        CompletableFuture<Void> second = begin(limiter, "new 2");
        await().until(() -> limiter.waiting() == 2);
        for (int i = 1; i <= 10; i++) {
            String name = "poll " + i;
            assertThat(limiter.acquireOrQueue(never, () -> entered.add(name), NOTHING)).isFalse();
        }

        for (int i = 1; i <= 12; i++) {
            int number = i;
            limiter.release();
            await().until(() -> entered.size() == number);
        }

        assertThat(entered)
                .containsExactly(
                        "poll 1", "poll 2", "poll 3", "poll 4", "new 1", "poll 5", "poll 6",
                        "poll 7", "poll 8", "new 2", "poll 9", "poll 10");
        assertThat(first).isCompleted();
        assertThat(second).isCompleted();
        assertThat(limiter.inUse()).isEqualTo(1);
    }

    @Test
    void whoContinuesTakesAFreePlaceAtOnce() {
        ConcurrencyLimiter limiter = new ConcurrencyLimiter(1, Duration.ZERO);

        assertThat(limiter.acquireOrQueue(never, () -> entered.add("later"), NOTHING)).isTrue();
        assertThat(limiter.tryAcquire()).isFalse();
        limiter.release();

        assertThat(limiter.inUse()).isZero();
        assertThat(entered).isEmpty();
    }

    @Test
    void whoseTimeIsOverGoesOnWithoutAPlaceAndTheNextGetsIt() {
        ConcurrencyLimiter limiter = full(1);
        Deadline soon = Deadline.after(Duration.ofMinutes(10));
        limiter.acquireOrQueue(soon, () -> entered.add("late"), () -> entered.add("gave up"));
        limiter.acquireOrQueue(never, () -> entered.add("next"), NOTHING);

        soon.expire("the timeout ended it");
        assertThat(entered).containsExactly("gave up");
        limiter.release();

        assertThat(entered).containsExactly("gave up", "next");
        limiter.release();
        assertThat(limiter.inUse()).isZero();
    }

    @Test
    void whoseTimeIsOverAlreadyWaitsForNothing() {
        ConcurrencyLimiter limiter = full(1);
        Deadline over = Deadline.after(Duration.ofMinutes(10));
        over.expire("the Camel context is stopping");

        limiter.acquireOrQueue(over, () -> entered.add("late"), () -> entered.add("gave up"));

        assertThat(entered).containsExactly("gave up");
    }

    @Test
    void anInterruptedOneWaitsNoLongerAndTakesNoPlace() throws Exception {
        ConcurrencyLimiter limiter = full(1);
        AtomicInteger refused = new AtomicInteger();
        Thread waits =
                new Thread(
                        () -> {
                            if (!limiter.acquire(Duration.ofMinutes(10))
                                    && Thread.currentThread().isInterrupted()) {
                                refused.incrementAndGet();
                            }
                        });
        waits.start();
        await().until(() -> limiter.waiting() == 1);

        waits.interrupt();
        waits.join();
        limiter.release();

        assertThat(refused).hasValue(1);
        assertThat(limiter.inUse()).isZero();
    }

    @Test
    void noPlaceIsLostOrMadeWhoeverGivesUpAtTheLastMoment() {
        ConcurrencyLimiter limiter = new ConcurrencyLimiter(3, Duration.ZERO);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Runnable hold =
                () -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    inside.decrementAndGet();
                    limiter.release();
                };
        List<CompletableFuture<?>> all = new ArrayList<>();
        for (int i = 0; i < 4000; i++) {
            CompletableFuture<Void> ended = new CompletableFuture<>();
            all.add(ended);
            threads.execute(
                    i % 2 == 0 ? beginBriefly(limiter, hold, ended) : poll(limiter, hold, ended));
        }

        assertThat(CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])))
                .succeedsWithin(Duration.ofSeconds(50));
        assertThat(limiter.inUse()).isZero();
        assertThat(limiter.waiting()).isZero();
        assertThat(most.get()).isBetween(1, 3);
    }

    private static Runnable beginBriefly(
            ConcurrencyLimiter limiter, Runnable hold, CompletableFuture<Void> ended) {
        return () -> {
            if (limiter.acquire(Duration.ofNanos(ThreadLocalRandom.current().nextLong(100_000)))) {
                hold.run();
            }
            ended.complete(null);
        };
    }

    private Runnable poll(
            ConcurrencyLimiter limiter, Runnable hold, CompletableFuture<Void> ended) {
        return () -> {
            Deadline bound = Deadline.after(Duration.ofMinutes(10));
            Runnable work =
                    () -> {
                        hold.run();
                        ended.complete(null);
                    };
            if (limiter.acquireOrQueue(
                    bound, () -> threads.execute(work), () -> ended.complete(null))) {
                work.run();
            }
            bound.expire("over");
        };
    }

    private static ConcurrencyLimiter full(int places) {
        ConcurrencyLimiter limiter = new ConcurrencyLimiter(places, Duration.ZERO);
        for (int i = 0; i < places; i++) {
            assertThat(limiter.tryAcquire()).isTrue();
        }
        return limiter;
    }

    private CompletableFuture<Void> begin(ConcurrencyLimiter limiter, String name) {
        return CompletableFuture.runAsync(
                () -> {
                    assertThat(limiter.acquire(Duration.ofSeconds(50))).isTrue();
                    entered.add(name);
                },
                threads);
    }
}
