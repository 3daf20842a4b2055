package io.github.camelseedream.ledger.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Which call a statement is about. Immutable.
 *
 * @param where its condition
 * @param parameters the condition's parameters
 */
record CallSelection(String where, Parameters parameters) {

    /** Sets parameters from an index on, and says what the next one is. */
    @FunctionalInterface
    interface Parameters {

        int set(PreparedStatement statement, int first) throws SQLException;
    }
}
