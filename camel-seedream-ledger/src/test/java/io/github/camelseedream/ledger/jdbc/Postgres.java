package io.github.camelseedream.ledger.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** A real server for the tests of this JVM; it ends with that. */
final class Postgres {

    private static EmbeddedPostgres server;

    private Postgres() {}

    static synchronized EmbeddedPostgres server() {
        if (server == null) {
            try {
                server =
                        EmbeddedPostgres.builder()
                                .setServerConfig("max_connections", "300")
                                .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return server;
    }

    static DataSource database() {
        return server().getPostgresDatabase();
    }

    static DataSource emptyDatabase() throws Exception {
        return server().getDatabase("postgres", createDatabase());
    }

    /** A database without tables, for other processes. */
    static String urlOfEmptyDatabase() throws Exception {
        return server().getJdbcUrl("postgres", createDatabase());
    }

    private static String createDatabase() throws SQLException {
        String name = "db" + UUID.randomUUID().toString().replace("-", "");
        LedgerContract.execute(database(), "CREATE DATABASE " + name);
        return name;
    }

    /** Hands out connections that do not commit by themselves. */
    static DataSource manualCommit(DataSource source) {
        return (DataSource)
                Proxy.newProxyInstance(
                        DataSource.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (proxy, method, arguments) -> {
                            try {
                                Object made = method.invoke(source, arguments);
                                if (made instanceof Connection connection) {
                                    connection.setAutoCommit(false);
                                }
                                return made;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
