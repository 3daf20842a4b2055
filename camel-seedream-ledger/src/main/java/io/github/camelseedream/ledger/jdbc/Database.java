package io.github.camelseedream.ledger.jdbc;

import io.github.camelseedream.ledger.LedgerUnavailableException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Runs statements in a transaction of their own, whatever the pool hands out and whatever
 * transaction the caller is in. Safe for use by several threads.
 */
final class Database {

    /** Seconds; a call waits for its claim. */
    private static final int STATEMENT_TIMEOUT = 10;

    private static final int MAX_TRIES = 20;

    /** Another claimed the same call first, or two transactions waited for each other. */
    private static final String DUPLICATE = "23505";

    private static final String SERIALIZATION = "40";

    private final DataSource source;

    Database(DataSource source) {
        this.source = source;
    }

    /** What is done in a transaction. */
    @FunctionalInterface
    interface Work<T> {

        T in(Connection connection) throws SQLException;
    }

    /** Several statements that all happen or none; again where another came first. */
    <T> T transaction(Work<T> work) throws LedgerUnavailableException {
        return run(false, work);
    }

    /** One statement, in one round trip. */
    <T> T statement(Work<T> work) throws LedgerUnavailableException {
        return run(true, work);
    }

    private <T> T run(boolean autoCommit, Work<T> work) throws LedgerUnavailableException {
        for (int i = 1; ; i++) {
            try (Connection connection = source.getConnection()) {
                return run(connection, autoCommit, work);
            } catch (SQLException e) {
                if (i == MAX_TRIES || !isRace(e)) {
                    throw new LedgerUnavailableException(firstLine(e), e);
                }
            }
        }
    }

    private static <T> T run(Connection connection, boolean autoCommit, Work<T> work)
            throws SQLException {
        boolean before = connection.getAutoCommit();
        if (before != autoCommit) {
            connection.setAutoCommit(autoCommit);
        }
        try {
            T result = work.in(connection);
            if (!autoCommit) {
                connection.commit();
            }
            return result;
        } catch (SQLException | RuntimeException | Error e) {
            if (!autoCommit) {
                rollback(connection, e);
            }
            throw e;
        } finally {
            if (before != autoCommit) {
                connection.setAutoCommit(before);
            }
        }
    }

    private static void rollback(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    static PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        // H2 is in this process, and takes a further statement for it
        if (!connection.getMetaData().getDatabaseProductName().equals("H2")) {
            statement.setQueryTimeout(STATEMENT_TIMEOUT);
        }
        return statement;
    }

    private static boolean isRace(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.equals(DUPLICATE) || state.startsWith(SERIALIZATION);
    }

    /** Whether a row with that key is there already. */
    static boolean isDuplicate(SQLException e) {
        return DUPLICATE.equals(e.getSQLState());
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
