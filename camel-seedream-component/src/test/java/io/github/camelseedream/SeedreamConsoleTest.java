package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.ledger.ClaimRequest;
import io.github.camelseedream.ledger.MemoryLedger;
import io.github.camelseedream.simulator.fault.Fault;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.camel.CamelContext;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What Camel's developer console shows. */
@Timeout(60)
class SeedreamConsoleTest extends MultiComponentRouteTest {

    private DevConsole console;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext context = super.createCamelContext();
        context.setDevConsole(true);
        return context;
    }

    @Override
    void configure(SeedreamComponent seedream) {
        seedream.getConfiguration().setProvider("apiframe");
        seedream.getConfiguration().setBaseUrl(SIMULATOR.baseUrl("apiframe"));
        seedream.getConfiguration().setPollInitialDelay(20);
        seedream.getConfiguration().setPollDelay(20);
        seedream.setSpoolThreshold(1);
    }

    @BeforeEach
    void find() {
        simulator().clear();
        console =
                context.getCamelContextExtension()
                        .getContextPlugin(DevConsoleRegistry.class)
                        .resolveById("seedream");
    }

    @Test
    void aTaskIsShownAsLongAsItIsWaitedFor() throws Exception {
        fault(Fault.taskTakes(Duration.ofMinutes(10)));
        Future<?> answer =
                context.createFluentProducerTemplate()
                        .to("direct:generate")
                        .withBody("a secret boat")
                        .asyncSend();
        await().until(() -> Integer.valueOf(1).equals(fields().get("pendingRequests")));

        Map<?, ?> row = (Map<?, ?>) ((List<?>) fields().get("pending")).get(0);
        assertThat(row.get("provider")).isEqualTo("apiframe");
        assertThat(row.get("operation")).isEqualTo("generate");
        assertThat(row.get("status")).isEqualTo("pending");
        assertThat((List<?>) row.get("tasks")).hasSize(1);
        assertThat(text())
                .contains("seedream:", "maxCalls: 64", "provider=apiframe")
                .doesNotContain("test-key", "secret", simulator().url());

        simulator().clock().advance(Duration.ofMinutes(10));
        answer.get();
        assertThat(fields().get("pendingRequests")).isEqualTo(0);
    }

    @Test
    void theFieldsAreThoseOfTheTable() {
        assertThat(fields().keySet())
                .map(String::valueOf)
                .containsExactlyElementsOf(
                        SeedreamConsole.FIELDS.stream().map(SeedreamConsole.Field::name).toList());
        Object image = send("direct:generate", "a boat").getMessage().getBody();
        assertThat(fields().get("spoolFiles")).isEqualTo(1L);
        assertThat((Long) fields().get("spoolBytes")).isPositive();
        assertThat(fields().get("activeCalls")).isEqualTo(0);
        assertThat(fields().get("connections")).isEqualTo(0);
        assertThat(image).isNotNull();
    }

    /** Camel wraps the timer, so what waited in it was not counted: only the deadline was. */
    @Test
    void aCallUnderWayIsShownWithItsConnectionAndItsDeadline() {
        fault(Fault.delay(Duration.ofMinutes(10)));
        template.asyncRequestBody("seedream:generate", "a boat");

        await().untilAsserted(
                        () -> {
                            assertThat(fields().get("connections")).isEqualTo(1);
                            assertThat((Integer) fields().get("timers")).isGreaterThan(1);
                        });
    }

    @Test
    void anAccountThatIsToSlowDownIsCounted() {
        assertThat(fields().get("pausedAccounts")).isEqualTo(0L);
        fault(Fault.status(429).retryAfter(Duration.ofMinutes(30)));

        send("direct:generate", "a boat");

        assertThat(fields().get("pausedAccounts")).isEqualTo(1L);
    }

    @Test
    void theLedgerIsShownWithItsOpenCalls() throws Exception {
        MemoryLedger ledger = new MemoryLedger(Clock.systemUTC());
        ledger.claim(new ClaimRequest("order-7", 1, "digest", "fal", "m", null, false));
        assertThat((Map<?, ?>) fields().get("ledgerCalls")).isEmpty();
        context.getRegistry().bind("books", ledger);
        send("seedream:generate?ledger=#books", "a boat");

        await().untilAsserted(
                        () ->
                                assertThat(fields().get("ledgerCalls").toString())
                                        .contains("done=1"));
        assertThat((List<?>) fields().get("ledgerOpen"))
                .singleElement()
                .satisfies(
                        row ->
                                assertThat(row.toString())
                                        .startsWith("{key=order-7, call=1, state=")
                                        .contains("provider=fal, model=m, since="));
        assertThat(text()).contains("ledgerOpen:\n    {key=order-7");
    }

    private Map<?, ?> fields() {
        Map<?, ?> all = (Map<?, ?>) console.call(DevConsole.MediaType.JSON);
        return (Map<?, ?>) all.get("seedream");
    }

    private String text() {
        return (String) console.call(DevConsole.MediaType.TEXT);
    }
}
