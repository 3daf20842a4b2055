package io.github.camelseedream.ledger.jdbc;

import io.github.camelseedream.ledger.Claim;
import io.github.camelseedream.ledger.ClaimRequest;
import io.github.camelseedream.result.Cost;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** The statements on {@code seedream_budget}. Safe for use by several threads. */
final class BudgetTable {

    private static final String NOT_NULL_VIOLATION = "23502";

    private final String ledger;
    private final Budget budget;
    private final boolean allowsUnknown;

    BudgetTable(String ledger, Budget budget, boolean allowsUnknown) {
        this.ledger = ledger;
        this.budget = budget;
        this.allowsUnknown = allowsUnknown;
    }

    /** What a call is expected to take of the budget; empty where nobody knows. */
    Optional<BigDecimal> amount(ClaimRequest call) {
        return Optional.ofNullable(call.expectedCost())
                .filter(cost -> cost.unit().equals(budget.currency()))
                .map(Cost::amount);
    }

    /** Whether the call may not be sent, since nobody knows what it costs. */
    boolean refuses(ClaimRequest call) {
        return !allowsUnknown && amount(call).isEmpty();
    }

    /**
     * PostgreSQL: reserves and is the begin of a statement that inserts the call from {@code
     * budget}; it fails where the budget has no room, since null is refused there.
     */
    String reservingSql() {
        return "WITH budget AS (UPDATE seedream_budget SET reserved = CASE WHEN spent + reserved +"
                + " ? <= ? THEN reserved + ? END WHERE ledger = ? AND period = "
                + budget.period().sql("CURRENT_TIMESTAMP", true)
                + " AND NOT EXISTS (SELECT 1 FROM seedream_call WHERE ledger = ? AND"
                + " request_key = ? AND call_number = ?) RETURNING period) ";
    }

    int setReserving(PreparedStatement statement, BigDecimal amount) throws SQLException {
        statement.setBigDecimal(1, amount);
        statement.setBigDecimal(2, budget.amount());
        statement.setBigDecimal(3, amount);
        statement.setString(4, ledger);
        return 5;
    }

    static boolean isOver(SQLException e) {
        return NOT_NULL_VIOLATION.equals(e.getSQLState());
    }

    /** The period of now, by the database's clock. */
    private String period(Connection connection, boolean postgres) throws SQLException {
        String sql = "SELECT " + budget.period().sql("CURRENT_TIMESTAMP", postgres);
        try (PreparedStatement select = Database.prepare(connection, sql);
                ResultSet rows = select.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Reserves what a call is expected to cost; empty if the budget has no room for it. */
    Optional<Reservation> reserve(Connection connection, ClaimRequest call, boolean postgres)
            throws SQLException {
        String period = period(connection, postgres);
        BigDecimal amount = amount(call).orElse(BigDecimal.ZERO);
        if (!has(connection, period)) {
            insert(connection, period);
        }
        String sql =
                "UPDATE seedream_budget SET reserved = reserved + ? WHERE ledger = ? AND period = ?"
                        + " AND spent + reserved + ? <= ?";
        try (PreparedStatement update = Database.prepare(connection, sql)) {
            update.setBigDecimal(1, amount);
            update.setString(2, ledger);
            update.setString(3, period);
            update.setBigDecimal(4, amount);
            update.setBigDecimal(5, budget.amount());
            return update.executeUpdate() == 1
                    ? Optional.of(new Reservation(amount, period))
                    : Optional.empty();
        }
    }

    private boolean has(Connection connection, String period) throws SQLException {
        String sql = "SELECT 1 FROM seedream_budget WHERE ledger = ? AND period = ?";
        try (PreparedStatement select = Database.prepare(connection, sql)) {
            select.setString(1, ledger);
            select.setString(2, period);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    private void insert(Connection connection, String period) throws SQLException {
        String sql =
                "INSERT INTO seedream_budget (ledger, period, spent, reserved) VALUES (?, ?, 0, 0)";
        try (PreparedStatement insert = Database.prepare(connection, sql)) {
            insert.setString(1, ledger);
            insert.setString(2, period);
            insert.executeUpdate();
        }
    }

    /** Why a call is not let out. */
    Claim over(Connection connection, ClaimRequest call, boolean postgres) throws SQLException {
        String period = period(connection, postgres);
        String sql = "SELECT spent, reserved FROM seedream_budget WHERE ledger = ? AND period = ?";
        try (PreparedStatement select = Database.prepare(connection, sql)) {
            select.setString(1, ledger);
            select.setString(2, period);
            try (ResultSet rows = select.executeQuery()) {
                boolean found = rows.next();
                return new Claim.OverBudget(
                        new Cost(budget.amount(), budget.currency()),
                        found ? rows.getBigDecimal("spent") : BigDecimal.ZERO,
                        found ? rows.getBigDecimal("reserved") : BigDecimal.ZERO,
                        call.expectedCost(),
                        budget.period().end(period));
            }
        }
    }

    /** What is reserved for a call that is claimed again is taken as spent. */
    static void spendReserved(Connection connection, String ledger, ClaimRequest call)
            throws SQLException {
        String sql =
                "UPDATE seedream_budget SET spent = spent + (SELECT c.reserved FROM seedream_call"
                        + " c WHERE c.ledger = ? AND c.request_key = ? AND c.call_number = ?),"
                        + " reserved = reserved - (SELECT c.reserved FROM seedream_call c WHERE"
                        + " c.ledger = ? AND c.request_key = ? AND c.call_number = ?) WHERE ledger"
                        + " = ? AND period = (SELECT c.budget_period FROM seedream_call c WHERE"
                        + " c.ledger = ? AND c.request_key = ? AND c.call_number = ?)";
        try (PreparedStatement update = Database.prepare(connection, sql)) {
            int next = 1;
            for (int i = 0; i < 2; i++) {
                update.setString(next++, ledger);
                update.setString(next++, call.key());
                update.setInt(next++, call.call());
            }
            update.setString(next++, ledger);
            update.setString(next++, ledger);
            update.setString(next++, call.key());
            update.setInt(next, call.call());
            update.executeUpdate();
        }
    }
}
