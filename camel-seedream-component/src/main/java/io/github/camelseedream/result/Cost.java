package io.github.camelseedream.result;

import java.math.BigDecimal;

/**
 * What a provider says a call costs. Where it says nothing there is no Cost, never a zero.
 * Immutable.
 *
 * @param amount the amount
 * @param unit an ISO 4217 currency such as {@code USD}, or {@code credits}
 */
public record Cost(BigDecimal amount, String unit) {

    /** The sum of two costs of one unit. */
    public Cost plus(Cost other) {
        if (!unit.equals(other.unit)) {
            throw new IllegalArgumentException("cannot add " + other.unit + " to " + unit);
        }
        return new Cost(amount.add(other.amount), unit);
    }

    @Override
    public String toString() {
        return amount.toPlainString() + " " + unit;
    }
}
