package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.error.CapacityExceededException;
import io.github.camelseedream.error.RateLimitedException;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.simulator.fault.Fault;
import io.github.camelseedream.simulator.journal.RecordedRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** 429: the one refusal that the component itself repeats, through one gate per account. */
@Timeout(180)
@Tag("slow")
class RateLimitTest extends MultiComponentRouteTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Fault TOO_FAST = Fault.status(429).retryAfter(SECOND);

    @Test
    void aRefusedCallIsSentAgainAfterTheTimeTheProviderNamed() {
        fault(TOO_FAST);

        Exchange answer = send("seedream:generate", "a hare");

        assertThat(answer.getException()).isNull();
        List<RecordedRequest> calls = simulator().submits();
        assertThat(calls).hasSize(2);
        assertThat(Duration.between(calls.get(0).receivedAt(), calls.get(1).receivedAt()))
                .isBetween(SECOND, Duration.ofSeconds(3));
    }

    @Test
    void aCallWithoutANamedTimeIsSentAgainAfterADelayOfOurs() {
        fault(Fault.status(429));

        assertThat(send("seedream:generate", "a hare").getException()).isNull();
        assertThat(simulator().submits()).hasSize(2);
    }

    @Test
    void repeatsAreBounded() {
        fault(TOO_FAST.always());

        Exchange answer = send("seedream:generate", "a hare");

        RateLimitedException error = answer.getException(RateLimitedException.class);
        assertThat(error.getMessage())
                .matches(
                        "lumenfall, model seedream-4\\.5, request req_\\w+ refused the call with"
                                + " status 429 RATE_LIMITED: Rate limit exceeded\\. It was sent 4"
                                + " times, and the provider asks to wait 1 s\\. Send less at once,"
                                + " or redeliver later");
        assertThat(error.retryAfter()).isEqualTo(SECOND);
        assertThat(error.outcome()).isEqualTo(CallOutcome.REJECTED);
        assertThat(error.isRepeatable()).isTrue();
        assertThat(simulator().submits()).hasSize(4);
    }

    @Test
    void aTimeBeyondTheTimeoutIsNotWaitedForAndNoOtherCallGoesOutBeforeIt() {
        fault(Fault.status(429).retryAfter(Duration.ofMinutes(10)).always());

        Exchange first = send("seedream:generate?timeout=5000", "a hare");
        Exchange second = send("seedream:generate?timeout=5000", "another hare");

        assertThat(first.getException())
                .isExactlyInstanceOf(RateLimitedException.class)
                .hasMessageEndingWith(
                        "It was sent once, and the provider asks to wait 600 s. Send less at once,"
                                + " or redeliver later");
        assertThat(second.getException())
                .isExactlyInstanceOf(CapacityExceededException.class)
                .hasMessage(
                        "Nothing was sent: lumenfall asked to slow down until after this request's"
                                + " timeout. Raise timeout, or send less at once");
        assertThat(simulator().submits()).hasSize(1);
    }

    @Test
    void anotherKeyHasAGateOfItsOwn() {
        fault(Fault.status(429).retryAfter(Duration.ofMinutes(10)));
        send("seedream:generate?timeout=5000", "a hare");

        Exchange other = send("seedream:generate?timeout=5000&apiKey=other-key", "another hare");

        assertThat(other.getException()).isNull();
        assertThat(simulator().submits()).hasSize(2);
    }

    @Test
    void aCallThatWaitsForItsRateHoldsNoPlace() {
        add(
                "one",
                options -> {
                    options.setMaxConcurrentCalls(1);
                    options.setQueueTimeout(20_000);
                });
        context.getShutdownStrategy().setTimeout(1);
        fault(Fault.status(429).retryAfter(Duration.ofMinutes(2)));
        CompletableFuture<Exchange> waiting =
                CompletableFuture.supplyAsync(() -> send("one:generate", "a hare"));
        await().until(() -> simulator().submits().size() == 1);

        Exchange other = send("one:generate?apiKey=other-key", "another hare");

        assertThat(other.getException()).isNull();
        assertThat(waiting).isNotDone();
    }

    @Test
    void manyAtOnceAgainstTenASecondAllEndWithoutAStormOfRefusals() {
        int calls = Boolean.getBoolean("tests.long") ? 200 : 100;
        add(
                "many",
                options -> {
                    options.setMaxConcurrentCalls(32);
                    options.setQueueTimeout(80_000);
                    options.setTimeout(80_000);
                });
        fault(TOO_FAST.always().beyondPerSecond(10));

        List<CompletableFuture<Exchange>> exchanges =
                IntStream.range(0, calls)
                        .mapToObj(i -> template.asyncSend("many:generate", prompt("hare " + i)))
                        .toList();

        assertThat(exchanges)
                .allSatisfy(
                        exchange ->
                                assertThat(exchange.get(80, TimeUnit.SECONDS).getException())
                                        .isNull());
        assertThat(simulator().acceptedCount()).isEqualTo(calls);
        assertThat(simulator().submits().size() - calls)
                .as("refusals: those on the wire when the first came, and a few that tried more")
                .isLessThan(32 + 20);
    }

    private Exchange prompt(String text) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(text);
        return exchange;
    }

    @Test
    void aStopDoesNotWaitForAGateThatOpensLater() {
        context.getShutdownStrategy().setTimeout(1);
        fault(Fault.status(429).retryAfter(Duration.ofSeconds(60)).always());
        CompletableFuture<Exchange> waiting =
                CompletableFuture.supplyAsync(() -> send("direct:generate", "a hare"));
        await().until(() -> simulator().submits().size() == 1);

        long start = System.nanoTime();
        context.stop();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
        assertThat(waiting)
                .succeedsWithin(SECOND)
                .satisfies(
                        exchange ->
                                assertThat(exchange.getException())
                                        .isExactlyInstanceOf(CapacityExceededException.class)
                                        .hasMessage(
                                                "Nothing was sent: the Camel context is stopping"));
    }
}
