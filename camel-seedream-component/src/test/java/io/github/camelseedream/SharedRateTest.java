package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelseedream.error.CapacityExceededException;
import io.github.camelseedream.error.RateLimitedException;
import io.github.camelseedream.error.TaskException;
import io.github.camelseedream.error.ledger.LedgerException;
import io.github.camelseedream.ledger.MemoryLedger;
import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.simulator.fault.Fault;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Components that know of each other only by a ledger, as processes do. */
@Timeout(60)
@Tag("slow")
class SharedRateTest extends MultiComponentRouteTest {

    private static final Fault TOO_FAST = Fault.status(429).retryAfter(Duration.ofMinutes(10));

    private final MemoryLedger ledger = new MemoryLedger(Clock.systemUTC());

    private void addWithLedger(String scheme) {
        add(scheme, options -> options.setLedger(ledger));
    }

    private void addWithTasks(String scheme) {
        add(
                scheme,
                options -> {
                    options.setLedger(ledger);
                    options.setProvider("apimart");
                    options.setBaseUrl(SIMULATOR.baseUrl("apimart"));
                    options.setPollInitialDelay(20);
                });
    }

    @Test
    void a429ClosesTheRateLimiterOfAllWithTheLedger() {
        addWithLedger("one");
        addWithLedger("two");
        fault(TOO_FAST);

        Exchange refused = send("one:generate?timeout=5000", "a hare");
        Exchange other = send("two:generate?timeout=5000", "another hare");

        assertThat(refused.getException()).isExactlyInstanceOf(RateLimitedException.class);
        assertThat(other.getException())
                .isExactlyInstanceOf(CapacityExceededException.class)
                .hasMessage(
                        "Nothing was sent: lumenfall asked to slow down until after this request's"
                                + " timeout. Raise timeout, or send less at once");
        assertThat(simulator().submits()).hasSize(1);
    }

    @Test
    void anotherKeyAndAComponentWithoutTheLedgerAreNotHeldUp() {
        addWithLedger("one");
        addWithLedger("two");
        add("apart", options -> {});
        fault(TOO_FAST);
        send("one:generate?timeout=5000", "a hare");

        assertThat(send("two:generate?apiKey=other-key", "a hare").getException()).isNull();
        assertThat(send("apart:generate", "a hare").getException()).isNull();
        assertThat(simulator().submits()).hasSize(3);
    }

    @Test
    void tasksAreNotPolledWhileAnotherHasClosedTheAccount() {
        addWithTasks("one");
        addWithTasks("two");
        TaskHandle handle = send("one:submit", "a hare").getMessage().getBody(TaskHandle.class);
        fault(TOO_FAST);
        send("one:submit?timeout=5000", "another hare");
        simulator().clear();

        Exchange polled = send("two:await?timeout=1000", handle);

        assertThat(polled.getException()).isInstanceOf(TaskException.class);
        assertThat(simulator().requests()).isEmpty();
    }

    @Test
    void aCallThatGetsNoPermitBeforeItsTimeoutIsRefusedAtOnce() {
        assertThat(send("seedream:generate?callsPerMinute=2", "a hare").getException()).isNull();

        Exchange second = send("seedream:generate?timeout=20000", "another hare");

        assertThat(second.getException())
                .isExactlyInstanceOf(CapacityExceededException.class)
                .hasMessage(
                        "Nothing was sent: callsPerMinute has no permit for it before its timeout."
                                + " Raise callsPerMinute or timeout, or send less at once");
        assertThat(simulator().submits()).hasSize(1);
    }

    @Test
    void permitsAreSharedThroughTheLedger() {
        addWithLedger("one");
        addWithLedger("two");
        assertThat(send("one:generate?callsPerMinute=2", "a hare").getException()).isNull();

        Exchange other = send("two:generate?callsPerMinute=2&timeout=20000", "another hare");

        assertThat(other.getException()).isExactlyInstanceOf(CapacityExceededException.class);
        assertThat(simulator().submits()).hasSize(1);
    }

    @Test
    void aLedgerThatCannotBeReachedIsLoggedOnceForTheRateAndFailsTheClaim() {
        addWithLedger("one");
        ledger.down(true);
        try (Secrets log = new Secrets()) {
            for (int i = 0; i < 3; i++) {
                Exchange answer = send("one:generate?callsPerMinute=600000", "a hare");
                assertThat(answer.getException()).isExactlyInstanceOf(LedgerException.class);
            }
            assertThat(log.logged("The ledger could not be reached for the rate")).isOne();
        }
        ledger.down(false);
        assertThat(send("one:generate", "a hare").getException()).isNull();
    }

    @Test
    void aNegativeLimitIsRefused() {
        assertThatThrownBy(() -> send("seedream:generate?callsPerMinute=-1", "a hare"))
                .hasMessageContaining("option callsPerMinute must be 0 or above");
    }
}
