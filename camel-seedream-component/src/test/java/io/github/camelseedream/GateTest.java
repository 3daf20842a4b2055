package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.error.CallOutcome;
import io.github.camelseedream.error.NotAcceptedException;
import io.github.camelseedream.simulator.fault.Fault;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a caller sees when maxConcurrentCalls are under way. */
@Timeout(60)
@Tag("slow")
class GateTest extends TailoredRouteTest {

    @Test
    void whenFullRejectRefusesAtOnce() {
        add(
                "narrow",
                options -> {
                    options.setMaxConcurrentCalls(1);
                    options.setWhenFull("reject");
                });
        CompletableFuture<Object> first = occupy("narrow");

        Exchange second = send("narrow:generate", "too much");

        NotAcceptedException refusal = second.getException(NotAcceptedException.class);
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
                .isExactlyInstanceOf(NotAcceptedException.class)
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

        long start = System.nanoTime();
        Exchange second = send("narrow:generate?timeout=300", "in a hurry");

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(second.getException())
                .isExactlyInstanceOf(NotAcceptedException.class)
                .hasMessage(
                        "Nothing was sent: all 1 places are taken, and none came free within the"
                                + " timeout of 300 ms. Raise maxConcurrentCalls or timeout, or send"
                                + " less at once");
        assertThat(first).succeedsWithin(Duration.ofSeconds(20));
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
