package io.github.camelseedream.ledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.ledger.Claim;
import io.github.camelseedream.ledger.ClaimId;
import io.github.camelseedream.ledger.ClaimRequest;
import io.github.camelseedream.ledger.LedgerUnavailableException;
import io.github.camelseedream.ledger.Note;
import io.github.camelseedream.result.Cost;
import java.math.BigDecimal;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a ledger does in any database. */
@Timeout(120)
abstract class LedgerContract extends ReportContract {

    @Test
    void aCallIsNewOnceAndInProgressForOthers() throws Exception {
        Claim first = ledger.claim(call("k"));

        assertThat(first).isEqualTo(new Claim.New(new ClaimId("k", 1, 1)));
        assertThat(ledger().claim(call("k")))
                .isInstanceOfSatisfying(
                        Claim.InProgress.class,
                        other ->
                                assertThat(Duration.between(other.since(), other.until()))
                                        .isEqualTo(Duration.ofMinutes(1)));
        assertThat(ledger.claim(call("other"))).isInstanceOf(Claim.New.class);
    }

    @Test
    void aCallThatIsDoneKeepsItsResult() throws Exception {
        ledger.note(taken(ledger.claim(call("k"))), new Note.Done(RESULT));

        assertThat(ledger().claim(call("k")))
                .isInstanceOfSatisfying(
                        Claim.Done.class,
                        done -> {
                            assertThat(done.result()).isEqualTo(RESULT);
                            assertThat(done.at()).isBetween(minutes(-5), minutes(5));
                        });
    }

    @Test
    void aCallThatIsSubmittedKeepsItsTasksUntilItIsDone() throws Exception {
        ledger.note(taken(ledger.claim(call("k"))), new Note.Submitted(List.of("t-1", "t-2")));

        Claim.Submitted submitted = (Claim.Submitted) ledger().claim(call("k"));
        assertThat(submitted.tasks()).containsExactly("t-1", "t-2");
        assertThat(ledger.note(submitted.id(), new Note.Done(RESULT))).isTrue();
        assertThat(ledger.claim(call("k"))).isInstanceOf(Claim.Done.class);
    }

    @Test
    void aCallIsFoundByItsTasks() throws Exception {
        ledger.note(taken(ledger.claim(call("k"))), new Note.Submitted(List.of("t-1", "t-2")));

        assertThat(ledger.note("apimart", List.of("t-1"), new Note.Done(RESULT))).isFalse();
        assertThat(ledger.note("apiframe", List.of("t-1", "t-2"), new Note.Done(RESULT))).isFalse();
        assertThat(ledger.note("apimart", List.of("t-1", "t-2"), new Note.Done(RESULT))).isTrue();
        assertThat(ledger.claim(call("k")))
                .isInstanceOfSatisfying(
                        Claim.Done.class,
                        done -> assertThat(done.tasks()).containsExactly("t-1", "t-2"));
    }

    @Test
    void whatIsRefusedOrNotSentIsNewAgainForAnyRequest() throws Exception {
        ledger.note(taken(ledger.claim(call("k"))), new Note.Rejected("no money"));
        Claim second = ledger.claim(call("k", "other digest"));
        ledger.note(taken(second), new Note.NotSent("no network"));

        assertThat(taken(second).attempt()).isEqualTo(2);
        assertThat(taken(ledger.claim(call("k"))).attempt()).isEqualTo(3);
    }

    @Test
    void anotherRequestUnderTheKeyIsTold() throws Exception {
        ledger.claim(call("k"));

        assertThat(ledger.claim(call("k", "other digest"))).isInstanceOf(Claim.OtherRequest.class);
    }

    @Test
    void whatIsUnknownIsInDoubtUntilSomebodyAcceptsASecondBill() throws Exception {
        ledger.note(taken(ledger.claim(call("k"))), new Note.Unknown("no answer"));

        assertThat(ledger.claim(call("k"))).isInstanceOf(Claim.InDoubt.class);
        assertThat(taken(ledger.claim(repeating("k"))).attempt()).isEqualTo(2);
    }

    @Test
    void aClaimWhoseOwnerDiedIsInDoubtAfterItsLease() throws Exception {
        ledger.setLease(Duration.ofSeconds(1));
        ledger.claim(call("k"));

        assertThat(ledger.claim(repeating("k"))).isInstanceOf(Claim.InProgress.class);
        await().untilAsserted(
                        () ->
                                assertThat(ledger.claim(call("k")))
                                        .isInstanceOf(Claim.InDoubt.class));
    }

    @Test
    void aRenewedLeaseGoesOn() throws Exception {
        ledger.setLease(Duration.ofSeconds(1));
        ClaimId claim = taken(ledger.claim(call("k")));
        Instant first = until(ledger.claim(call("k")));
        JdbcLedger patient = ledger();
        patient.setLease(Duration.ofHours(1));

        patient.renew(List.of(claim, new ClaimId("nobody's", 1, 1)));

        assertThat(until(ledger.claim(call("k")))).isAfter(first.plusSeconds(3000));
    }

    @Test
    void aNoteOfAnEarlierAttemptDoesNotCount() throws Exception {
        ClaimId first = taken(ledger.claim(call("k")));
        ledger.note(first, new Note.Unknown("no answer"));
        ledger.claim(repeating("k"));

        assertThat(ledger.note(first, new Note.Done(RESULT))).isFalse();
        assertThat(ledger.claim(call("k"))).isInstanceOf(Claim.InProgress.class);
    }

    @Test
    void aLateNoteDoesNotUndoTheEnd() throws Exception {
        ClaimId claim = taken(ledger.claim(call("k")));
        ledger.note(claim, new Note.Done(RESULT));

        assertThat(ledger.note(claim, new Note.Submitted(List.of("t-1")))).isFalse();
        assertThat(ledger.note(claim, new Note.Done(RESULT))).isFalse();
        assertThat(ledger.claim(call("k"))).isInstanceOf(Claim.Done.class);
    }

    @Test
    void ledgersOfOtherNamesAreApart() throws Exception {
        ledger.claim(call("k"));
        JdbcLedger other = ledger();
        other.setName("other " + name.substring(0, 20));

        assertThat(other.claim(call("k"))).isInstanceOf(Claim.New.class);
    }

    @Test
    void theLongestKeyIsTaken() throws Exception {
        assertThat(ledger.claim(call("\u00e4".repeat(255)))).isInstanceOf(Claim.New.class);
    }

    @Test
    void oneOfManyThreadsThatClaimAtOnceIsNew() throws Exception {
        for (int round = 0; round < 20; round++) {
            String key = "round " + round;
            List<Claim> claims = atOnce(8, () -> ledger().claim(call(key)));

            assertThat(claims).filteredOn(Claim.New.class::isInstance).hasSize(1);
            assertThat(claims).filteredOn(Claim.InProgress.class::isInstance).hasSize(7);
        }
    }

    @Test
    void oneOfManyThreadsThatRepeatADoubtIsNew() throws Exception {
        for (int round = 0; round < 20; round++) {
            String key = "round " + round;
            ledger.note(taken(ledger.claim(call(key))), new Note.Unknown("no answer"));

            List<Claim> claims = atOnce(8, () -> ledger().claim(repeating(key)));

            assertThat(claims).filteredOn(Claim.New.class::isInstance).hasSize(1);
        }
    }

    @Test
    void aClaimOutlivesTheRollbackOfItsCaller() throws Exception {
        try (Connection caller = source().getConnection()) {
            caller.setAutoCommit(false);
            ledger.claim(call("k"));
            caller.rollback();
        }
        assertThat(ledger.claim(call("k"))).isInstanceOf(Claim.InProgress.class);
    }

    @Test
    void missingTablesAreToldAndCreatedWhereThatIsWanted() throws Exception {
        DataSource empty = emptyDatabase();
        JdbcLedger strict = new JdbcLedger(empty);
        assertThatThrownBy(() -> strict.claim(call("k")))
                .isInstanceOf(LedgerUnavailableException.class)
                .hasMessage(
                        "its tables are missing. Run"
                                + " io/github/camelseedream/ledger/jdbc/schema-1.sql of"
                                + " camel-seedream-ledger's jar, or set createSchema=true");

        JdbcLedger creating = new JdbcLedger(empty);
        creating.setCreateSchema(true);

        assertThat(creating.claim(call("k"))).isInstanceOf(Claim.New.class);
        assertThat(strict.claim(call("k"))).isInstanceOf(Claim.InProgress.class);
    }

    @Test
    void processesThatCreateTheTablesAtOnceDoNotDisturbEachOther() throws Exception {
        DataSource empty = emptyDatabase();

        List<Claim> claims =
                atOnce(
                        4,
                        () -> {
                            JdbcLedger creating = new JdbcLedger(empty);
                            creating.setCreateSchema(true);
                            return creating.claim(call("k"));
                        });

        assertThat(claims).filteredOn(Claim.New.class::isInstance).hasSize(1);
    }

    @Test
    void tablesOfANewerVersionAreNotTouched() throws Exception {
        DataSource newer = emptyDatabase();
        JdbcLedger creating = new JdbcLedger(newer);
        creating.setCreateSchema(true);
        creating.claim(call("k"));
        execute(newer, "UPDATE seedream_ledger_schema SET version = 2");

        JdbcLedger old = new JdbcLedger(newer);
        old.setCreateSchema(true);

        assertThatThrownBy(() -> old.claim(call("k")))
                .hasMessage(
                        "its tables are of version 2, which is newer than 1, the newest that this"
                                + " camel-seedream-ledger knows. Use a newer one");
    }

    @Test
    void aBudgetLetsOutWhatItHasRoomFor() throws Exception {
        ledger.setBudget("0.10 USD per day");
        ClaimId first = taken(ledger.claim(call("1")));
        ClaimId second = taken(ledger.claim(call("2")));

        assertThat(ledger.claim(call("3")))
                .isInstanceOfSatisfying(
                        Claim.OverBudget.class,
                        over -> {
                            assertThat(over.limit()).hasToString("0.10 USD");
                            assertThat(over.spent()).isEqualByComparingTo("0");
                            assertThat(over.reserved()).isEqualByComparingTo("0.08");
                            assertThat(over.expected()).isEqualTo(CENTS);
                            assertThat(over.frees()).isBetween(minutes(-5), minutes(1445));
                        });
        ledger.note(first, new Note.Rejected("no"));
        assertThat(ledger.claim(call("3"))).isInstanceOf(Claim.New.class);
        ledger.note(second, new Note.Done(RESULT));
        assertThat(over("4").spent()).isEqualByComparingTo("0.04");
        assertThat(over("4").reserved()).isEqualByComparingTo("0.04");
    }

    @Test
    void aBudgetIsSettledWithTheRealCost() throws Exception {
        ledger.setBudget("0.10 USD per month");
        ClaimId claim = taken(ledger.claim(call("1")));
        ledger.note(claim, new Note.Submitted(List.of("t-1")));
        ledger.note("apimart", List.of("t-1"), new Note.Done(costing("0.09")));

        assertThat(over("2").spent()).isEqualByComparingTo("0.09");
        assertThat(over("2").reserved()).isEqualByComparingTo("0");
    }

    @Test
    void whatIsInDoubtStaysReservedAndIsSpentWhenItIsSentAgain() throws Exception {
        ledger.setBudget("0.10 USD per day");
        ledger.note(taken(ledger.claim(call("1"))), new Note.Unknown("no answer"));
        ClaimId again = taken(ledger.claim(repeating("1")));

        assertThat(over("2").spent()).isEqualByComparingTo("0.04");
        assertThat(over("2").reserved()).isEqualByComparingTo("0.04");
        ledger.note(again, new Note.Rejected("no"));
        assertThat(ledger.claim(call("2"))).isInstanceOf(Claim.New.class);
    }

    @Test
    void anUnknownCostIsRefusedUnlessItIsAllowed() throws Exception {
        ledger.setBudget("0.10 USD per day");
        ClaimRequest free = new ClaimRequest("1", 1, "digest", "apimart", "m", null, false);
        ClaimRequest credits =
                new ClaimRequest(
                        "2", 1, "d", "apimart", "m", new Cost(BigDecimal.ONE, "credits"), false);

        assertThat(ledger.claim(free)).isInstanceOf(Claim.OverBudget.class);
        assertThat(ledger.claim(credits)).isInstanceOf(Claim.OverBudget.class);
        JdbcLedger generous = ledger();
        generous.setBudget("0.10 USD per day");
        generous.setUnknownCost(JdbcLedger.UnknownCost.allow);
        generous.note(taken(generous.claim(free)), new Note.Done(costing("0.09")));

        assertThat(ledger.claim(free)).isInstanceOf(Claim.Done.class);
        assertThat(over("3").spent()).isEqualByComparingTo("0.09");
    }

    @Test
    void manyThreadsNeverExceedABudget() throws Exception {
        List<Claim> claims =
                atOnce(
                        20,
                        () -> {
                            JdbcLedger own = ledger();
                            own.setBudget("0.40 USD per day");
                            return own.claim(call(UUID.randomUUID().toString()));
                        });

        assertThat(claims).filteredOn(Claim.New.class::isInstance).hasSize(10);
        assertThat(claims).filteredOn(Claim.OverBudget.class::isInstance).hasSize(10);
    }

    private Claim.OverBudget over(String key) throws LedgerUnavailableException {
        return (Claim.OverBudget) ledger.claim(call(key));
    }

    /** A database without tables. */
    abstract DataSource emptyDatabase() throws Exception;

    private static ClaimRequest repeating(String key) {
        return new ClaimRequest(key, 1, "digest", "apimart", "seedream-4.5", CENTS, true);
    }

    private static Instant until(Claim claim) {
        return ((Claim.InProgress) claim).until();
    }
}
