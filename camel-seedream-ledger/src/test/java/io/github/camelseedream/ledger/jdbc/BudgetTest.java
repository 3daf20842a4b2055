package io.github.camelseedream.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BudgetTest {

    @ParameterizedTest
    @ValueSource(strings = {"20.00 USD per day", "500 EUR per month", "0.000001 CNY per day"})
    void aBudgetIsReadAndWritten(String text) {
        assertThat(Budget.parse(" " + text + " ")).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "20", "20 USD", "20 USD per week", "-1 USD per day", "1e3 USD per day"})
    void whatIsNoBudgetIsRefused(String text) {
        assertThatThrownBy(() -> Budget.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "budget '"
                                + text
                                + "' is not understood. Accepted: an amount, a currency and a"
                                + " period, such as 20.00 USD per day, or 500 EUR per month");
    }

    @Test
    void aBudgetOfNothingIsRefused() {
        assertThatThrownBy(() -> Budget.parse("0.00 USD per day"))
                .hasMessage("a budget must be above 0, and not 0.00");
    }

    @Test
    void aPeriodEndsWithItsLastDay() {
        assertThat(Budget.Period.DAY.end("2026-12-31"))
                .isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
        assertThat(Budget.Period.MONTH.end("2026-12"))
                .isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
    }
}
