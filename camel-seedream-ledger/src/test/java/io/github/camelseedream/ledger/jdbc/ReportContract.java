package io.github.camelseedream.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.ledger.CallState;
import io.github.camelseedream.ledger.Claim;
import io.github.camelseedream.ledger.ClaimId;
import io.github.camelseedream.ledger.ClaimRequest;
import io.github.camelseedream.ledger.LedgerCall;
import io.github.camelseedream.ledger.LedgerReport;
import io.github.camelseedream.ledger.LedgerUnavailableException;
import io.github.camelseedream.ledger.Note;
import io.github.camelseedream.ledger.RecordedResult;
import io.github.camelseedream.ledger.Resolution;
import io.github.camelseedream.result.Cost;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a ledger tells people, in any database. */
abstract class ReportContract {

    static final Cost CENTS = new Cost(new BigDecimal("0.04"), "USD");

    static final RecordedResult RESULT =
            new RecordedResult(
                    "r-1",
                    "seedream-4.5",
                    CENTS,
                    Map.of("seed", 7),
                    List.of(
                            new RecordedResult.Image(
                                    "https://images.example/1.png?sig=a&b=\u00e9",
                                    "2026-12-01T00:00:00Z",
                                    "a hat\nwith \"feathers\"",
                                    null,
                                    null)));

    final String name = UUID.randomUUID().toString();
    JdbcLedger ledger;

    /** The same database for all tests. */
    abstract DataSource source();

    @BeforeEach
    void open() {
        ledger = ledger();
    }

    JdbcLedger ledger() {
        JdbcLedger made = new JdbcLedger(source());
        made.setName(name);
        made.setCreateSchema(true);
        return made;
    }

    @Test
    void theReportCountsTheCallsOfEachState() throws Exception {
        ledger.claim(call("at work"));
        ledger.note(taken(ledger.claim(call("unknown"))), new Note.Unknown("no answer"));
        ledger.note(taken(ledger.claim(call("submitted"))), new Note.Submitted(List.of("t-1")));
        ledger.note(taken(ledger.claim(call("done"))), new Note.Done(RESULT));
        ledger.note(taken(ledger.claim(call("done too"))), new Note.Done(costing("0.09")));
        ledger.note(taken(ledger.claim(call("rejected"))), new Note.Rejected("no"));
        ledger.note(taken(ledger.claim(call("not sent"))), new Note.NotSent("no"));
        JdbcLedger brief = ledger();
        brief.setLease(Duration.ofSeconds(1));
        brief.claim(call("dead"));
        await().until(() -> brief.claim(call("dead")) instanceof Claim.InDoubt);

        LedgerReport report = ledger.report(10, 2);

        assertThat(report.calls())
                .extracting(LedgerReport.StateCount::state, LedgerReport.StateCount::number)
                .containsExactly(
                        tuple(CallState.in_doubt, 2L),
                        tuple(CallState.at_work, 1L),
                        tuple(CallState.submitted, 1L),
                        tuple(CallState.done, 2L),
                        tuple(CallState.rejected, 1L),
                        tuple(CallState.not_sent, 1L));
        assertThat(report.calls())
                .allSatisfy(
                        count ->
                                assertThat(Instant.parse(count.oldest()))
                                        .isBetween(minutes(-5), minutes(5)));
    }

    @Test
    void theReportTellsTheFirstOpenCallsOneByOne() throws Exception {
        ledger.note(taken(ledger.claim(call("1"))), new Note.Unknown("no answer"));
        ledger.note(taken(ledger.claim(call("2"))), new Note.Done(RESULT));
        ledger.note(taken(ledger.claim(call("3"))), new Note.Submitted(List.of("t-1")));
        ledger.claim(call("4"));

        List<LedgerCall> open = ledger.report(10, 0).open();

        assertThat(open)
                .extracting(LedgerCall::key, LedgerCall::state)
                .containsExactly(
                        tuple("1", CallState.in_doubt),
                        tuple("3", CallState.submitted),
                        tuple("4", CallState.at_work));
        assertThat(open.get(0).reason()).isEqualTo("no answer");
        assertThat(open.get(0).cost()).isEqualTo(CENTS);
        assertThat(open.get(1).tasks()).containsExactly("t-1");
        assertThat(ledger.report(1, 0).open()).extracting(LedgerCall::key).containsExactly("1");
    }

    @Test
    void theCallsOfARequestAreTold() throws Exception {
        ledger.note(taken(ledger.claim(call("k"))), new Note.Submitted(List.of("t-1", "t-2")));
        ledger.claim(call("other"));

        assertThat(ledger.calls("k"))
                .singleElement()
                .satisfies(
                        call -> {
                            assertThat(call.key()).isEqualTo("k");
                            assertThat(call.call()).isEqualTo(1);
                            assertThat(call.state()).isEqualTo(CallState.submitted);
                            assertThat(call.tasks()).containsExactly("t-1", "t-2");
                        });
        assertThat(ledger.calls("none")).isEmpty();
    }

    @Test
    void theReportOfAnEmptyLedgerHasAllStatesAndNothingElse() throws Exception {
        LedgerReport report = ledger.report(10, 2);

        assertThat(report.calls()).hasSize(CallState.values().length);
        assertThat(report.calls())
                .allSatisfy(
                        count -> {
                            assertThat(count.number()).isZero();
                            assertThat(count.oldest()).isNull();
                        });
        assertThat(report.open()).isEmpty();
        assertThat(report.spent()).isEmpty();
    }

    @Test
    void theReportAddsUpWhatWasSpentInADayByProviderModelAndUnit() throws Exception {
        done("1", "apimart", "m-1", CENTS, CENTS);
        done("2", "apimart", "m-1", CENTS, null);
        done("3", "apimart", "m-1", null, new Cost(new BigDecimal("12"), "credits"));
        done("4", "apimart", "m-2", null, null);
        done("5", "fal", "m-1", CENTS, new Cost(new BigDecimal("0.50"), "USD"));
        done("yesterday", "fal", "m-1", CENTS, null);
        done("long ago", "fal", "m-1", CENTS, null);
        age("yesterday", 1);
        age("long ago", 2);

        LedgerReport report = ledger.report(0, 2);

        assertThat(report.spent())
                .extracting(
                        spent -> spent.provider() + " " + spent.model(),
                        spent -> String.valueOf(spent.cost()),
                        LedgerReport.Spending::calls)
                .containsExactly(
                        tuple("apimart m-1", "0.08 USD", 2L),
                        tuple("apimart m-1", "12 credits", 1L),
                        tuple("apimart m-2", "null", 1L),
                        tuple("fal m-1", "0.5 USD", 1L),
                        tuple("fal m-1", "0.04 USD", 1L));
        LocalDate today = LocalDate.parse(report.spent().get(0).day());
        assertThat(report.at()).startsWith(today.toString());
        assertThat(report.spent().get(4).day()).isEqualTo(today.minusDays(1).toString());
    }

    @Test
    void aCallThatWasPaidIsDoneAndItsBudgetIsSpent() throws Exception {
        ledger.setBudget("1.00 USD per day");
        ledger.note(taken(ledger.claim(call("k"))), new Note.Unknown("no answer"));

        Resolution.Outcome outcome = ledger.resolve(paid("k", null, null));

        assertThat(outcome.others()).isEmpty();
        assertThat(outcome.resolved())
                .extracting(LedgerCall::key, LedgerCall::state, LedgerCall::reason)
                .containsExactly(tuple("k", CallState.done, "it is on the bill"));
        assertThat(ledger.claim(call("k")))
                .isInstanceOfSatisfying(
                        Claim.Done.class,
                        done -> {
                            assertThat(done.result().images()).isEmpty();
                            assertThat(done.at()).isBetween(minutes(-5), minutes(5));
                        });
        assertThat(budget()).isEqualTo("spent 0.04, reserved 0");
        assertThat(ledger.report(0, 1).spent())
                .extracting(spent -> String.valueOf(spent.cost()))
                .containsExactly("0.04 USD");
        assertThat(resolvedBy("k")).isEqualTo("ann");
    }

    @Test
    void aCallThatWasPaidCostsWhatThePersonSays() throws Exception {
        ledger.setBudget("1.00 USD per day");
        ledger.note(taken(ledger.claim(call("k"))), new Note.Submitted(List.of("t-1")));

        ledger.resolve(paid("k", null, new Cost(new BigDecimal("0.09"), "USD")));

        assertThat(budget()).isEqualTo("spent 0.09, reserved 0");
        assertThat(ledger.report(0, 1).spent())
                .extracting(spent -> String.valueOf(spent.cost()))
                .containsExactly("0.09 USD");
    }

    @Test
    void aCallThatWasNotPaidGivesItsBudgetBackAndIsNewAgain() throws Exception {
        ledger.setBudget("0.04 USD per day");
        ClaimId claim = taken(ledger.claim(call("k")));
        ledger.note(claim, new Note.Submitted(List.of("t-1")));
        assertThat(ledger.claim(call("other"))).isInstanceOf(Claim.OverBudget.class);

        assertThat(ledger.resolve(notPaid("k")).resolved())
                .extracting(LedgerCall::state)
                .containsExactly(CallState.rejected);

        assertThat(budget()).isEqualTo("spent 0, reserved 0");
        assertThat(ledger.note(claim, new Note.Done(RESULT))).isFalse();
        assertThat(ledger.note("apimart", List.of("t-1"), new Note.Done(RESULT))).isFalse();
        assertThat(taken(ledger.claim(call("k", "other digest"))).attempt()).isEqualTo(2);
    }

    @Test
    void aDeadClaimIsResolvedAndALivingOneKeepsAllFromIt() throws Exception {
        JdbcLedger brief = ledger();
        brief.setLease(Duration.ofSeconds(1));
        brief.claim(call("k", 1));
        await().until(() -> brief.claim(call("k", 1)) instanceof Claim.InDoubt);
        ledger.claim(call("k", 2));

        Resolution.Outcome outcome = ledger.resolve(paid("k", null, null));

        assertThat(outcome.resolved()).isEmpty();
        assertThat(outcome.others())
                .extracting(LedgerCall::state)
                .containsExactly(CallState.in_doubt, CallState.at_work);
        assertThat(ledger.claim(call("k", 1))).isInstanceOf(Claim.InDoubt.class);
        assertThat(ledger.resolve(paid("k", 1, null)).resolved())
                .extracting(LedgerCall::call)
                .containsExactly(1);
        assertThat(ledger.claim(call("k", 1))).isInstanceOf(Claim.Done.class);
    }

    @Test
    void whatHasEndedOrIsNotThereStaysAsItIs() throws Exception {
        ledger.note(taken(ledger.claim(call("k", 1))), new Note.Done(RESULT));
        ledger.note(taken(ledger.claim(call("k", 2))), new Note.Unknown("no answer"));

        Resolution.Outcome outcome = ledger.resolve(notPaid("k"));

        assertThat(outcome.resolved()).extracting(LedgerCall::call).containsExactly(2);
        assertThat(outcome.others())
                .extracting(LedgerCall::call, LedgerCall::state)
                .containsExactly(tuple(1, CallState.done));
        assertThat(ledger.resolve(paid("k", null, null)).resolved()).isEmpty();
        assertThat(ledger.resolve(paid("other", null, null)).others()).isEmpty();
        assertThat(ledger.resolve(paid("k", 3, null)).others()).isEmpty();
        assertThat(ledger.claim(call("k", 2))).isInstanceOf(Claim.New.class);
    }

    @Test
    void oneOfManyWhoResolveAtOnceDoes() throws Exception {
        ledger.setBudget("1.00 USD per day");
        ledger.note(taken(ledger.claim(call("k"))), new Note.Unknown("no answer"));

        List<Resolution.Outcome> outcomes = atOnce(8, () -> ledger.resolve(paid("k", null, null)));

        assertThat(outcomes).filteredOn(outcome -> outcome.resolved().size() == 1).hasSize(1);
        assertThat(budget()).isEqualTo("spent 0.04, reserved 0");
    }

    private static Resolution paid(String key, Integer call, Cost cost) {
        return new Resolution(
                key, call, Resolution.Verdict.paid, cost, "ann", "it is\non the bill");
    }

    private static Resolution notPaid(String key) {
        return new Resolution(
                key, null, Resolution.Verdict.not_paid, null, "ann", "not on the bill");
    }

    /** Of the only period that the ledger has. */
    private String budget() throws SQLException {
        return text("SELECT spent, reserved FROM seedream_budget WHERE ledger = ?", 2);
    }

    private String resolvedBy(String key) throws SQLException {
        return text(
                "SELECT resolved_by FROM seedream_call WHERE request_key = '"
                        + key
                        + "' AND ledger = ?",
                1);
    }

    private String text(String sql, int columns) throws SQLException {
        try (Connection connection = source().getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, name);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return columns == 1
                        ? row.getString(1)
                        : "spent " + plain(row, 1) + ", reserved " + plain(row, 2);
            }
        }
    }

    private static String plain(ResultSet row, int column) throws SQLException {
        return row.getBigDecimal(column).stripTrailingZeros().toPlainString();
    }

    private static ClaimRequest call(String key, int number) {
        return new ClaimRequest(key, number, "digest", "apimart", "seedream-4.5", CENTS, false);
    }

    private void done(String key, String provider, String model, Cost expected, Cost real)
            throws LedgerUnavailableException {
        ClaimRequest call = new ClaimRequest(key, 1, "digest", provider, model, expected, false);
        ledger.note(
                taken(ledger.claim(call)),
                new Note.Done(new RecordedResult("", "", real, null, List.of())));
    }

    private void age(String key, int days) throws Exception {
        execute(
                source(),
                "UPDATE seedream_call SET changed_at = changed_at - INTERVAL '"
                        + days
                        + "' DAY WHERE request_key = '"
                        + key
                        + "' AND ledger = '"
                        + name
                        + "'");
    }

    static RecordedResult costing(String dollars) {
        return new RecordedResult(
                "", "", new Cost(new BigDecimal(dollars), "USD"), null, List.of());
    }

    static void execute(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static <T> List<T> atOnce(int threads, Callable<T> work) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier barrier = new CyclicBarrier(threads);
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(
                        executor.submit(
                                () -> {
                                    barrier.await();
                                    return work.call();
                                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }

    static ClaimRequest call(String key) {
        return call(key, "digest");
    }

    static ClaimRequest call(String key, String digest) {
        return new ClaimRequest(key, 1, digest, "apimart", "seedream-4.5", CENTS, false);
    }

    static ClaimId taken(Claim claim) {
        return ((Claim.New) claim).id();
    }

    static Instant minutes(int from) {
        return Instant.now().plus(Duration.ofMinutes(from));
    }
}
