/**
 * A ledger in a database. Start at {@link io.github.camelseedream.ledger.jdbc.JdbcLedger}; the
 * tables are in {@code schema-1.sql} beside it.
 */
package io.github.camelseedream.ledger.jdbc;
