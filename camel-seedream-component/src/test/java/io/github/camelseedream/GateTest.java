package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.error.CapacityExceededException;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.simulator.fault.Fault;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ThreadPoolFactory;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.support.DefaultThreadPoolFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a caller sees when maxConcurrentCalls are under way. */
@Timeout(60)
@Tag("slow")
class GateTest extends MultiComponentRouteTest {

    @Test
    void whenFullRejectRefusesAtOnce() {
        add(
                "narrow",
                options -> {
                    options.setMaxConcurrentCalls(1);
                    options.setWhenFull(SeedreamConfiguration.WhenFull.reject);
                });
        CompletableFuture<Object> first = occupy("narrow");

        Exchange second = send("narrow:generate", "too much");

        CapacityExceededException refusal = second.getException(CapacityExceededException.class);
        assertThat(refusal)
                .hasMessage(
                        "Nothing was sent: all 1 places are taken, and whenFull=reject. Raise"
                                + " maxConcurrentCalls, set whenFull=wait, or send less at once");
        assertThat(refusal.outcome()).isEqualTo(CallOutcome.NOT_SENT);
        assertThat(refusal.isRepeatable()).isTrue();
        assertThat(refusal.provider()).isEqualTo("lumenfall");
        assertThat(simulator().submits()).hasSize(1);
        assertThat(first).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void whenFullWaitRefusesAfterTheQueueTimeout() {
        add(
                "narrow",
                options -> {
                    options.setMaxConcurrentCalls(1);
                    options.setQueueTimeout(200);
                });
        CompletableFuture<Object> first = occupy("narrow");

        Exchange second = send("narrow:generate", "too much");

        assertThat(second.getException())
                .isExactlyInstanceOf(CapacityExceededException.class)
                .hasMessage(
                        "Nothing was sent: all 1 places are taken, and none came free within 200"
                                + " ms. Raise maxConcurrentCalls or queueTimeout, or send less at"
                                + " once");
        assertThat(first).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void theTimeoutBoundsTheWaitForAPlaceToo() {
        add("narrow", options -> options.setMaxConcurrentCalls(1));
        CompletableFuture<Object> first = occupy("narrow");

        Exchange second = send("narrow:generate?timeout=300", "in a hurry");

        assertThat(second.getException())
                .isExactlyInstanceOf(CapacityExceededException.class)
                .hasMessage(
                        "Nothing was sent: all 1 places are taken, and none came free within the"
                                + " timeout of 300 ms. Raise maxConcurrentCalls or timeout, or send"
                                + " less at once");
        assertThat(first).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void aCallThatNoThreadIsLeftForIsNotSentAndSaysWhy() throws Exception {
        context.getExecutorServiceManager().setThreadPoolFactory(oneThreadForSeedream());
        add("busy", options -> {});
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        routes(
                routes ->
                        routes.from("direct:slow")
                                .to("busy:generate")
                                .process(
                                        exchange -> {
                                            begun.countDown();
                                            end.await();
                                        }));
        CompletableFuture<Object> first = template.asyncRequestBody("direct:slow", "a snail");
        begun.await();

        Exchange second = send("busy:generate", "too much");
        end.countDown();

        assertThat(second.getException())
                .isExactlyInstanceOf(CapacityExceededException.class)
                .hasMessage(
                        "Nothing was sent: all worker threads are busy in routes that handle"
                                + " earlier results. Make those routes faster, or hand their slow"
                                + " part to seda");
        assertThat(simulator().submits()).hasSize(1);
        assertThat(first).succeedsWithin(Duration.ofSeconds(20));
    }

    private static ThreadPoolFactory oneThreadForSeedream() {
        return new DefaultThreadPoolFactory() {
            @Override
            public ExecutorService newThreadPool(ThreadPoolProfile profile, ThreadFactory factory) {
                if (profile.getId().equals("seedream")) {
                    profile.setMaxPoolSize(1);
                }
                return super.newThreadPool(profile, factory);
            }
        };
    }

    /** Takes the only place for three seconds. */
    private CompletableFuture<Object> occupy(String scheme) {
        fault(Fault.delay(Duration.ofSeconds(3)));
        CompletableFuture<Object> first =
                template.asyncRequestBody(scheme + ":generate", "takes its time");
        await().until(() -> simulator().submits().size() == 1);
        return first;
    }
}
