package io.github.camelseedream.ledger.jdbc;

import io.github.camelseedream.ledger.AccountState;
import io.github.camelseedream.ledger.CallState;
import io.github.camelseedream.ledger.Claim;
import io.github.camelseedream.ledger.ClaimId;
import io.github.camelseedream.ledger.ClaimRequest;
import io.github.camelseedream.ledger.Ledger;
import io.github.camelseedream.ledger.LedgerCall;
import io.github.camelseedream.ledger.LedgerReport;
import io.github.camelseedream.ledger.LedgerUnavailableException;
import io.github.camelseedream.ledger.Note;
import io.github.camelseedream.ledger.Resolution;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * A ledger in H2 or PostgreSQL. Each claim and each note is a transaction of its own, also within a
 * transaction of the caller's: what may be paid for is in the ledger whatever becomes of that. All
 * times are the database's. Its setters are for one thread before it is used; then it is safe for
 * use by several threads, and by several processes with the same settings.
 */
public final class JdbcLedger implements Ledger, AutoCloseable {

    private final Database database;

    /** Of a file of its own; empty where the connections are somebody else's. */
    private final Optional<JdbcConnectionPool> file;

    private String name = "seedream";
    private Duration lease = Duration.ofMinutes(1);
    private boolean createSchema;
    private Budget budget;
    private UnknownCost unknownCost = UnknownCost.refuse;
    private volatile Tables tables;

    /** What is done with a call whose cost nobody knows, where there is a budget. */
    public enum UnknownCost {
        /** It is not sent. */
        refuse,
        /** It is sent, and counts once its cost is known. */
        allow
    }

    /** What follows from the settings, once they are read. */
    private record Tables(Schema schema, CallTable calls, Optional<BudgetTable> budget) {}

    /**
     * @param source where the tables are; a pool, since each claim and each note takes a connection
     */
    public JdbcLedger(DataSource source) {
        this(source, Optional.empty());
    }

    private JdbcLedger(DataSource source, Optional<JdbcConnectionPool> file) {
        this.database = new Database(source);
        this.file = file;
    }

    /**
     * A ledger in an H2 database of its own, for one process at a time; the tables are created.
     * What an earlier process had claimed and not noted is in doubt at once: that process is dead,
     * since this one could open the file. It needs {@code com.h2database:h2} on the class path.
     *
     * @param file the database's file, without its ending {@code .mv.db}
     */
    public static JdbcLedger inFile(Path file) {
        JdbcConnectionPool pool =
                JdbcConnectionPool.create(
                        "jdbc:h2:file:" + file.toAbsolutePath() + ";WRITE_DELAY=0", "sa", "");
        JdbcLedger ledger = new JdbcLedger(pool, Optional.of(pool));
        ledger.setCreateSchema(true);
        return ledger;
    }

    @Override
    public Claim claim(ClaimRequest call) throws LedgerUnavailableException {
        Tables all = tables();
        boolean postgres = all.schema().ready();
        boolean mayBeNew = all.budget().filter(money -> money.refuses(call)).isEmpty();
        boolean isAtOnce = mayBeNew && (postgres || all.budget().isEmpty());
        if (isAtOnce && insertAtOnce(all, call, postgres)) {
            return first(call);
        }
        return database.transaction(connection -> claim(connection, all, call, postgres));
    }

    private boolean insertAtOnce(Tables all, ClaimRequest call, boolean postgres)
            throws LedgerUnavailableException {
        return database.statement(
                connection -> all.calls().insertAtOnce(connection, call, all.budget(), postgres));
    }

    private static Claim first(ClaimRequest call) {
        return new Claim.New(new ClaimId(call.key(), call.call(), 1));
    }

    /**
     * The row is locked first and the budget then, and a row that is not there is inserted last: so
     * no two wait for each other.
     */
    private Claim claim(Connection connection, Tables all, ClaimRequest call, boolean postgres)
            throws SQLException {
        Optional<CallRow> row = all.calls().locked(connection, call);
        Optional<Claim> standing = row.isPresent() ? row.get().standing(call) : Optional.empty();
        if (standing.isPresent()) {
            return standing.get();
        }
        Reservation reservation = Reservation.NONE;
        if (all.budget().isPresent()) {
            BudgetTable money = all.budget().get();
            Optional<Reservation> reserved =
                    money.refuses(call)
                            ? Optional.empty()
                            : money.reserve(connection, call, postgres);
            if (reserved.isEmpty()) {
                return money.over(connection, call, postgres);
            }
            reservation = reserved.get();
        }
        if (row.isEmpty()) {
            all.calls().insert(connection, call, reservation);
            return first(call);
        }
        if (row.get().isInDoubt() && row.get().period() != null) {
            BudgetTable.spendReserved(connection, name, call);
        }
        all.calls().claimAgain(connection, call, reservation);
        return new Claim.New(new ClaimId(call.key(), call.call(), row.get().attempt() + 1));
    }

    @Override
    public boolean note(ClaimId claim, Note note) throws LedgerUnavailableException {
        return note(tables().calls().claim(claim), note);
    }

    @Override
    public boolean note(String provider, List<String> tasks, Note note)
            throws LedgerUnavailableException {
        return note(tables().calls().tasks(provider, tasks), note);
    }

    private boolean note(CallSelection call, Note note) throws LedgerUnavailableException {
        boolean postgres = tables().schema().ready();
        if (note instanceof Note.Submitted || note instanceof Note.Unknown) {
            return database.statement(
                    connection -> tables.calls().noteOpen(connection, call, note));
        }
        return end(call, CallEnd.of(note), postgres);
    }

    private boolean end(CallSelection call, CallEnd end, boolean postgres)
            throws LedgerUnavailableException {
        if (budget == null
                && database.statement(
                        connection -> CallTable.endUnbudgeted(connection, call, end))) {
            return true;
        }
        return postgres
                ? database.statement(connection -> endAtOnce(connection, call, end))
                : database.transaction(connection -> end(connection, call, end));
    }

    /** PostgreSQL: ends the call and settles its budget in one statement. */
    private boolean endAtOnce(Connection connection, CallSelection call, CallEnd end)
            throws SQLException {
        String sql =
                "WITH noted AS ("
                        + CallTable.endSql(call)
                        + " RETURNING reserved, budget_period), settled AS (UPDATE seedream_budget"
                        + " b SET reserved = b.reserved - n.reserved, spent = b.spent +"
                        + " COALESCE(?, n.reserved) FROM noted n WHERE b.ledger = ? AND b.period ="
                        + " n.budget_period RETURNING 1) SELECT COUNT(*) FROM noted";
        try (PreparedStatement update = Database.prepare(connection, sql)) {
            int next = CallTable.setEnd(update, call, end);
            update.setBigDecimal(next, spent(end));
            update.setString(next + 1, name);
            try (ResultSet rows = update.executeQuery()) {
                rows.next();
                return rows.getInt(1) > 0;
            }
        }
    }

    /** H2: the same in a transaction. */
    private boolean end(Connection connection, CallSelection call, CallEnd end)
            throws SQLException {
        Reservation reservation;
        String select =
                "SELECT reserved, budget_period FROM seedream_call"
                        + call.where()
                        + CallTable.OPEN
                        + " FOR UPDATE";
        try (PreparedStatement open = Database.prepare(connection, select)) {
            call.parameters().set(open, 1);
            try (ResultSet rows = open.executeQuery()) {
                if (!rows.next()) {
                    return false;
                }
                reservation = new Reservation(rows.getBigDecimal(1), rows.getString(2));
            }
        }
        try (PreparedStatement update = Database.prepare(connection, CallTable.endSql(call))) {
            CallTable.setEnd(update, call, end);
            update.executeUpdate();
        }
        settle(connection, reservation, spent(end));
        return true;
    }

    private void settle(Connection connection, Reservation reservation, BigDecimal spent)
            throws SQLException {
        if (reservation.period() == null) {
            return;
        }
        String sql =
                "UPDATE seedream_budget SET reserved = reserved - ?, spent = spent + ? WHERE ledger"
                        + " = ? AND period = ?";
        try (PreparedStatement update = Database.prepare(connection, sql)) {
            update.setBigDecimal(1, reservation.amount());
            update.setBigDecimal(2, spent == null ? reservation.amount() : spent);
            update.setString(3, name);
            update.setString(4, reservation.period());
            update.executeUpdate();
        }
    }

    /** What a budget is to take for it; null for what was reserved. */
    private BigDecimal spent(CallEnd end) {
        if (!end.isPaid()) {
            return BigDecimal.ZERO;
        }
        boolean isKnown =
                end.cost() != null && budget != null && budget.currency().equals(end.cost().unit());
        return isKnown ? end.cost().amount() : null;
    }

    @Override
    public void renew(Collection<ClaimId> claims) throws LedgerUnavailableException {
        Tables all = tables();
        database.statement(
                connection -> {
                    all.calls().renew(connection, claims);
                    return null;
                });
    }

    @Override
    public LedgerReport report(int maxOpen, int days) throws LedgerUnavailableException {
        boolean postgres = tables().schema().ready();
        return database.transaction(
                connection -> new Report(connection, name, postgres).of(maxOpen, days));
    }

    @Override
    public void closeAccount(String account, Duration wait) throws LedgerUnavailableException {
        tables().schema().ready();
        database.statement(
                connection -> {
                    new AccountTable(name, account).close(connection, wait);
                    return null;
                });
    }

    @Override
    public AccountState account(String account, int permits, Duration spacing)
            throws LedgerUnavailableException {
        boolean postgres = tables().schema().ready();
        AccountTable table = new AccountTable(name, account);
        return database.statement(
                connection ->
                        permits == 0
                                ? table.state(connection)
                                : table.take(connection, permits, spacing, postgres));
    }

    @Override
    public Resolution.Outcome resolve(Resolution resolution) throws LedgerUnavailableException {
        CallTable calls = tables().calls();
        tables().schema().ready();
        return database.transaction(connection -> resolve(connection, calls, resolution));
    }

    /** As in a claim, the rows are locked first and the budget then. */
    private Resolution.Outcome resolve(
            Connection connection, CallTable calls, Resolution resolution) throws SQLException {
        CallSelection all = calls.request(resolution.key(), resolution.call());
        List<LedgerCall> found = ReportedCall.locked(connection, all);
        if (found.stream().anyMatch(call -> call.state() == CallState.at_work)) {
            return new Resolution.Outcome(List.of(), found);
        }
        for (LedgerCall call : found) {
            if (call.state().isOpen()) {
                end(connection, calls.request(call.key(), call.call()), CallEnd.of(resolution));
            }
        }
        Map<Boolean, List<LedgerCall>> after =
                ReportedCall.locked(connection, all).stream()
                        .collect(Collectors.partitioningBy(call -> wasOpen(found, call)));
        return new Resolution.Outcome(after.get(true), after.get(false));
    }

    private static boolean wasOpen(List<LedgerCall> before, LedgerCall call) {
        return before.stream().anyMatch(one -> one.call() == call.call() && one.state().isOpen());
    }

    /** The calls under a key, in the order of their images; empty where none was ever claimed. */
    public List<LedgerCall> calls(String key) throws LedgerUnavailableException {
        CallTable calls = tables().calls();
        tables().schema().ready();
        return database.transaction(
                connection -> ReportedCall.locked(connection, calls.request(key, null)));
    }

    private Tables tables() {
        if (tables == null) {
            tables =
                    new Tables(
                            new Schema(database, createSchema, file.isPresent()),
                            new CallTable(name, lease),
                            Optional.ofNullable(budget)
                                    .map(
                                            money ->
                                                    new BudgetTable(
                                                            name,
                                                            money,
                                                            unknownCost == UnknownCost.allow)));
        }
        return tables;
    }

    @Override
    public boolean hasBudget() {
        return budget != null;
    }

    @Override
    public Duration lease() {
        return lease;
    }

    /** Closes the file of {@link #inFile}; a {@code DataSource} that was given stays open. */
    @Override
    public void close() {
        file.ifPresent(JdbcConnectionPool::dispose);
    }

    public String getName() {
        return name;
    }

    /**
     * Tells ledgers in the same tables apart, each with a budget of its own; 1 to 64 characters.
     */
    public void setName(String name) {
        if (name.isEmpty() || name.length() > 64) {
            throw new IllegalArgumentException(
                    "the name of a ledger has 1 to 64 characters, and not " + name.length());
        }
        this.name = name;
    }

    public Duration getLease() {
        return lease;
    }

    /**
     * How long a claim holds without being renewed, 1 minute by default; at least a second. It is
     * renewed three times as often, and a process that dies is noticed so much later.
     */
    public void setLease(Duration lease) {
        if (lease.toMillis() < 1000) {
            throw new IllegalArgumentException(
                    "a lease is at least a second, and not " + lease.toMillis() + " ms");
        }
        this.lease = lease;
    }

    public boolean isCreateSchema() {
        return createSchema;
    }

    /** Whether the tables are created where they are missing; else their absence is an error. */
    public void setCreateSchema(boolean createSchema) {
        this.createSchema = createSchema;
    }

    public String getBudget() {
        return budget == null ? null : budget.toString();
    }

    /**
     * How much may be spent, as {@link Budget#parse} reads it; null for no limit.
     *
     * @throws IllegalArgumentException if it is not understood
     */
    public void setBudget(String budget) {
        this.budget = budget == null ? null : Budget.parse(budget);
    }

    public UnknownCost getUnknownCost() {
        return unknownCost;
    }

    /** What is done with a call whose cost nobody knows, where there is a budget. */
    public void setUnknownCost(UnknownCost unknownCost) {
        this.unknownCost = unknownCost;
    }
}
