package io.github.camelseedream.example.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.example.shared.sheet.Made;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.result.Cost;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the last line counts. */
class TallyTest {

    private static final Cost COST = new Cost(new BigDecimal("0.04"), "USD");

    private final Tally tally = new Tally();

    @Test
    void whatWasPaidAndCouldNotBeWrittenIsCounted() {
        tally.done(new Made(List.of(Path.of("a.png")), "1x1", "m at p", COST, 0, false));
        tally.failed(Optional.empty(), reason(CallOutcome.ACCEPTED, COST));
        tally.failed(Optional.empty(), reason(CallOutcome.ACCEPTED, null));
        tally.failed(Optional.empty(), reason(CallOutcome.UNKNOWN, null));
        tally.failed(Optional.empty(), reason(CallOutcome.REJECTED, null));
        tally.failed(Optional.empty(), reason(CallOutcome.NOT_SENT, null));

        assertThat(tally.summary())
                .isEqualTo(
                        "1 done, 5 failed (2 of them paid, 1 of them perhaps paid); 1 image,"
                                + " 0.08 USD");
    }

    @Test
    void theLineOfAFailureSaysWhatWasPaid() {
        Path file = Path.of("x.reason.txt");

        assertThat(reason(CallOutcome.ACCEPTED, COST).line(file))
                .isEqualTo("paid, 0.04 USD, but No space left on device");
        assertThat(reason(CallOutcome.ACCEPTED, null).line(file))
                .isEqualTo("paid, but No space left on device");
        assertThat(reason(CallOutcome.UNKNOWN, null).line(file))
                .isEqualTo("perhaps paid: No space left on device");
        assertThat(reason(CallOutcome.NOT_SENT, null).line(file))
                .isEqualTo("No space left on device");
    }

    private static Reason reason(CallOutcome outcome, Cost cost) {
        return new Reason("No space left on device", List.of(), outcome, cost);
    }
}
