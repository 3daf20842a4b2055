package io.github.camelseedream.ledger.jdbc;

import io.github.camelseedream.ledger.CallState;
import io.github.camelseedream.ledger.LedgerCall;
import io.github.camelseedream.ledger.LedgerReport;
import io.github.camelseedream.ledger.LedgerReport.Spending;
import io.github.camelseedream.ledger.LedgerReport.StateCount;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The report of a ledger, within a transaction. For one thread. */
final class Report {

    private final Connection connection;
    private final String ledger;
    private final boolean postgres;

    Report(Connection connection, String ledger, boolean postgres) {
        this.connection = connection;
        this.ledger = ledger;
        this.postgres = postgres;
    }

    LedgerReport of(int maxOpen, int days) throws SQLException {
        Instant now = now();
        return new LedgerReport(
                now.toString(),
                calls(),
                maxOpen == 0 ? List.of() : open(maxOpen),
                days == 0 ? List.of() : spent(now.truncatedTo(ChronoUnit.DAYS), days));
    }

    private Instant now() throws SQLException {
        try (PreparedStatement select =
                        Database.prepare(connection, "SELECT CURRENT_TIMESTAMP AS now_at");
                ResultSet rows = select.executeQuery()) {
            rows.next();
            return CallRow.instant(rows, "now_at");
        }
    }

    /** Goes through all calls: an index on states would cost each claim and each note more. */
    private List<StateCount> calls() throws SQLException {
        String sql =
                "SELECT state, leased, COUNT(*) AS number, MIN(changed_at) AS oldest FROM (SELECT"
                        + " state, changed_at, "
                        + ReportedCall.LEASED
                        + " AS leased FROM seedream_call WHERE ledger = ?) AS calls GROUP BY state,"
                        + " leased";
        Map<CallState, StateCount> counts = new EnumMap<>(CallState.class);
        for (CallState state : CallState.values()) {
            counts.put(state, new StateCount(state, 0, null));
        }
        try (PreparedStatement select = Database.prepare(connection, sql)) {
            select.setString(1, ledger);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    counts.merge(ReportedCall.state(rows), count(rows), Report::both);
                }
            }
        }
        return List.copyOf(counts.values());
    }

    private static StateCount count(ResultSet row) throws SQLException {
        return new StateCount(
                ReportedCall.state(row),
                row.getLong("number"),
                CallRow.instant(row, "oldest").toString());
    }

    /** Calls in doubt are of two kinds. */
    private static StateCount both(StateCount one, StateCount other) {
        boolean isOlder =
                one.oldest() != null
                        && Instant.parse(one.oldest()).isBefore(Instant.parse(other.oldest()));
        return new StateCount(
                one.state(),
                one.number() + other.number(),
                isOlder ? one.oldest() : other.oldest());
    }

    private List<LedgerCall> open(int max) throws SQLException {
        String sql =
                ReportedCall.SELECT
                        + " WHERE ledger = ? AND state IN ('claimed',"
                        + " 'submitted', 'unknown') ORDER BY claimed_at, request_key, call_number"
                        + " LIMIT ?";
        try (PreparedStatement select = Database.prepare(connection, sql)) {
            select.setString(1, ledger);
            select.setInt(2, max);
            return ReportedCall.all(select);
        }
    }

    private List<Spending> spent(Instant today, int days) throws SQLException {
        String sql =
                "SELECT paid_on, provider, model, unit, SUM(amount) AS amount, COUNT(*) AS number"
                        + " FROM (SELECT "
                        + Budget.Period.DAY.sql("changed_at", postgres)
                        + " AS paid_on, provider, model, COALESCE(cost, expected_cost) AS amount,"
                        + " cost_unit AS unit FROM seedream_call WHERE ledger = ? AND state ="
                        + " 'done' AND changed_at >= ?) AS paid GROUP BY paid_on, provider, model,"
                        + " unit ORDER BY paid_on DESC, provider, model, unit";
        try (PreparedStatement select = Database.prepare(connection, sql)) {
            select.setString(1, ledger);
            select.setObject(
                    2, OffsetDateTime.ofInstant(today, ZoneOffset.UTC).minusDays(days - 1L));
            try (ResultSet rows = select.executeQuery()) {
                List<Spending> spent = new ArrayList<>();
                while (rows.next()) {
                    spent.add(spending(rows));
                }
                return spent;
            }
        }
    }

    private static Spending spending(ResultSet row) throws SQLException {
        BigDecimal amount = row.getBigDecimal("amount");
        return new Spending(
                row.getString("paid_on"),
                row.getString("provider"),
                row.getString("model"),
                ReportedCall.cost(amount, row.getString("unit")),
                row.getLong("number"));
    }
}
