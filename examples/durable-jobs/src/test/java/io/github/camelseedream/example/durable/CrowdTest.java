package io.github.camelseedream.example.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.simulator.SeedreamSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSendingEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSentEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** More tasks than anybody waits for at once. */
@Tag("slow")
@Timeout(300)
class CrowdTest {

    private static final int REQUESTS = 200;
    private static final int CONSUMERS = 4;

    @TempDir private Path root;

    private final SeedreamSimulator simulator = SeedreamSimulator.start();
    private final Awaits awaits = new Awaits();
    private DurableJobs jobs;
    private CompletableFuture<Void> ended;

    @AfterEach
    void tearDown() {
        jobs.stop();
        ended.join();
        simulator.close();
    }

    @Test
    void fourConsumersAwaitTwoHundredTasks() throws Exception {
        // pending at the first look: the waits come back from the broker
        simulator.tasks().duration(Duration.ofSeconds(2));
        JobRun run =
                new JobRun(root, simulator, "apiframe")
                        .with("consumers", CONSUMERS)
                        .with("waitMillis", 100);
        jobs = new DurableJobs(run.options());
        ended = Running.start(jobs);
        jobs.context().getManagementStrategy().addEventNotifier(awaits);
        List<String> ids = new ArrayList<>();
        for (int i = 100; i < 100 + REQUESTS; i++) {
            ids.add(run.drop("image-" + i + ".txt", "a door, number " + i));
        }

        await().atMost(Duration.ofMinutes(2)).until(() -> run.images().size() >= REQUESTS);

        assertThat(run.images()).containsExactlyElementsOf(ids);
        assertThat(simulator.tasks().tasks()).hasSize(REQUESTS);
        assertThat(awaits.most.get()).as("at once").isEqualTo(CONSUMERS);
        assertThat(awaits.all.get()).as("some came back").isGreaterThan(REQUESTS);
    }

    /** Counts the exchanges that are with {@code seedream:await}. */
    private static final class Awaits extends EventNotifierSupport {

        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final AtomicInteger all = new AtomicInteger();

        @Override
        public void notify(CamelEvent event) {
            if (event instanceof ExchangeSendingEvent sending && isAwait(sending.getEndpoint())) {
                all.incrementAndGet();
                int count = now.incrementAndGet();
                most.accumulateAndGet(count, Math::max);
            } else if (event instanceof ExchangeSentEvent sent && isAwait(sent.getEndpoint())) {
                now.decrementAndGet();
            }
        }

        private static boolean isAwait(Endpoint endpoint) {
            return endpoint.getEndpointUri().startsWith("seedream://await");
        }
    }
}
