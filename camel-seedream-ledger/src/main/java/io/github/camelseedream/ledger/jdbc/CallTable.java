package io.github.camelseedream.ledger.jdbc;

import io.github.camelseedream.ledger.ClaimId;
import io.github.camelseedream.ledger.ClaimRequest;
import io.github.camelseedream.ledger.Note;
import io.github.camelseedream.result.Cost;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The statements on {@code seedream_call}. Safe for use by several threads. */
final class CallTable {

    private static final int LONGEST_REASON = 1000;
    private static final int LONGEST_TEXT = 255;
    private static final int LONGEST_PROVIDER = 100;

    private static final String THIS_CALL =
            " WHERE ledger = ? AND request_key = ? AND call_number = ?";

    private static final String NEW_ROW =
            "INSERT INTO seedream_call (ledger, request_key, call_number, attempt, digest, state,"
                    + " provider, model, claimed_at, changed_at, lease_until, expected_cost,"
                    + " cost_unit, reserved, budget_period) SELECT ?, ?, ?, 1, ?, 'claimed', ?, ?,"
                    + " CURRENT_TIMESTAMP, CURRENT_TIMESTAMP, %s, ?, ?, ?, ";

    /** Nothing final is known of it. */
    static final String OPEN = " AND state IN ('claimed', 'submitted', 'unknown')";

    private final String ledger;
    private final String leaseEnd;
    private final String newRow;

    CallTable(String ledger, Duration lease) {
        this.ledger = ledger;
        this.leaseEnd = "CURRENT_TIMESTAMP + " + lease.toMillis() + " * INTERVAL '0.001' SECOND";
        this.newRow = String.format(NEW_ROW, leaseEnd);
    }

    /** The row of a call, locked until the end of the transaction. */
    Optional<CallRow> locked(Connection connection, ClaimRequest call) throws SQLException {
        String sql = "SELECT " + CallRow.COLUMNS + " FROM seedream_call" + THIS_CALL;
        try (PreparedStatement select = Database.prepare(connection, sql + " FOR UPDATE")) {
            setKey(select, 1, call.key(), call.call());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(new CallRow(rows)) : Optional.empty();
            }
        }
    }

    /**
     * Inserts a row for a call that has none.
     *
     * @param reservation what is reserved for it already
     */
    void insert(Connection connection, ClaimRequest call, Reservation reservation)
            throws SQLException {
        try (PreparedStatement insert = Database.prepare(connection, newRow + "?")) {
            int next = setNewRow(insert, 1, call, reservation.amount());
            insert.setString(next, reservation.period());
            insert.executeUpdate();
        }
    }

    /**
     * The same in one statement, which reserves the cost as well where there is a budget: that is
     * for PostgreSQL only.
     *
     * @return false if there is a row already, or the budget has no room or no row
     */
    boolean insertAtOnce(
            Connection connection,
            ClaimRequest call,
            Optional<BudgetTable> budget,
            boolean postgres)
            throws SQLException {
        String before = budget.map(BudgetTable::reservingSql).orElse("");
        String after =
                budget.isPresent()
                        ? "period FROM budget"
                        : "CAST(NULL AS VARCHAR)" + (postgres ? " ON CONFLICT DO NOTHING" : "");
        try (PreparedStatement insert = Database.prepare(connection, before + newRow + after)) {
            BigDecimal reserved = BigDecimal.ZERO;
            int next = 1;
            if (budget.isPresent()) {
                reserved = budget.get().amount(call).orElse(BigDecimal.ZERO);
                next = budget.get().setReserving(insert, reserved);
                next = setKey(insert, next, call.key(), call.call());
            }
            setNewRow(insert, next, call, reserved);
            return insert.executeUpdate() == 1;
        } catch (SQLException e) {
            if (Database.isDuplicate(e) || BudgetTable.isOver(e)) {
                return false;
            }
            throw e;
        }
    }

    /** Claims a call again that has a row. */
    void claimAgain(Connection connection, ClaimRequest call, Reservation reservation)
            throws SQLException {
        String sql =
                "UPDATE seedream_call SET attempt = attempt + 1, digest = ?, state = 'claimed',"
                        + " provider = ?, model = ?, claimed_at = CURRENT_TIMESTAMP,"
                        + " changed_at = CURRENT_TIMESTAMP, lease_until = "
                        + leaseEnd
                        + ", expected_cost = ?, cost = NULL, cost_unit = ?, reserved = ?,"
                        + " budget_period = ?, first_task = NULL, tasks = NULL, result = NULL,"
                        + " reason = NULL, resolved_by = NULL"
                        + THIS_CALL;
        try (PreparedStatement update = Database.prepare(connection, sql)) {
            int next = setRequest(update, 1, call, reservation.amount());
            update.setString(next, reservation.period());
            setKey(update, next + 1, call.key(), call.call());
            update.executeUpdate();
        }
    }

    private int setNewRow(
            PreparedStatement insert, int first, ClaimRequest call, BigDecimal reserved)
            throws SQLException {
        return setRequest(insert, setKey(insert, first, call.key(), call.call()), call, reserved);
    }

    private int setKey(PreparedStatement statement, int first, String key, int call)
            throws SQLException {
        statement.setString(first, ledger);
        statement.setString(first + 1, key);
        statement.setInt(first + 2, call);
        return first + 3;
    }

    private int setRequest(
            PreparedStatement statement, int first, ClaimRequest call, BigDecimal reserved)
            throws SQLException {
        Cost expected = call.expectedCost();
        statement.setString(first, call.digest());
        statement.setString(first + 1, shortened(call.provider(), LONGEST_PROVIDER));
        statement.setString(first + 2, shortened(call.model(), LONGEST_TEXT));
        statement.setBigDecimal(first + 3, expected == null ? null : expected.amount());
        statement.setString(first + 4, expected == null ? null : expected.unit());
        statement.setBigDecimal(first + 5, reserved);
        return first + 6;
    }

    void renew(Connection connection, Collection<ClaimId> claims) throws SQLException {
        String sql =
                "UPDATE seedream_call SET lease_until = "
                        + leaseEnd
                        + THIS_CALL
                        + " AND attempt = ? AND state = 'claimed'";
        try (PreparedStatement update = Database.prepare(connection, sql)) {
            for (ClaimId claim : claims) {
                int next = setKey(update, 1, claim.key(), claim.call());
                update.setInt(next, claim.attempt());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    /** The call of a claim, as long as nothing final is known of it. */
    CallSelection claim(ClaimId claim) {
        return new CallSelection(
                THIS_CALL + " AND attempt = ?",
                (statement, first) -> {
                    int next = setKey(statement, first, claim.key(), claim.call());
                    statement.setInt(next, claim.attempt());
                    return next + 1;
                });
    }

    /**
     * The calls of a request.
     *
     * @param call which of them; null for all
     */
    CallSelection request(String key, Integer call) {
        return new CallSelection(
                " WHERE ledger = ? AND request_key = ?"
                        + (call == null ? "" : " AND call_number = ?"),
                (statement, first) -> {
                    statement.setString(first, ledger);
                    statement.setString(first + 1, key);
                    if (call != null) {
                        statement.setInt(first + 2, call);
                    }
                    return call == null ? first + 2 : first + 3;
                });
    }

    /** The call that was submitted as these tasks. */
    CallSelection tasks(String provider, List<String> tasks) {
        return new CallSelection(
                " WHERE ledger = ? AND first_task = ? AND provider = ? AND tasks = ?",
                (statement, first) -> {
                    statement.setString(first, ledger);
                    statement.setString(first + 1, shortened(tasks.get(0), LONGEST_TEXT));
                    statement.setString(first + 2, shortened(provider, LONGEST_PROVIDER));
                    statement.setString(first + 3, String.join("\n", tasks));
                    return first + 4;
                });
    }

    /** Notes what is known of a call while nothing final is: its tasks, or that nobody knows. */
    boolean noteOpen(Connection connection, CallSelection call, Note note) throws SQLException {
        String sql =
                "UPDATE seedream_call SET state = ?, changed_at = CURRENT_TIMESTAMP, reason = ?,"
                        + " first_task = ?, tasks = ?"
                        + call.where()
                        + " AND state IN ('claimed', 'unknown')";
        try (PreparedStatement update = Database.prepare(connection, sql)) {
            if (note instanceof Note.Submitted submitted) {
                update.setString(1, "submitted");
                update.setString(2, null);
                update.setString(3, shortened(submitted.tasks().get(0), LONGEST_TEXT));
                update.setString(4, String.join("\n", submitted.tasks()));
            } else {
                update.setString(1, "unknown");
                update.setString(2, reason(((Note.Unknown) note).why()));
                update.setString(3, null);
                update.setString(4, null);
            }
            call.parameters().set(update, 5);
            return update.executeUpdate() > 0;
        }
    }

    /** What a final note changes in the row; with {@link #setEnd}. */
    static String endSql(CallSelection call) {
        return "UPDATE seedream_call SET state = ?, changed_at = CURRENT_TIMESTAMP, reason = ?,"
                + " result = ?, cost = ?, cost_unit = COALESCE(?, cost_unit), resolved_by = ?"
                + call.where()
                + OPEN;
    }

    /** Ends a call that holds nothing of a budget; false if there is none. */
    static boolean endUnbudgeted(Connection connection, CallSelection call, CallEnd end)
            throws SQLException {
        String sql = endSql(call) + " AND budget_period IS NULL";
        try (PreparedStatement update = Database.prepare(connection, sql)) {
            setEnd(update, call, end);
            return update.executeUpdate() > 0;
        }
    }

    static int setEnd(PreparedStatement update, CallSelection call, CallEnd end)
            throws SQLException {
        update.setString(1, end.state());
        update.setString(2, end.reason() == null ? null : reason(end.reason()));
        update.setString(3, end.result() == null ? null : ResultJson.write(end.result()));
        update.setBigDecimal(4, end.cost() == null ? null : end.cost().amount());
        update.setString(5, end.cost() == null ? null : end.cost().unit());
        update.setString(6, end.resolvedBy() == null ? null : line(end.resolvedBy(), LONGEST_TEXT));
        return call.parameters().set(update, 7);
    }

    private static String reason(String text) {
        return line(text, LONGEST_REASON);
    }

    private static String line(String text, int longest) {
        return shortened(text.replaceAll("\\p{Cntrl}+", " "), longest);
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
