package io.github.camelseedream.example.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelseedream.error.CapacityExceededException;
import io.github.camelseedream.error.IdempotencyConflictException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.ProviderException.Refusal;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TaskTimedOutException;
import io.github.camelseedream.error.TaskUnreachableException;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.TaskHandle;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rule of what becomes of a message whose call failed. */
class FailuresTest {

    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");
    private static final Instant YESTERDAY = NOW.minus(Duration.ofHours(23).plusSeconds(1));
    private static final TaskHandle TASK = TaskHandle.builder().build();

    private final Failures keyed = failures(true);
    private final Failures keyless = failures(false);

    private static Failures failures(boolean idempotent) {
        return new Failures(
                idempotent, Instant.EPOCH, Duration.ofHours(20), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @Test
    void anUnknownOutcomeIsRepeatedOnlyWithAKey() {
        SeedreamException unknown = new OutcomeUnknownException(CallContext.NONE, "?", null);

        assertThat(keyed.of(request(null), unknown)).isEqualTo(Failures.Fate.AGAIN);
        assertThat(keyed.again(request(null), unknown).takenSince()).isEqualTo(NOW);
        assertThat(keyed.of(request(YESTERDAY), unknown)).isEqualTo(Failures.Fate.UNKNOWN);
        assertThat(keyless.of(request(null), unknown)).isEqualTo(Failures.Fate.UNKNOWN);
    }

    @Test
    void aKeyThatWasTakenBeforeWasOurs() {
        SeedreamException conflict =
                new IdempotencyConflictException(
                        CallContext.NONE, new Refusal(409, "", "another request", false));

        assertThat(keyed.of(request(NOW), conflict)).isEqualTo(Failures.Fate.UNKNOWN);
    }

    @Test
    void whatWasNotSentIsSentLater() {
        SeedreamException full = new CapacityExceededException(CallContext.NONE, "full");

        assertThat(keyless.of(request(null), full)).isEqualTo(Failures.Fate.AGAIN);
        assertThat(keyless.again(request(null), full).takenSince()).isNull();
        assertThat(keyless.of(handle(NOW), full)).isEqualTo(Failures.Fate.AGAIN);
    }

    @Test
    void aFailureWithoutANameOfOursHasAFateToo() {
        for (Exception error :
                List.of(
                        new NullPointerException(),
                        new IOException("disk full"),
                        new Exception())) {
            SeedreamException ofHandle = Failures.named(handle(NOW), error);
            SeedreamException ofRequest = Failures.named(request(null), error);

            assertThat(keyed.of(handle(NOW), ofHandle)).isEqualTo(Failures.Fate.AGAIN);
            assertThat(keyed.of(handle(YESTERDAY), ofHandle)).isEqualTo(Failures.Fate.FAILED);
            assertThat(keyless.of(request(null), ofRequest)).isEqualTo(Failures.Fate.UNKNOWN);
            assertThat(keyed.of(request(null), ofRequest)).isEqualTo(Failures.Fate.AGAIN);
            assertThat(keyed.of(request(YESTERDAY), ofRequest)).isEqualTo(Failures.Fate.UNKNOWN);
        }
    }

    @Test
    void aTaskIsWaitedForUntilItIsTooOld() {
        SeedreamException silent = new TaskUnreachableException(CallContext.NONE, TASK, "gone");

        assertThat(keyless.of(handle(NOW), silent)).isEqualTo(Failures.Fate.AGAIN);
        assertThat(keyless.of(handle(YESTERDAY), silent)).isEqualTo(Failures.Fate.FAILED);
        assertThatCode(() -> keyless.refuseToWaitForEver(handle(NOW), TASK))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> keyless.refuseToWaitForEver(handle(YESTERDAY), TASK))
                .isInstanceOf(TaskTimedOutException.class)
                .hasMessageContaining("longer than -DgiveUpHours");
    }

    @Test
    void aTaskOfASimulatorThatIsGoneIsNotWaitedFor() {
        Failures restarted =
                new Failures(true, NOW, Duration.ofHours(20), Clock.fixed(NOW, ZoneOffset.UTC));

        assertThat(
                        restarted.of(
                                handle(NOW.minusSeconds(1)),
                                new TaskUnreachableException(CallContext.NONE, TASK, "gone")))
                .isEqualTo(Failures.Fate.FAILED);
    }

    private static Job request(Instant takenSince) {
        return new Job("order-17", Queues.REQUESTS, "a door", takenSince);
    }

    private static Job handle(Instant takenSince) {
        return new Job("order-17", Queues.HANDLES, "{}", takenSince);
    }
}
