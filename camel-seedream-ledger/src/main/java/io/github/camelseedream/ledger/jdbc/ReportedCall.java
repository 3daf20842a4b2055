package io.github.camelseedream.ledger.jdbc;

import io.github.camelseedream.ledger.CallState;
import io.github.camelseedream.ledger.LedgerCall;
import io.github.camelseedream.result.Cost;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Rows of {@code seedream_call} as people are told of them. Stateless. */
final class ReportedCall {

    /** In SQL, whether a lease has not ended, by the database's clock. */
    static final String LEASED = "CASE WHEN lease_until > CURRENT_TIMESTAMP THEN 1 ELSE 0 END";

    static final String SELECT =
            "SELECT request_key, call_number, state, provider, model, claimed_at, tasks, reason,"
                    + " COALESCE(cost, expected_cost) AS amount, cost_unit, "
                    + LEASED
                    + " AS leased FROM seedream_call";

    private ReportedCall() {}

    /** The calls that a statement is about, locked until the end of the transaction. */
    static List<LedgerCall> locked(Connection connection, CallSelection calls) throws SQLException {
        String sql = SELECT + calls.where() + " ORDER BY call_number FOR UPDATE";
        try (PreparedStatement select = Database.prepare(connection, sql)) {
            calls.parameters().set(select, 1);
            return all(select);
        }
    }

    static List<LedgerCall> all(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            List<LedgerCall> calls = new ArrayList<>();
            while (rows.next()) {
                calls.add(of(rows));
            }
            return calls;
        }
    }

    private static LedgerCall of(ResultSet row) throws SQLException {
        String tasks = row.getString("tasks");
        return new LedgerCall(
                row.getString("request_key"),
                row.getInt("call_number"),
                state(row),
                row.getString("provider"),
                row.getString("model"),
                CallRow.instant(row, "claimed_at").toString(),
                tasks == null ? List.of() : List.of(tasks.split("\n")),
                row.getString("reason"),
                cost(row.getBigDecimal("amount"), row.getString("cost_unit")));
    }

    static CallState state(ResultSet row) throws SQLException {
        String state = row.getString("state");
        return switch (state) {
            case "claimed" -> row.getInt("leased") == 1 ? CallState.at_work : CallState.in_doubt;
            case "unknown" -> CallState.in_doubt;
            default -> CallState.valueOf(state);
        };
    }

    /** Null where nobody knows. */
    static Cost cost(BigDecimal amount, String unit) {
        if (amount == null || unit == null) {
            return null;
        }
        BigDecimal plain = amount.stripTrailingZeros();
        return new Cost(plain.scale() < 0 ? plain.setScale(0) : plain, unit);
    }
}
