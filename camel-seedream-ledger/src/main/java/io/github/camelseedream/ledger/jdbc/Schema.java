package io.github.camelseedream.ledger.jdbc;

import io.github.camelseedream.ledger.LedgerUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The tables of a ledger: creates them where that is wanted, and checks that they are there in the
 * version that this code knows. Safe for use by several threads.
 */
final class Schema {

    static final int VERSION = 1;

    /** Any number, the same in all processes: they create the tables one after the other. */
    private static final long LOCK = 7_323_351_642_001L;

    private final Database database;
    private final boolean create;
    private final boolean isFile;
    private volatile boolean isReady;
    private volatile boolean isPostgres;

    /**
     * @param isFile whether only one process at a time can open the database
     */
    Schema(Database database, boolean create, boolean isFile) {
        this.database = database;
        this.create = create;
        this.isFile = isFile;
    }

    /**
     * Checks once that the tables are there, and creates them where that is wanted.
     *
     * @return whether the database is a PostgreSQL
     * @throws LedgerUnavailableException if they are not; it is checked again the next time
     */
    boolean ready() throws LedgerUnavailableException {
        if (!isReady) {
            check();
        }
        return isPostgres;
    }

    private void check() throws LedgerUnavailableException {
        int version;
        // H2 is in this process, and commits each table that it creates
        synchronized (Schema.class) {
            version = database.transaction(this::version);
        }
        if (version > VERSION) {
            throw new LedgerUnavailableException(
                    "its tables are of version "
                            + version
                            + ", which is newer than "
                            + VERSION
                            + ", the newest that this camel-seedream-ledger knows. Use a newer one",
                    null);
        }
        if (version < VERSION) {
            throw new LedgerUnavailableException(
                    "its tables are missing. Run "
                            + script(VERSION)
                            + " of camel-seedream-ledger's jar, or set createSchema=true",
                    null);
        }
        isReady = true;
    }

    private int version(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        isPostgres = product.toLowerCase(Locale.ROOT).contains("postgres");
        try (Statement statement = connection.createStatement()) {
            if (isPostgres && create) {
                statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
            } else if (!isPostgres) {
                // what is committed outlives the process
                statement.execute("SET WRITE_DELAY 0");
            }
            int found = found(connection, statement);
            if (found == 0 && create) {
                for (String sql : statements(VERSION)) {
                    statement.execute(sql);
                }
                found = VERSION;
            }
            if (isFile && found == VERSION && isFirst(statement)) {
                statement.executeUpdate(
                        "UPDATE seedream_call SET lease_until = CURRENT_TIMESTAMP WHERE state ="
                                + " 'claimed' AND lease_until > CURRENT_TIMESTAMP");
            }
            return found;
        }
    }

    /**
     * Whether nothing else of this process has the file open, which no other process can: then
     * whoever claimed a call is dead.
     */
    private static boolean isFirst(Statement statement) throws SQLException {
        try (ResultSet rows =
                statement.executeQuery("SELECT COUNT(*) FROM INFORMATION_SCHEMA.SESSIONS")) {
            rows.next();
            return rows.getInt(1) == 1;
        }
    }

    private static int found(Connection connection, Statement statement) throws SQLException {
        if (!exists(connection, "seedream_ledger_schema")
                && !exists(connection, "SEEDREAM_LEDGER_SCHEMA")) {
            return 0;
        }
        try (ResultSet rows =
                statement.executeQuery("SELECT MAX(version) FROM seedream_ledger_schema")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static boolean exists(Connection connection, String table) throws SQLException {
        try (ResultSet tables =
                connection
                        .getMetaData()
                        .getTables(connection.getCatalog(), connection.getSchema(), table, null)) {
            return tables.next();
        }
    }

    static String script(int version) {
        return "io/github/camelseedream/ledger/jdbc/schema-" + version + ".sql";
    }

    private static List<String> statements(int version) {
        try (InputStream script =
                Schema.class.getClassLoader().getResourceAsStream(script(version))) {
            String sql = new String(script.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(sql.replaceAll("(?m)^\\s*--.*$", "").split(";"))
                    .map(String::trim)
                    .filter(statement -> !statement.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
