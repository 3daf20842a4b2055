package io.github.camelseedream.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.camelseedream.ledger.Claim;
import io.github.camelseedream.ledger.ClaimId;
import io.github.camelseedream.ledger.ClaimRequest;
import io.github.camelseedream.ledger.Note;
import io.github.camelseedream.ledger.RecordedResult;
import io.github.camelseedream.ledger.jdbc.JdbcLedger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/** A database with a ledger, and with a table that somebody made for the purpose by hand. */
final class LedgerDatabase implements AutoCloseable {

    static final String LEDGER = "ledger";
    static final String HAND_WRITTEN = "hand-written";

    private static final String RESULT_JSON =
            "{\"images\":[{\"url\":\"https://images.example/1.png\"}]}";

    private static final RecordedResult RESULT =
            new RecordedResult(
                    "",
                    "seedream-4.5",
                    null,
                    null,
                    List.of(
                            new RecordedResult.Image(
                                    "https://images.example/1.png", null, null, null, null)));

    private final boolean isPostgres;
    private final HikariDataSource pool;
    private final JdbcLedger ledger;

    LedgerDatabase(String url, int connections) throws Exception {
        isPostgres = url.startsWith("jdbc:postgresql:");
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(url);
        settings.setUsername(isPostgres ? "postgres" : "sa");
        settings.setMaximumPoolSize(connections);
        pool = new HikariDataSource(settings);
        ledger = new JdbcLedger(pool);
        ledger.setCreateSchema(true);
        // makes the tables
        ledger.note(new ClaimId("", 1, 1), new Note.NotSent(""));
        execute(
                "CREATE TABLE IF NOT EXISTS hand_written (request_key VARCHAR(255) PRIMARY KEY,"
                        + " state VARCHAR(16) NOT NULL, changed_at TIMESTAMP WITH TIME ZONE NOT"
                        + " NULL, result VARCHAR)");
    }

    JdbcLedger ledger() {
        return ledger;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Fills the ledger with calls whose owner died. */
    void addOpenCalls(int calls) throws SQLException {
        execute(
                "INSERT INTO seedream_call (ledger, request_key, call_number, attempt, digest,"
                        + " state, provider, model, claimed_at, changed_at, lease_until, reserved)"
                        + " SELECT 'seedream', 'open-' || x, 1, 1, 'digest', 'claimed',"
                        + " 'lumenfall', 'seedream-4.5', CURRENT_TIMESTAMP, CURRENT_TIMESTAMP,"
                        + " CURRENT_TIMESTAMP, 0 FROM "
                        + (isPostgres ? "generate_series" : "SYSTEM_RANGE")
                        + "(1, "
                        + calls
                        + ") AS numbers(x)");
        if (isPostgres) {
            execute("VACUUM ANALYZE seedream_call");
        }
    }

    /** What a call needs of it: one statement before, one after. */
    void call(String contender) throws Exception {
        if (contender.equals(LEDGER)) {
            note(claim());
        } else {
            writeByHand(UUID.randomUUID().toString());
        }
    }

    ClaimId claim() throws Exception {
        ClaimRequest call =
                new ClaimRequest(
                        UUID.randomUUID().toString(),
                        1,
                        "digest",
                        "lumenfall",
                        "seedream-4.5",
                        null,
                        false);
        return ((Claim.New) ledger.claim(call)).id();
    }

    void note(ClaimId claim) throws Exception {
        if (!ledger.note(claim, new Note.Done(RESULT))) {
            throw new IllegalStateException(claim + " is gone");
        }
    }

    private void writeByHand(String key) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                "INSERT INTO hand_written (request_key, state, changed_at) VALUES"
                                        + " (?, 'claimed', CURRENT_TIMESTAMP)")) {
            insert.setString(1, key);
            insert.executeUpdate();
        }
        try (Connection connection = pool.getConnection();
                PreparedStatement update =
                        connection.prepareStatement(
                                "UPDATE hand_written SET state = 'done', changed_at ="
                                        + " CURRENT_TIMESTAMP, result = ? WHERE request_key = ?")) {
            update.setString(1, RESULT_JSON);
            update.setString(2, key);
            update.executeUpdate();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
