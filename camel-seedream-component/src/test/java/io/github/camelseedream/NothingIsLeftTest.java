package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.exchange.ResultMode;
import io.github.camelseedream.simulator.fault.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** However an exchange fails, its connection, thread, timer and files are free afterwards. */
@Timeout(240)
@Tag("slow")
@Tag("platform-threads")
class NothingIsLeftTest extends MultiComponentRouteTest {

    private static final int EXCHANGES = 1000;
    private static final Duration LONG = Duration.ofMinutes(10);

    /** Each where a request can stand when its time is over, or when it breaks. */
    private static final List<Map.Entry<String, Fault>> TROUBLES =
            List.of(
                    Map.entry("lumenfall", Fault.delay(LONG)),
                    Map.entry("lumenfall", Fault.slowBody(1)),
                    Map.entry("lumenfall", Fault.status(429).retryAfter(LONG)),
                    Map.entry("lumenfall", Fault.cutBody()),
                    Map.entry("lumenfall", Fault.dropAfterAccept()),
                    Map.entry("lumenfall", Fault.truncateImage()),
                    Map.entry("lumenfall", Fault.slowBody(1).onPath("/media/")),
                    Map.entry("apiframe", Fault.taskTakes(LONG)),
                    Map.entry("apiframe", Fault.delay(LONG).onPath("/jobs/")),
                    Map.entry("uniall", Fault.htmlPage(502)));

    @Override
    void configure(SeedreamComponent seedream) {
        SeedreamConfiguration options = seedream.getConfiguration();
        options.setBaseUrl(null);
        options.setResultMode(ResultMode.image);
        seedream.setSpoolThreshold(100);
        options.setMaxConcurrentCalls(40);
        options.setQueueTimeout(200_000);
        options.setTimeout(1000);
    }

    @Test
    void aThousandFaultyExchangesLeaveNoConnectionThreadTimerOrFile() {
        SeedreamComponent seedream = context.getComponent("seedream", SeedreamComponent.class);
        for (int i = 0; i < TROUBLES.size(); i++) {
            Fault trouble = TROUBLES.get(i).getValue().always();
            fault(isOfItsOwnPath(trouble) ? trouble : trouble.whenPromptContains(prompt(i)));
        }

        List<CompletableFuture<Exchange>> exchanges = new ArrayList<>();
        for (int i = 0; i < EXCHANGES; i++) {
            exchanges.add(send(i % TROUBLES.size(), i));
        }

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> {
                            assertThat(seedream.shared().http().leasedConnections()).isPositive();
                            assertThat(seedream.shared().workers().waiting()).isGreaterThan(1);
                            assertThat(busyWorkers()).isNotEmpty();
                        });
        assertThat(exchanges)
                .extracting(exchange -> exchange.get(200, TimeUnit.SECONDS).getException())
                .hasOnlyElementsOfType(SeedreamException.class);
        await().untilAsserted(
                        () -> {
                            assertThat(seedream.shared().activeCalls()).isZero();
                            assertThat(seedream.shared().http().leasedConnections()).isZero();
                            assertThat(seedream.shared().workers().waiting())
                                    .isLessThanOrEqualTo(1);
                            assertThat(busyWorkers()).isEmpty();
                        });
        exchanges.clear();
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> {
                            System.gc();
                            assertThat(seedream.shared().spool().liveFiles()).isZero();
                        });
    }

    /** What is not the submit has no prompt to tell it by. */
    private static boolean isOfItsOwnPath(Fault trouble) {
        return trouble.script().at("/match/pathContains").isTextual();
    }

    private static String prompt(int trouble) {
        return "trouble " + trouble + " of exchange ";
    }

    private CompletableFuture<Exchange> send(int trouble, int number) {
        String provider = TROUBLES.get(trouble).getKey();
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(prompt(trouble) + number);
        return template.asyncSend(
                "seedream:generate?provider="
                        + provider
                        + "&apiKey=key-"
                        + trouble
                        + "&baseUrl="
                        + SIMULATOR.baseUrl(provider),
                exchange);
    }

    /** Workers of the component that are not waiting for work. */
    private static Stream<String> busyWorkers() {
        return new HashMap<>(Thread.getAllStackTraces())
                .entrySet().stream()
                        .filter(thread -> thread.getKey().getName().endsWith(" - Seedream"))
                        .filter(
                                thread ->
                                        Stream.of(thread.getValue())
                                                .anyMatch(
                                                        frame ->
                                                                frame.getClassName()
                                                                        .startsWith(
                                                                                "io.github.camelseedream")))
                        .map(thread -> thread.getKey().getName());
    }
}
