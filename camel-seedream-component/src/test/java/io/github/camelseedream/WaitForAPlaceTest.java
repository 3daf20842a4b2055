package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.error.CapacityExceededException;
import io.github.camelseedream.error.TaskException;
import io.github.camelseedream.error.TaskTimedOutException;
import io.github.camelseedream.simulator.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A request that has begun and waits for a place again has its timeout there, too. */
@Timeout(120)
@Tag("slow")
class WaitForAPlaceTest extends MultiComponentRouteTest {

    private static final Duration SOON = Duration.ofSeconds(40);

    @BeforeEach
    void clear() {
        simulator().clear();
        simulator().tasks().duration(Duration.ofMinutes(10));
        add(
                "one",
                options -> {
                    options.setMaxConcurrentCalls(1);
                    options.setPollInitialDelay(500);
                    options.setPollDelay(500);
                });
    }

    @Test
    void aTaskThatCannotBeAskedForEndsWithItsTimeout() {
        CompletableFuture<Exchange> task = submitted("timeout=3s");
        CompletableFuture<Exchange> other = occupied();

        assertThat(task).succeedsWithin(SOON);
        assertThat(task.join().getException())
                .isExactlyInstanceOf(TaskTimedOutException.class)
                .hasMessageContaining("the timeout of 3000 ms ended it");
        assertThat(other).isNotDone();
    }

    @Test
    void anAwaitThatCannotAskAnswersAfterMaxWait() {
        String handle = send("one:submit?" + tasks(), "a boat").getMessage().getBody(String.class);
        CompletableFuture<Exchange> await =
                template.asyncSend(
                        "one:await?maxWait=2s&" + tasks(),
                        exchange -> exchange.getMessage().setBody(handle));
        await().until(() -> simulator().requests().size() > 1);
        CompletableFuture<Exchange> other = occupied();

        assertThat(await).succeedsWithin(SOON);
        assertThat(await.join().getException()).isNull();
        assertThat(await.join().getMessage().getHeader(SeedreamConstants.RESULT_STATUS))
                .isEqualTo("pending");
        assertThat(other).isNotDone();
    }

    @Test
    void aCallThatWasRefusedForItsRateEndsWithItsTimeout() {
        fault(Fault.status(429).retryAfter(Duration.ofSeconds(1)));
        CompletableFuture<Exchange> refused = start("one:generate?timeout=4s");
        await().until(() -> simulator().submits().size() == 1);
        CompletableFuture<Exchange> other = occupied();

        assertThat(refused).succeedsWithin(SOON);
        assertThat(refused.join().getException())
                .isExactlyInstanceOf(CapacityExceededException.class)
                .hasMessage("Nothing was sent: the timeout of 4000 ms ended it");
        assertThat(other).isNotDone();
    }

    @Test
    void theHandleOfATaskThatWaitsForAPlaceIsStoredBeforeTheStopEnds() throws Exception {
        List<String> stored = new CopyOnWriteArrayList<>();
        routes(
                builder -> {
                    builder.onException(TaskException.class)
                            .handled(true)
                            .setBody(builder.simple("${exception.task}"))
                            .convertBodyTo(String.class)
                            .process(e -> stored.add(e.getMessage().getBody(String.class)));
                    builder.from("direct:stored").to("one:generate?timeout=100s&" + tasks());
                });
        CompletableFuture<Exchange> task = start("direct:stored");
        await().until(() -> simulator().submits().size() == 1);
        occupied();

        context.getShutdownStrategy().setTimeout(5);
        context.stop();

        assertThat(stored).singleElement().asString().contains("\"provider\":\"apiframe\"");
        assertThat(task).succeedsWithin(SOON);
    }

    @Test
    void manyTasksThatAreAskedForKeepNobodyFromANewOrder() {
        for (int i = 0; i < 60; i++) {
            start("one:generate?timeout=100s&queueTimeout=100000&" + tasks());
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> simulator().submits().size() == 60);
        simulator().clear();

        CompletableFuture<Exchange> order = start("one:generate?timeout=60s");

        assertThat(order).succeedsWithin(Duration.ofSeconds(60));
        assertThat(order.join().getException()).isNull();
    }

    private CompletableFuture<Exchange> submitted(String options) {
        CompletableFuture<Exchange> task = start("one:generate?" + options + "&" + tasks());
        await().until(() -> simulator().submits().size() == 1);
        return task;
    }

    /** Another call takes the only place, for longer than anybody may wait. */
    private CompletableFuture<Exchange> occupied() {
        int before = simulator().submits().size();
        fault(Fault.delay(Duration.ofSeconds(90)));
        CompletableFuture<Exchange> other =
                start("one:generate?timeout=100s&apiKey=another-account");
        await().until(() -> simulator().submits().size() > before);
        return other;
    }

    private CompletableFuture<Exchange> start(String uri) {
        return template.asyncSend(uri, exchange -> exchange.getMessage().setBody("a boat"));
    }

    private static String tasks() {
        return "provider=apiframe&baseUrl=" + SIMULATOR.baseUrl("apiframe");
    }
}
