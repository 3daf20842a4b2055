package io.github.camelseedream.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultThreadPoolFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Work that has begun is done, whatever the machine is short of. */
@Timeout(60)
class CamelSchedulerTest {

    private final CamelContext context = new DefaultCamelContext();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private volatile boolean noThreads;
    private CamelScheduler workers;

    @BeforeEach
    void start() {
        context.getExecutorServiceManager().setThreadPoolFactory(new PoorFactory());
        context.start();
        workers = new CamelScheduler(context, this, 4);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void anAlarmThatFailsKeepsNoOtherFromRinging() {
        for (int i = 0; i < 3; i++) {
            workers.onTimeout(
                    Duration.ZERO,
                    () -> {
                        done.add("failed");
                        throw new OutOfMemoryError("unable to create native thread");
                    });
            workers.onTimeout(
                    Duration.ZERO,
                    () -> {
                        done.add("failed");
                        throw new IllegalStateException("an abort that is broken");
                    });
        }
        await().until(() -> done.size() == 6);

        workers.onTimeout(Duration.ofMillis(100), () -> done.add("rang"));

        await().untilAsserted(() -> assertThat(done).endsWith("rang"));
    }

    @Test
    @Tag("platform-threads")
    void workForWhichThereIsNoThreadIsDoneOnceThereIsOne() {
        noThreads = true;
        workers.resume(() -> done.add("gone on"));
        workers.runLater(Duration.ofMillis(1), () -> done.add("run later"));
        workers.onTimeout(Duration.ofMillis(200), () -> done.add("rang"));

        await().untilAsserted(() -> assertThat(done).containsExactly("rang"));
        noThreads = false;

        await().untilAsserted(
                        () ->
                                assertThat(done)
                                        .containsExactlyInAnyOrder("rang", "gone on", "run later"));
    }

    @Test
    void workThatFoundNoThreadIsDoneBeforeTheStopEnds() {
        noThreads = true;
        workers.resume(() -> done.add("gone on"));

        workers.shutdown();

        assertThat(done).containsExactly("gone on");
    }

    @Test
    void workThatComesAfterTheStopIsDoneOnTheThreadThatBringsIt() {
        workers.shutdown();
        Thread caller = Thread.currentThread();

        workers.resume(() -> done.add("gone on " + (Thread.currentThread() == caller)));
        workers.runLater(
                Duration.ofMinutes(1),
                () -> done.add("later " + (Thread.currentThread() == caller)));

        assertThat(done).containsExactly("gone on true", "later true");
    }

    @Test
    void workThatIsUnderWayAtTheStopMayGoOn() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch stopping = new CountDownLatch(1);
        workers.run(
                () -> {
                    begun.countDown();
                    awaitQuietly(stopping);
                    workers.resume(() -> done.add("gone on"));
                });
        begun.await();

        Thread stop = new Thread(workers::shutdown);
        stop.start();
        await().until(() -> isRefusing(workers));
        stopping.countDown();
        stop.join();

        assertThat(done).containsExactly("gone on");
    }

    private static boolean isRefusing(CamelScheduler workers) {
        try {
            workers.run(() -> {});
            return false;
        } catch (RejectedExecutionException e) {
            return true;
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts no thread while the machine has none left; the timer has its own already. */
    private final class PoorFactory extends DefaultThreadPoolFactory {

        @Override
        public ExecutorService newThreadPool(ThreadPoolProfile profile, ThreadFactory factory) {
            return super.newThreadPool(
                    profile,
                    work ->
                            new Thread(work) {
                                @Override
                                public void start() {
                                    if (noThreads) {
                                        throw new OutOfMemoryError(
                                                "unable to create native thread");
                                    }
                                    super.start();
                                }
                            });
        }
    }
}
