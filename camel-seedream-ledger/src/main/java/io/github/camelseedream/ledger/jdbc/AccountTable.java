package io.github.camelseedream.ledger.jdbc;

import io.github.camelseedream.ledger.AccountState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * The statements on the row of {@code seedream_account} of one account, each in a transaction of
 * its own. Immutable.
 */
record AccountTable(String ledger, String account) {

    private static final String COLUMNS = "closed_until, next_permit, CURRENT_TIMESTAMP";

    private static final String THIS_ACCOUNT = " WHERE ledger = ? AND account = ?";

    void close(Connection connection, Duration wait) throws SQLException {
        String until = "CURRENT_TIMESTAMP" + plus(wait);
        String sql =
                "UPDATE seedream_account SET closed_until = GREATEST(closed_until, "
                        + until
                        + ")"
                        + THIS_ACCOUNT;
        if (update(connection, sql) == 0) {
            insert(connection, until);
        }
    }

    /** Whether it is closed; without a row it is open. */
    AccountState state(Connection connection) throws SQLException {
        String sql = "SELECT " + COLUMNS + " FROM seedream_account" + THIS_ACCOUNT;
        return read(connection, sql, Duration.ZERO)
                .map(state -> new AccountState(state.closed(), Duration.ZERO))
                .orElse(new AccountState(Duration.ZERO, Duration.ZERO));
    }

    AccountState take(Connection connection, int permits, Duration spacing, boolean postgres)
            throws SQLException {
        Duration taken = spacing.multipliedBy(permits);
        String update =
                "UPDATE seedream_account SET next_permit = GREATEST(next_permit, CURRENT_TIMESTAMP)"
                        + plus(taken)
                        + THIS_ACCOUNT;
        String sql =
                postgres
                        ? update + " RETURNING " + COLUMNS
                        : "SELECT " + COLUMNS + " FROM FINAL TABLE (" + update + ")";
        Optional<AccountState> state = read(connection, sql, taken);
        if (state.isEmpty()) {
            insert(connection, "CURRENT_TIMESTAMP");
            state = read(connection, sql, taken);
        }
        return state.orElseThrow();
    }

    private Optional<AccountState> read(Connection connection, String sql, Duration taken)
            throws SQLException {
        try (PreparedStatement statement = Database.prepare(connection, sql)) {
            setKey(statement);
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                OffsetDateTime now = rows.getObject(3, OffsetDateTime.class);
                Duration closed = Duration.between(now, rows.getObject(1, OffsetDateTime.class));
                Duration next = Duration.between(now, rows.getObject(2, OffsetDateTime.class));
                return Optional.of(
                        new AccountState(
                                closed.isNegative() ? Duration.ZERO : closed, next.minus(taken)));
            }
        }
    }

    private void insert(Connection connection, String closedUntil) throws SQLException {
        update(
                connection,
                "INSERT INTO seedream_account (closed_until, next_permit, ledger, account) VALUES ("
                        + closedUntil
                        + ", CURRENT_TIMESTAMP, ?, ?)");
    }

    private int update(Connection connection, String sql) throws SQLException {
        try (PreparedStatement update = Database.prepare(connection, sql)) {
            setKey(update);
            return update.executeUpdate();
        }
    }

    private void setKey(PreparedStatement statement) throws SQLException {
        statement.setString(1, ledger);
        statement.setString(2, account);
    }

    private static String plus(Duration time) {
        return " + " + time.toNanos() / 1000 + " * INTERVAL '0.000001' SECOND";
    }
}
