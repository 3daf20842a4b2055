package io.github.camelseedream.ledger.jdbc;

import java.math.BigDecimal;

/**
 * What a claim holds of a budget. Immutable.
 *
 * @param period null where there is no budget
 */
record Reservation(BigDecimal amount, String period) {

    static final Reservation NONE = new Reservation(BigDecimal.ZERO, null);
}
