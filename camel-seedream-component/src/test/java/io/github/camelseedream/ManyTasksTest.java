package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.exchange.ResultMode;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thousand tasks at once: they wait without threads. */
@Timeout(180)
@Tag("slow")
@Tag("platform-threads")
class ManyTasksTest extends MultiComponentRouteTest {

    private static final int TASKS = 1000;
    private static final int CALLS = 16;

    @Override
    void configure(SeedreamComponent seedream) {
        SeedreamConfiguration options = seedream.getConfiguration();
        options.setProvider("apiframe");
        options.setBaseUrl(SIMULATOR.baseUrl("apiframe"));
        options.setMaxConcurrentCalls(CALLS);
        options.setQueueTimeout(120_000);
        options.setResultMode(ResultMode.url);
        options.setPollInitialDelay(1000);
        options.setPollDelay(1000);
    }

    @Test
    void aThousandTasksWaitWithOneTimerAndNoMoreWorkersThanCalls() throws Exception {
        simulator().tasks().duration(Duration.ofSeconds(3));
        Endpoint endpoint = context.getEndpoint("direct:generate");
        AsyncProducer route = endpoint.createAsyncProducer();
        route.start();
        CountDownLatch ended = new CountDownLatch(TASKS);
        AtomicInteger addresses = new AtomicInteger();
        for (int i = 0; i < TASKS; i++) {
            Exchange exchange = endpoint.createExchange();
            exchange.getMessage().setBody("boat " + i);
            route.process(
                    exchange,
                    sync -> {
                        if (exchange.getMessage().getBody() instanceof String) {
                            addresses.incrementAndGet();
                        }
                        ended.countDown();
                    });
        }
        int mostWorkers = 0;
        int mostTimers = 0;
        while (!ended.await(20, TimeUnit.MILLISECONDS)) {
            mostWorkers = Math.max(mostWorkers, threads(" - Seedream"));
            mostTimers = Math.max(mostTimers, threads(" - SeedreamTimer"));
        }

        assertThat(addresses).hasValue(TASKS);
        assertThat(simulator().submits()).hasSize(TASKS);
        assertThat(mostTimers).isEqualTo(1);
        // a worker gives its place back a moment before its route has ended
        assertThat(mostWorkers).isBetween(1, 4 * CALLS);
    }

    private static int threads(String end) {
        return (int)
                Thread.getAllStackTraces().keySet().stream()
                        .filter(thread -> thread.getName().endsWith(end))
                        .count();
    }
}
