package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.simulator.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The timeout, wherever the work is done, and exchanges that stay on their caller's thread. */
@Timeout(60)
@Tag("slow")
class TimeoutTest extends MultiComponentRouteTest {

    private static final String ENDED =
            "the call to lumenfall, model seedream-4.5 was sent and no answer came: the timeout of"
                    + " 400 ms ended it. It may have been paid for, so it is not repeated;"
                    + " repeatUnknown=true lets a redelivery repeat it";

    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final Processor note = exchange -> threads.add(Thread.currentThread());

    @Test
    void theTimeoutEndsACallUnderWayAndFreesItsConnection() {
        SeedreamComponent seedream = context.getComponent("seedream", SeedreamComponent.class);
        fault(Fault.delay(Duration.ofSeconds(30)));

        Exchange answer = timed("seedream:generate?timeout=400");

        assertEnded(answer);
        await().until(() -> seedream.shared().http().providers().leasedConnections() == 0);
    }

    @Test
    void theTimeoutEndsAnAnswerThatTrickles() {
        SeedreamComponent seedream = context.getComponent("seedream", SeedreamComponent.class);
        fault(Fault.slowBody(5));

        Exchange answer = timed("seedream:generate?timeout=3000");

        assertThat(answer.getException())
                .isExactlyInstanceOf(OutcomeUnknownException.class)
                .hasMessage(
                        "the answer of lumenfall, model seedream-4.5 could not be used: the timeout"
                                + " of 3000 ms ended it. It may have been paid for, so it is not"
                                + " repeated; repeatUnknown=true lets a redelivery repeat it");
        await().until(() -> seedream.shared().http().providers().leasedConnections() == 0);
    }

    @Test
    void aSynchronousEndpointWorksOnItsCallersThreadAndHonoursTheTimeout() throws Exception {
        routes(
                builder ->
                        builder.from("direct:sync")
                                .process(note)
                                .to("seedream:generate?synchronous=true&timeout=400")
                                .process(note));

        assertThat(send("direct:sync", "a bell").getException()).isNull();
        assertThat(threads).containsExactly(Thread.currentThread(), Thread.currentThread());

        fault(Fault.delay(Duration.ofSeconds(30)));
        assertEnded(timed("direct:sync"));
    }

    @Test
    void aTransactedExchangeStaysOnItsThreadAndHonoursTheTimeout() throws Exception {
        Object transaction = new Object();
        routes(
                builder ->
                        builder.from("direct:transacted")
                                .process(note)
                                .process(
                                        exchange ->
                                                exchange.getUnitOfWork()
                                                        .beginTransactedBy(transaction))
                                .to("seedream:generate?timeout=400")
                                .process(note)
                                .process(
                                        exchange ->
                                                exchange.getUnitOfWork()
                                                        .endTransactedBy(transaction)));

        assertThat(send("direct:transacted", "a bell").getException()).isNull();
        assertThat(threads).containsExactly(Thread.currentThread(), Thread.currentThread());

        fault(Fault.delay(Duration.ofSeconds(30)));
        assertEnded(timed("direct:transacted"));
    }

    @Test
    void aSynchronousRequestOfSeveralCallsEndsOnItsCallersThread() throws Exception {
        routes(
                builder ->
                        builder.from("direct:sync")
                                .to("seedream:generate?synchronous=true&count=15")
                                .process(note));

        Exchange answer = send("direct:sync", "fifteen bells");

        assertThat(answer.getException()).isNull();
        assertThat(answer.getMessage().getBody(List.class)).hasSize(15);
        assertThat(threads).containsExactly(Thread.currentThread());
    }

    private Exchange timed(String uri) {
        long start = System.nanoTime();
        Exchange answer = send(uri, "a bell");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isBetween(Duration.ofMillis(390), Duration.ofSeconds(5));
        return answer;
    }

    private static void assertEnded(Exchange answer) {
        OutcomeUnknownException unknown = answer.getException(OutcomeUnknownException.class);
        assertThat(unknown).hasMessage(ENDED);
        assertThat(unknown.outcome()).isEqualTo(CallOutcome.UNKNOWN);
        assertThat(unknown.isRepeatable()).isFalse();
    }
}
