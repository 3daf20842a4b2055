package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.error.CapacityExceededException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.exchange.ResultMode;
import io.github.camelseedream.simulator.SeedreamSimulatorExtension;
import io.github.camelseedream.simulator.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.LifecycleStrategySupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The threads of the component: whose they are, and that a stop ends them. */
@Timeout(90)
@Tag("slow")
class StopTest {

    @RegisterExtension
    static final SeedreamSimulatorExtension SIMULATOR = new SeedreamSimulatorExtension();

    private static final String ENDED =
            "the call to lumenfall, model seedream-4.5 was sent and no answer came: the Camel"
                    + " context is stopping. It may have been paid for, so it is not repeated;"
                    + " repeatUnknown=true lets a redelivery repeat it";

    private final CamelContext context = new DefaultCamelContext();
    private final List<ThreadPoolExecutor> pools = new ArrayList<>();
    private final ExecutorService callers = Executors.newCachedThreadPool();

    @BeforeEach
    void start() throws Exception {
        context.addLifecycleStrategy(
                new LifecycleStrategySupport() {
                    @Override
                    public void onThreadPoolAdd(
                            CamelContext owner,
                            ThreadPoolExecutor pool,
                            String id,
                            String source,
                            String route,
                            String profile) {
                        pools.add(pool);
                    }
                });
        SeedreamComponent seedream = context.getComponent("seedream", SeedreamComponent.class);
        seedream.getConfiguration().setBaseUrl(SIMULATOR.baseUrl("lumenfall"));
        seedream.getConfiguration().setApiKey("test-key");
        seedream.getConfiguration().setResultMode(ResultMode.url);
        seedream.getConfiguration().setMaxConcurrentCalls(3);
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:generate")
                                .to("seedream:generate")
                                .setHeader("thread", () -> Thread.currentThread().getName());
                        from("direct:bounded").to("seedream:generate?maxConcurrentCalls=1");
                    }
                });
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        callers.shutdownNow();
    }

    /**
     * On a JDK with virtual threads the same request makes virtual ones where Camel has them on
     * (camel.threads.virtual.enabled); that switch is read once per JVM, so it is not tested here.
     */
    @Test
    @Tag("platform-threads")
    void theWorkersAreCamelsWithoutAQueueAndRefuseWhatTheyCannotRun() {
        Exchange answer = request();

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getHeader("thread", String.class))
                .matches("Camel \\(camel-\\d+\\) thread #\\d+ - Seedream");
        assertThat(pools)
                .anySatisfy(
                        pool -> {
                            assertThat(pool.getMaximumPoolSize()).isEqualTo(1003);
                            assertThat(pool.getCorePoolSize()).isEqualTo(1);
                            assertThat(pool.getQueue()).isInstanceOf(SynchronousQueue.class);
                            assertThat(pool.getRejectedExecutionHandler()).hasToString("Abort");
                        });
    }

    @Test
    void aStopLetsCallsUnderWayComeHomeSinceTheyAreBeingPaidFor() {
        SIMULATOR.simulator().fault(Fault.delay(Duration.ofSeconds(2)));
        CompletableFuture<Exchange> underWay =
                CompletableFuture.supplyAsync(this::request, callers);
        await().until(() -> SIMULATOR.simulator().submits().size() == 1);

        context.stop();

        assertThat(underWay)
                .succeedsWithin(Duration.ofSeconds(1))
                .satisfies(exchange -> assertThat(exchange.getException()).isNull());
    }

    @Test
    void aStopEndsWhatCamelWillNotWaitForAndLeavesNoThread() {
        context.getShutdownStrategy().setTimeout(1);
        SIMULATOR.simulator().fault(Fault.delay(Duration.ofSeconds(60)).always());
        List<CompletableFuture<Exchange>> underWay = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            underWay.add(CompletableFuture.supplyAsync(this::request, callers));
        }
        await().until(() -> SIMULATOR.simulator().submits().size() == 3);
        CompletableFuture<Exchange> waiting = CompletableFuture.supplyAsync(this::request, callers);

        long start = System.nanoTime();
        context.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        for (CompletableFuture<Exchange> call : underWay) {
            assertFailed(call, OutcomeUnknownException.class, ENDED);
        }
        assertFailed(
                waiting,
                CapacityExceededException.class,
                "Nothing was sent: the Camel context is stopping");
        assertThat(SIMULATOR.simulator().submits()).hasSize(3);
        await().atMost(Duration.ofSeconds(5))
                .untilAsserted(
                        () ->
                                assertThat(Thread.getAllStackTraces().keySet())
                                        .extracting(Thread::getName)
                                        .noneMatch(name -> name.contains("Seedream")));
    }

    @Test
    void aStopEndsTheCallsOfAnEndpointWithABoundOfItsOwn() {
        context.getShutdownStrategy().setTimeout(1);
        SIMULATOR.simulator().fault(Fault.delay(Duration.ofSeconds(60)).always());
        CompletableFuture<Exchange> call =
                CompletableFuture.supplyAsync(() -> request("direct:bounded"), callers);
        await().until(() -> SIMULATOR.simulator().submits().size() == 1);

        long start = System.nanoTime();
        context.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        assertThat(call)
                .succeedsWithin(Duration.ofSeconds(1))
                .satisfies(
                        exchange ->
                                assertThat(exchange.getException())
                                        .isExactlyInstanceOf(OutcomeUnknownException.class));
    }

    private static void assertFailed(
            CompletableFuture<Exchange> call, Class<?> type, String message) {
        assertThat(call)
                .succeedsWithin(Duration.ofSeconds(1))
                .satisfies(
                        exchange ->
                                assertThat(exchange.getException())
                                        .isExactlyInstanceOf(type)
                                        .hasMessage(message));
    }

    private Exchange request() {
        return request("direct:generate");
    }

    private Exchange request(String route) {
        return context.createProducerTemplate()
                .request(route, exchange -> exchange.getMessage().setBody("a bell"));
    }
}
