package io.github.camelseedream.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelseedream.ledger.Claim;
import io.github.camelseedream.ledger.ClaimId;
import io.github.camelseedream.ledger.LedgerUnavailableException;
import io.github.camelseedream.ledger.Note;
import io.github.camelseedream.ledger.RecordedResult;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class PostgresLedgerTest extends LedgerContract {

    private static final Set<String> ROUND_TRIPS =
            Set.of("execute", "executeQuery", "executeUpdate", "executeBatch", "commit");

    @Override
    DataSource source() {
        return Postgres.database();
    }

    @Override
    DataSource emptyDatabase() throws Exception {
        return Postgres.emptyDatabase();
    }

    @Test
    void aClaimAndItsNotesAreThreeRoundTrips() throws Exception {
        for (String budget : new String[] {null, "1000.00 USD per day"}) {
            AtomicInteger roundTrips = new AtomicInteger();
            JdbcLedger counted = new JdbcLedger(counted(DataSource.class, source(), roundTrips));
            counted.setName("counted " + budget);
            counted.setBudget(budget);
            counted.setCreateSchema(true);
            counted.claim(call("the first one looks at the tables"));
            roundTrips.set(0);

            ClaimId claim = taken(counted.claim(call("k")));
            counted.note(claim, new Note.Submitted(List.of("t-1")));
            counted.note(claim, new Note.Done(new RecordedResult("", "", null, null, null)));

            assertThat(roundTrips).as("with budget " + budget).hasValue(3);
        }
    }

    /** Through an index on states it would go through all open calls. */
    @Test
    void aNoteFindsItsRowByTheKeyInTablesThatHaveNoStatistics() throws Exception {
        DataSource fresh = emptyDatabase();
        JdbcLedger ledger = new JdbcLedger(fresh);
        ledger.setCreateSchema(true);
        ClaimId claim = taken(ledger.claim(call("k")));
        CallSelection selection = new CallTable("seedream", ledger.getLease()).claim(claim);
        StringBuilder plan = new StringBuilder();
        try (Connection connection = fresh.getConnection();
                PreparedStatement explain =
                        connection.prepareStatement("EXPLAIN " + CallTable.endSql(selection))) {
            CallTable.setEnd(explain, selection, CallEnd.of(new Note.Rejected("no")));
            try (ResultSet rows = explain.executeQuery()) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
        }

        assertThat(plan).contains("seedream_call_pkey");
    }

    @Test
    void aServerThatIsNotThereIsTold() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setServerNames(new String[] {"localhost"});
        nowhere.setPortNumbers(new int[] {1});

        assertThatThrownBy(() -> new JdbcLedger(nowhere).claim(call("k")))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessageContaining("Connection to localhost:1 refused");
    }

    @Test
    void aPoolThatDoesNotCommitByItselfIsTakenAsItIs() throws Exception {
        JdbcLedger ledger = ledger();
        JdbcLedger manual = new JdbcLedger(Postgres.manualCommit(source()));
        manual.setName(ledger.getName());

        ledger.claim(call("other"));
        manual.claim(call("k"));

        assertThat(ledger.claim(call("k"))).isInstanceOf(Claim.InProgress.class);
    }

    /** 100 callers that want 600 calls of 4 cents, where 10 dollars are 250 of them. */
    @Test
    void fourProcessesNeverExceedABudgetByACent() throws Exception {
        JdbcLedger ledger = ledger();
        ledger.setBudget("10.00 USD per month");
        ledger.note(taken(ledger.claim(call("first"))), new Note.NotSent("it makes the tables"));
        List<Process> spenders = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            spenders.add(
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    Spender.class.getName(),
                                    Postgres.server().getJdbcUrl("postgres", "postgres"),
                                    ledger.getName(),
                                    "10.00 USD per month",
                                    "25")
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start());
        }
        int paid = 0;
        for (Process spender : spenders) {
            paid += Integer.parseInt(spender.inputReader().readLine());
            assertThat(spender.waitFor()).isZero();
        }

        BigDecimal spent = new BigDecimal("0.04").multiply(BigDecimal.valueOf(paid));
        assertThat(paid).isBetween(200, 250);
        JdbcLedger narrow = ledger();
        narrow.setBudget("0.01 USD per month");
        assertThat(narrow.claim(call("last")))
                .isInstanceOfSatisfying(
                        Claim.OverBudget.class,
                        over -> {
                            assertThat(over.spent()).isEqualByComparingTo(spent);
                            assertThat(over.reserved()).isEqualByComparingTo("0");
                        });
    }

    /** The same object, whose calls over the wire are counted, and those of what it makes. */
    private static <T> T counted(Class<T> type, Object object, AtomicInteger roundTrips) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> {
                            if (ROUND_TRIPS.contains(method.getName())) {
                                roundTrips.incrementAndGet();
                            }
                            try {
                                Object result = method.invoke(object, arguments);
                                Class<?> made = method.getReturnType();
                                return made.isInterface()
                                                && made.getName().startsWith("java.sql.")
                                                && !made.getSimpleName().equals("ResultSet")
                                        ? counted(made, result, roundTrips)
                                        : result;
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        }));
    }
}
